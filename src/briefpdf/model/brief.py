"""A brief as its author wrote it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..source.text import Span
from .reference import PartialDate

DRAWN_KINDS = ("timeline", "bar", "line")
FIGURE_KINDS = (*DRAWN_KINDS, "table", "image")


@dataclass(frozen=True, slots=True)
class Author:
    """An author of a brief."""

    name: str
    title: str | None = None


@dataclass(frozen=True, slots=True)
class FigureSpec:
    """A figure or table that the front matter declares.

    `claims` are ids of claims and `values` names of their values, in order, each with its place;
    `axis` is the title of a chart's axis, `total` the last row of a table (`true` or
    `claim.value`). `file` and `source` belong to images (`source` is a key of refs.bib or a text).
    """

    id: str
    kind: str
    title: str
    span: Span
    subtitle: str | None = None
    across: bool = False
    claims: tuple[tuple[str, Span], ...] = ()
    values: tuple[tuple[str, Span], ...] = ()
    axis: str | None = None
    total: str | None = None
    file: str | None = None
    alt: str | None = None
    source: str | None = None
    notes: str | None = None
    spans: Mapping[str, Span] = field(default_factory=dict)

    def at(self, name: str) -> Span:
        """The place of a field, or of the figure's id where it has no such field."""
        return self.spans.get(name, self.span)


@dataclass(frozen=True, slots=True)
class Brief:
    """A brief: its front matter, and its body (Markdown and Jinja) not yet expanded.

    `id` is the file's name without its ending. `body_start` is the offset of the body in the
    file; `span` is the front matter's first line. `unread` names the fields that are written but
    could not be read, which is a finding already.
    """

    id: str
    path: str
    span: Span
    title: str = ""
    number: str = ""
    version: str | None = None
    date: PartialDate | None = None
    status: str | None = None
    template: str | None = None
    to: tuple[str, ...] = ()
    fit: bool = False
    lang: str = "en-US"
    notice: str | None = None
    authors: tuple[Author, ...] = ()
    figures: Mapping[str, FigureSpec] = field(default_factory=dict)
    body: str = ""
    body_start: int = 0
    spans: Mapping[str, Span] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()

    def at(self, name: str) -> Span:
        """The place of a field, or of the front matter's first line where it has none."""
        return self.spans.get(name, self.span)

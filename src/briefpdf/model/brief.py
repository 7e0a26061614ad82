"""A brief as its author wrote it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct, field

from ..source.text import Span
from .reference import PartialDate

# Whether a file carries what its claims rest on.
EMBED, EVIDENCES = "embed", ("embed", "none")
DRAWN_KINDS = ("timeline", "bar", "line")
# What `total` says where the rows are to be added up.
_ADDED = frozenset({"", "true", "yes", "on"})
FIGURE_KINDS = (*DRAWN_KINDS, "table", "image")


class Author(Struct, frozen=True, array_like=True):
    """An author of a brief."""

    name: str
    title: str | None = None


class FigureSpec(Struct, frozen=True, array_like=True):
    """A figure or table that the front matter declares.

    `claims` are ids of claims and `values` names of their values, in order, each with its place;
    `axis` is the title of a chart's axis; `head` names what the claims are, `columns` what values
    are called, by their names; `total` is the last row of a table (`true` or `claim.value`),
    `total_label` its words; `missing` stands for a value that a claim lacks; `direction` is how
    bars stand. `file` and `source` belong to images (`source` is a key of refs.bib or a text).
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
    head: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    total: str | None = None
    total_label: str | None = None
    missing: str | None = None
    direction: Literal["rows", "columns"] | None = None
    file: str | None = None
    alt: str | None = None
    source: str | None = None
    notes: str | None = None
    spans: Mapping[str, Span] = field(default_factory=dict)

    def at(self, name: str) -> Span:
        """The place of a field, or of the figure's id where it has no such field."""
        return self.spans.get(name, self.span)

    @property
    def has_total(self) -> bool:
        """Whether the table ends with a total."""
        return self.total is not None or self.total_label is not None

    @property
    def total_claim(self) -> str | None:
        """The id of the claim that states the total; None where the rows are added up."""
        written = (self.total or "").strip()
        return None if written.casefold() in _ADDED else written.partition(".")[0]


class Brief(Struct, frozen=True, array_like=True):
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
    evidence: str | None = None
    annex: bool = False
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

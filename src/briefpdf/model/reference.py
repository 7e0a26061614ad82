"""A source as refs.bib describes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..source.text import Span
from .dates import PartialDate


@dataclass(frozen=True, slots=True)
class Name:
    """A person (given, particle, family, suffix) or, with `family` alone, a body."""

    family: str
    given: str = ""
    particle: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """One entry of refs.bib, its LaTeX decoded and its strings, `#` and inheritance resolved.

    `type` and the names of `fields` are in lower case; `span` is the entry's key where it is
    written; `spans` holds the place of each field's value that the entry itself writes.
    """

    key: str
    type: str
    span: Span
    fields: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, tuple[Name, ...]] = field(default_factory=dict)
    date: PartialDate | None = None
    files: tuple[str, ...] = ()
    spans: Mapping[str, Span] = field(default_factory=dict)

    def get(self, *names: str) -> str:
        """The first of these fields that the entry has, or an empty text."""
        return next((self.fields[name] for name in names if self.fields.get(name)), "")

    def at(self, name: str) -> Span:
        """The place of a field, or of the entry's key where it has no such field of its own."""
        return self.spans.get(name, self.span)

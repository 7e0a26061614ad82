"""What a reader or a rule has to say about a place in a file."""

from __future__ import annotations

from typing import Generic, TypeVar

from msgspec import Struct

from .text import Span

T = TypeVar("T")


class Edit(Struct, frozen=True, array_like=True):
    """A replacement of one span by `text`."""

    span: Span
    text: str


class Fix(Struct, frozen=True, array_like=True):
    """A change that would mend a defect; `safe` when no meaning can be lost by it."""

    title: str
    edits: tuple[Edit, ...]
    safe: bool = False


class Related(Struct, frozen=True, array_like=True):
    """Another place that belongs to the defect, and what it is."""

    span: Span
    message: str


class Diagnostic(Struct, frozen=True, array_like=True):
    """A defect and where it is.

    `code` names the rule, which decides how severe it is. `claim`, `source` and `brief` are the
    ids of what the defect is in, where it is in one: they decide which briefs it stops. `limited`
    says that a limit of time or memory is why: with more of it, nothing may be wrong. `kind` says
    of a finding about evidence what it is about: a number, a name, a negation.
    """

    code: str
    message: str
    span: Span
    hints: tuple[str, ...] = ()
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    claim: str | None = None
    source: str | None = None
    brief: str | None = None
    limited: bool = False
    kind: str | None = None


class Parsed(Struct, Generic[T], frozen=True):
    """What a reader returns: the value as far as it could be read, and what was wrong."""

    value: T
    diagnostics: tuple[Diagnostic, ...] = ()

"""The blocks of refs.bib as they are written, before anything in them is resolved."""

from __future__ import annotations

from dataclasses import dataclass, field

from ...source.diagnostic import Fix
from ...source.text import Span


@dataclass(frozen=True, slots=True)
class Head:
    """The `@type{` of a block: the offsets of its `@` and of its `{` or `(`, type in lower case."""

    type: str
    at: int
    opener: int
    closing: str


@dataclass(frozen=True, slots=True)
class Term:
    """A part of a value: the inside of braces or quotes, or a bare word or number."""

    start: int
    end: int
    bare: bool


@dataclass(frozen=True, slots=True)
class Field:
    """A field: its name as written, the offset of the name and of the value.

    A value in one pair of braces or quotes goes from behind the first to before the last and has
    no `terms`; any other goes from its first term to its last.
    """

    name: str
    at: int
    start: int
    end: int
    terms: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True)
class Slip:
    """A mistake in an entry that can be read all the same: the code of its finding and the rest."""

    code: str
    message: str
    span: Span
    hint: str
    fix: Fix | None = None


@dataclass(frozen=True, slots=True)
class Key:
    """The key of an entry as it is written and where, and the offset behind it and its comma."""

    text: str
    start: int
    end: int
    after: int


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry whose structure could be read; `end` is the offset behind its last brace."""

    head: Head
    key: Key
    fields: tuple[Field, ...]
    end: int
    slips: tuple[Slip, ...] = field(default=())


class UnreadableError(Exception):
    """Why a block cannot be read, in a clause, what to do about it, and how far reading came."""

    def __init__(self, reason: str, hint: str, reached: int = 0) -> None:
        super().__init__(reason)
        self.reason = reason
        self.hint = hint
        self.reached = reached

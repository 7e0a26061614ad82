"""Finds where the blocks of refs.bib begin."""

from __future__ import annotations

from msgspec import Struct

from ...source.diagnostic import Fix
from ...source.pattern import lazy_pattern
from ...source.text import Span

_TYPE = r"[^\W\d][\w.:+/-]*+"
_LINE = r"(?<![^\r\n])[ \t]*+"

# What follows free text: a comment to the end of its line, the head of a block, or the head of an
# entry whose `@` is missing (the first field must follow, so that text is not taken for one).
BLOCK = lazy_pattern(
    rf"%[^\r\n]*+|(?P<line>{_LINE})?(?P<at>@)[ \t]*+(?=[^\W\d]|[{{(])"
    rf"(?P<type>{_TYPE})?(?:\s*+(?P<open>[{{(]))?"
    rf"|{_LINE}(?P<bald>{_TYPE}[ \t]*+(?P<brace>\{{)[ \t]*+(?P<key>[^\s,={{}}\"%]++))"
    rf"(?=\s*+,\s*+[A-Za-z][\w-]*+\s*+=\s*+[{{\"\w])"
)

# The head of an entry at the beginning of a line ends whatever before it was not closed.
_START = lazy_pattern(
    rf"{_LINE}(?P<at>@)[ \t]*+(?:(?i:string|preamble|comment)[ \t]*+[{{(]"
    rf"|{_TYPE}[ \t]*+[{{(](?:\s*+[^\s,={{}}\"]*+(?:[ \t]++[^\s,={{}}\"]++)*+\s*+[,=]"
    rf"|[ \t]*+[^\s,={{}}\"][^\r\n,={{}}\"]*+[\r\n]))"
)

# A field that follows the end of an entry: a brace too many closed it. Free text may stand there
# too, so the field has a comma before it or its value has braces or quotes.
OUTSIDE = lazy_pattern(
    r"[\s})]*+(?P<comma>,)?[\s,})]*+(?P<name>[A-Za-z][\w-]*+)\s*+=\s*+(?:[{\"]|(?(comma)\w|(?!)))"
)


def entry_starts(content: str) -> list[int]:
    """The offsets of every `@` that begins an entry at the beginning of a line."""
    return [match.start("at") for match in _START.finditer(content)]


class Head(Struct, frozen=True):
    """The `@type{` of a block: the offsets of its `@` and of its `{` or `(`, type in lower case."""

    type: str
    at: int
    opener: int
    closing: str


class Term(Struct, frozen=True):
    """A part of a value: the inside of braces or quotes, or a bare word or number."""

    start: int
    end: int
    bare: bool


class Field(Struct, frozen=True):
    """A field: its name as written, the offset of the name and of the value.

    A value in one pair of braces or quotes goes from behind the first to before the last and has
    no `terms`; any other goes from its first term to its last.
    """

    name: str
    at: int
    start: int
    end: int
    terms: tuple[Term, ...] = ()


class Slip(Struct, frozen=True):
    """A mistake in an entry that can be read all the same: the code of its finding and the rest."""

    code: str
    message: str
    span: Span
    hint: str
    fix: Fix | None = None


class Key(Struct, frozen=True):
    """The key of an entry as it is written and where, and the offset behind it and its comma."""

    text: str
    start: int
    end: int
    after: int


class Entry(Struct, frozen=True):
    """An entry whose structure could be read; `end` is the offset behind its last brace."""

    head: Head
    key: Key
    fields: tuple[Field, ...]
    end: int
    slips: tuple[Slip, ...] = ()


class UnreadableError(Exception):
    """Why a block cannot be read, in a clause, what to do about it, and how far reading came.

    `unclosed` says that the block has no end: what is written behind it may fall into it.
    """

    def __init__(self, reason: str, hint: str, reached: int = 0, unclosed: bool = False) -> None:
        super().__init__(reason)
        self.unclosed = unclosed
        self.reason = reason
        self.hint = hint
        self.reached = reached

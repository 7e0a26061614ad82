"""Text and the places in it."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from itertools import accumulate
from typing import Protocol

from msgspec import Struct

from .pattern import lazy_pattern

_LINE_END = lazy_pattern(r"\r\n|\r|\n")


class Span(Struct, frozen=True, order=True, array_like=True):
    """A stretch of one file, from `start` up to but not including `end`, in code points.

    `path` is relative to the workspace, with forward slashes.
    """

    path: str
    start: int
    end: int

    def within(self, start: int, end: int) -> Span:
        """The part of this span from `start` to `end`, counted from the span's own start."""
        return Span(self.path, self.start + start, self.start + end)


class Lines(Protocol):
    """Whatever says where in a text an offset is."""

    def line_column(self, offset: int) -> tuple[int, int]:
        """The line and the column of an offset, both counted from 1, in code points."""


class Text(Struct, frozen=True, dict=True):
    """The text of one file, exactly as it is on disk (line ends included)."""

    path: str
    content: str

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """The offset at which each line begins; the first is always 0."""
        if "\r" not in self.content:
            # Half a million lines of a bibliography are counted without a step of Python for each.
            lengths = map((1).__add__, map(len, self.content.split("\n")))
            return tuple(accumulate(lengths, initial=0))[:-1]
        return (0, *(match.end() for match in _LINE_END.finditer(self.content)))

    def line_column(self, offset: int) -> tuple[int, int]:
        """The line and the column of an offset, both counted from 1, in code points."""
        offset = max(0, min(offset, len(self.content)))
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1

    def line(self, number: int) -> str:
        """The text of a line, counted from 1, without its line end; empty past the last."""
        if not 1 <= number <= len(self.line_starts):
            return ""
        start = self.line_starts[number - 1]
        following = self.line_starts[number : number + 1]
        return self.content[start : following[0] if following else None].rstrip("\r\n")

    def line_span(self, number: int) -> Span:
        """The span of a line without its indent and its line end, counted from 1."""
        if not 1 <= number <= len(self.line_starts):
            return Span(self.path, len(self.content), len(self.content))
        start, line = self.line_starts[number - 1], self.line(number)
        indent = len(line) - len(line.lstrip())
        return Span(self.path, start + indent, start + max(indent, len(line.rstrip())))

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """A span of this text; the whole of it without arguments."""
        return Span(self.path, start, len(self.content) if end is None else end)

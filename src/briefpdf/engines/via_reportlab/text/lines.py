"""Stretches of text as lines of a width."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...content.characters import WORD_JOINER, one_for_each_glyph
from .breaks import chunks
from .stretch import Stretch, ems

# What a sum of widths may be off by.
_SLACK = 0.01


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text, and how wide it is."""

    stretches: tuple[Stretch, ...]
    width: float

    @property
    def words(self) -> int:
        """How many words the line has."""
        return sum(len(stretch.text.split()) for stretch in self.stretches if not stretch.joined)

    @property
    def anchors(self) -> tuple[str, ...]:
        """The places that the line has for links."""
        return tuple(one.anchor for one in self.stretches if one.anchor is not None)


@dataclass(slots=True)
class _Chunk:
    """What stays in one line; `space` is what stands before it unless it begins a line."""

    stretches: list[Stretch]
    width: float
    space: Stretch | None
    ends_line: bool


def break_lines(
    stretches: Sequence[Stretch], width: float, unbroken: bool = False
) -> tuple[Line, ...]:
    """Fill lines in order; a word that is wider than the lines is broken where it must be."""
    lines: list[Line] = []
    current: list[Stretch] = []
    used = 0.0
    for chunk in _chunks(stretches, unbroken):
        if chunk.ends_line:
            lines.append(_line(current, used))
            current, used = [], 0.0
            continue
        space = chunk.space.width if chunk.space and current else 0.0
        if current and used + space + chunk.width > width + _SLACK:
            lines.append(_line(current, used))
            current, used, space = [], 0.0, 0.0
        if chunk.width > width + _SLACK and not unbroken:
            *full, (current, used) = _pieces(chunk.stretches, width)
            lines += (_line(piece, wide) for piece, wide in full)
            continue
        if current and chunk.space:
            current.append(chunk.space)
        current += chunk.stretches
        used += space + chunk.width
    if current or not lines:
        lines.append(_line(current, used))
    return tuple(lines)


def natural_widths(stretches: Sequence[Stretch], unbroken: bool = False) -> tuple[float, float]:
    """How wide text is at least, that no word is broken, and in one line, in points."""
    least = most = used = 0.0
    for chunk in _chunks(stretches, unbroken):
        if chunk.ends_line:
            used = 0.0
            continue
        used += chunk.width + (chunk.space.width if chunk.space and used else 0.0)
        least, most = max(least, chunk.width), max(most, used)
    return least, most


def _chunks(stretches: Sequence[Stretch], unbroken: bool) -> Iterator[_Chunk]:
    text, starts = "", []
    for stretch in stretches:
        starts.append(len(text))
        # What is joined takes part as one sign that nothing can be broken around.
        text += WORD_JOINER * len(stretch.text) if stretch.joined else stretch.text
    spaces: list[Stretch | None] = [None] * len(starts)
    index, before = 0, 0
    has_breaks = "\n" in text
    for start, end in chunks(text, unbroken):
        for _ in range(text.count("\n", before, start) if has_breaks else 0):
            yield _Chunk([], 0.0, None, True)
        space = None
        if start > before:
            while index + 1 < len(starts) and starts[index + 1] <= before:
                index += 1
            if spaces[index] is None:
                spaces[index] = _space(stretches[index])
            is_space = not has_breaks or text[before:start].strip("\n")
            space = spaces[index] if is_space else None
        while index + 1 < len(starts) and starts[index + 1] <= start:
            index += 1
        pieces = _cut(stretches, starts, index, start, end)
        wide = pieces[0].width if len(pieces) == 1 else sum(piece.width for piece in pieces)
        yield _Chunk(pieces, wide, space, False)
        before = end
    for _ in range(text.count("\n", before)):
        yield _Chunk([], 0.0, None, True)


def _cut(
    stretches: Sequence[Stretch], starts: Sequence[int], index: int, start: int, end: int
) -> list[Stretch]:
    own, at = stretches[index], starts[index]
    if at <= start and end <= at + len(own.text):
        # As nearly all words do, it stands in one stretch.
        return [own.saying(own.text[start - at : end - at], own.anchor if start == at else None)]
    pieces = []
    while index < len(stretches) and starts[index] < end:
        stretch, at = stretches[index], starts[index]
        first, last = max(start - at, 0), min(end - at, len(stretch.text))
        if last > first:
            anchor = stretch.anchor if first == 0 else None
            whole = first == 0 and last == len(stretch.text)
            pieces.append(stretch if whole else stretch.saying(stretch.text[first:last], anchor))
        index += 1
    return pieces


def _pieces(stretches: Sequence[Stretch], width: float) -> Iterator[tuple[list[Stretch], float]]:
    """A word too wide for its line, broken between letters; what is joined keeps one before it."""
    current: list[Stretch] = []
    used = 0.0
    for stretch in stretches:
        if stretch.joined:
            current.append(stretch)
            used += stretch.width
            continue
        first = 0
        for index, sign in enumerate(stretch.text):
            wide = ems(stretch.font, sign) * stretch.size
            if used and used + wide > width + _SLACK:
                if index > first:
                    current.append(_part(stretch, first, index))
                yield current, used
                current, used, first = [], 0.0, index
            used += wide
        if first < len(stretch.text):
            current.append(_part(stretch, first, len(stretch.text)))
    yield current, used


def _part(stretch: Stretch, first: int, last: int) -> Stretch:
    anchor = stretch.anchor if first == 0 else None
    return stretch.saying(stretch.text[first:last], anchor)


def _space(stretch: Stretch) -> Stretch:
    """The space behind words of a stretch, at which a line may end."""
    return stretch._replace(text=" ", anchor=None, joined=False)


def _line(stretches: Sequence[Stretch], width: float) -> Line:
    """Stretches that look the same drawn in one go, with the signs that the fonts have."""
    merged: list[Stretch] = []
    texts: list[str] = []
    first: Stretch | None = None
    for stretch in stretches:
        if first is not None and first.same_look(stretch):
            texts.append(stretch.text)
            continue
        if first is not None:
            merged.append(_merged(first, texts))
        first, texts = stretch, [stretch.text]
    if first is not None:
        merged.append(_merged(first, texts))
    return Line(tuple(merged), width)


def _merged(first: Stretch, texts: Sequence[str]) -> Stretch:
    return first.saying(one_for_each_glyph("".join(texts)), first.anchor)

"""Merges three states of a file, as git hands them to a merge driver."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Callable
from typing import TypeVar

from msgspec import Struct

from ...readers.claims import read_claims
from ...source.git_merge import merge_by_lines
from ...source.text import Text
from ..original import newline_of
from .bibliography import bibliography_merger, bibliography_pieces
from .merger import Merger
from .pieces import Piece, Unmergeable
from .registry import registry_merger, registry_pieces

T = TypeVar("T", str, bool)


class Merged(Struct, frozen=True):
    """What became of a merge: the file, and in how many places both sides changed the same."""

    data: bytes
    conflicts: int


def merge_files(base: bytes, ours: bytes, theirs: bytes, path: str) -> Merged:
    """Merge a registry or a bibliography; which of them a file is, its name says.

    What is not made of pieces with names of their own is merged by lines, as git does it. Raises
    `Mendable` where that cannot be done either.
    """
    if path.lower().endswith(".bib"):
        read, merger = bibliography_pieces, bibliography_merger()
    else:
        read, merger = registry_pieces, registry_merger()
    try:
        return _by_pieces(base, ours, theirs, read, merger)
    except (Unmergeable, UnicodeDecodeError):
        return Merged(*merge_by_lines(base, ours, theirs))


def _by_pieces(
    base: bytes, ours: bytes, theirs: bytes, read: Callable[[str], Piece], merger: Merger
) -> Merged:
    sides = [data.removeprefix(BOM_UTF8).decode() for data in (base, ours, theirs)]
    marks = [data.startswith(BOM_UTF8) for data in (base, ours, theirs)]
    breaks = [newline_of(side) if side else "" for side in sides]
    newline = _picked(*breaks)
    texts = [side.replace(newline or "\n", "\n") for side in sides]
    if len({*breaks} - {""}) > 1:
        texts = [side.replace("\r\n", "\n") for side in sides]
    ends = [text.endswith("\n") or not text for text in texts]
    pieces = (read(text if end else text + "\n") for text, end in zip(texts, ends, strict=True))
    old, one, other = pieces
    merged = merger.merge(old, one, other)
    if not merger.conflicts:
        _check(merged, one, other, read)
    if not _picked(*ends) and merged.endswith("\n") and not merger.conflicts:
        merged = merged[:-1]
    merged = merged.replace("\n", newline or "\n")
    mark = BOM_UTF8 if _picked(*marks) else b""
    return Merged(mark + merged.encode(), merger.conflicts)


def _picked(base: T, ours: T, theirs: T) -> T:
    return theirs if ours == base else ours


def _check(merged: str, ours: Piece, theirs: Piece, read: Callable[[str], Piece]) -> None:
    """Make sure that what was put together reads as such. Raises `Unmergeable`."""
    found = {piece.name for piece in _things(read(merged))}
    sides = {piece.name for side in (ours, theirs) for piece in _things(side)}
    if not found <= sides:
        raise Unmergeable("pieces have run into each other")
    if read is registry_pieces and len(read_claims(Text("", merged)).value) < len(found):
        raise Unmergeable("claims have been lost")


def _things(piece: Piece) -> list[Piece]:
    """The claims or entries of a file."""
    return [
        thing
        for item in piece.items
        for thing in (item.items if item.name == "claims" and not item.sep else [item])
    ]

"""A bibliography as pieces: entries, their fields, and what stands between them."""

from __future__ import annotations

from ...readers.bib.references import read_entries
from ...readers.bib.syntax import Entry, Field
from ...source.pattern import lazy_pattern
from ...source.text import Text
from ..tree.nodes import line_end, line_start, next_line
from .merger import Merger
from .pieces import Piece, Unmergeable

_COMMA = lazy_pattern(r"\s*,")


def bibliography_merger() -> Merger:
    """Merges bibliographies by entry and field."""
    return Merger(_is_same_entry)


def bibliography_pieces(content: str) -> Piece:
    """A bibliography in pieces. Raises `Unmergeable` where not all of it can be read."""
    blocks = read_entries(Text("", content))
    if blocks.unreadable or blocks.unclosed:
        raise Unmergeable("not all of its entries can be read")
    piece, at = Piece("", ""), 0
    every = (*blocks.entries, *blocks.strings, *blocks.sets)
    for entry in sorted(every, key=lambda one: one.head.at):
        start, end = line_start(content, entry.head.at), next_line(content, entry.end)
        if content[start : entry.head.at].strip():
            start = entry.head.at
        if content[entry.end : line_end(content, entry.end)].strip():
            end = entry.end
        if start < at:
            raise Unmergeable("two entries share a line")
        item = _entry(content, entry, start, end)
        item.lead = content[at:start]
        piece.items.append(item)
        at = end
    piece.tail, piece.vacant = content[at:], not piece.items
    return piece


def _entry(content: str, entry: Entry, start: int, end: int) -> Piece:
    if entry.head.type == "string":
        names = ",".join(sorted(field.name.lower() for field in entry.fields))
        return Piece(f"@string {names}", content[start:end])
    whole = Piece(entry.key.text.lower(), content[start:end])
    at = entry.key.after
    if not entry.fields or content[at - 1 : at] != ",":
        return whole
    piece = Piece(whole.name, content[start:at], sep=",")
    for number, field in enumerate(entry.fields):
        stop = _value_end(content, field)
        comma = _COMMA.match(content, stop)
        last = number + 1 == len(entry.fields)
        if comma is None and not last:
            return whole
        stop = comma.end() - 1 if comma else stop
        piece.items.append(Piece(field.name.lower(), content[at:stop], sep=","))
        piece.closed = comma is not None
        at = stop + 1 if comma else stop
    piece.tail = content[at:end]
    return piece


def _value_end(content: str, field: Field) -> int:
    """The offset behind a value, its closing brace or quotation mark included."""
    bare = field.terms[-1].bare if field.terms else content[field.start - 1] not in '{"'
    at = field.terms[-1].end if field.terms else field.end
    return at if bare else at + 1


def _is_same_entry(one: Piece, other: Piece) -> bool:
    """Whether two pieces are one entry: they have the same fields, or the same title."""
    fields, others = ({item.name: item.text for item in side.items} for side in (one, other))
    title = fields.get("title")
    return one.inner == other.inner or (title is not None and title == others.get("title"))

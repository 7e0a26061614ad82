"""A claim registry as pieces: claims, their fields, and what stands between them."""

from __future__ import annotations

from ...model.people import folded
from ...source.text import Text
from ..claims.add import plain
from ..lock import Refused
from ..original import splice
from ..tree.change import into_list, put_at, take_at
from ..tree.nodes import (
    Node,
    column,
    dash,
    line_end,
    line_start,
    next_line,
    past_comments,
    read_tree,
)
from ..tree.scalars import Value
from .merger import Merger
from .pieces import Piece, Unmergeable

# By these fields, the items of a list are told apart.
_NAMES = ("key", "by")
# Claims stand in the one field of a registry.
_DEPTH = 2


def registry_merger() -> Merger:
    """Merges registries by claim and field, reviews by person."""
    return Merger(_is_same_claim, {"review": merge_reviews}, _DEPTH)


def registry_pieces(content: str) -> Piece:
    """A registry in pieces. Raises `Unmergeable` where it is no YAML in blocks."""
    try:
        root = read_tree(Text("", content))
    except Refused as refused:
        raise Unmergeable(str(refused)) from None
    if root is None:
        return Piece("", "", [], content, vacant=True)
    if root.kind != "mapping" or root.flow:
        raise Unmergeable("it is not written in blocks")
    piece = Piece("", "")
    end = _add_items(piece, content, root, 0)
    piece.tail = content[end:]
    return piece


def _add_items(piece: Piece, content: str, node: Node, at: int) -> int:
    """Give a piece the items of a block, which follow from an offset on; the offset behind them."""
    for key, value in node.items:
        start = key.start if key is not None else dash(content, value)
        first = line_start(content, start)
        inline = bool(content[first:start].strip())
        begin = start if inline else first
        name = key.value if key is not None else _name_of(value)
        item, end = _read(content, name, begin, column(content, start), value)
        item.lead, item.inline = content[at:begin], inline
        if key is None:
            item.listed, item.about = True, _text_of(value, "quote")
        piece.items.append(item)
        at = end
    return at


def _read(content: str, name: str, start: int, indent: int, value: Node) -> tuple[Piece, int]:
    """The piece of a field or an item that begins at an offset, and the offset behind it."""
    block = value.kind in ("mapping", "sequence") and not value.flow and value.items
    if not block:
        end = past_comments(content, line_end(content, value.end), indent)
        end = next_line(content, end)
        vacant = value.is_null or (value.kind in ("mapping", "sequence") and not value.items)
        return Piece(name, content[start:end], vacant=vacant), end
    key, item = value.items[0]
    first = key.start if key is not None else dash(content, item)
    behind = next_line(content, start)
    head_end = first if first < behind else behind
    piece = Piece(name, content[start:head_end])
    end = _add_items(piece, content, value, head_end)
    last = end - (2 if content[:end].endswith("\r\n") else 1)
    further = past_comments(content, last, indent)
    if further > last:
        piece.tail = content[end : next_line(content, further)]
        end = next_line(content, further)
    return piece, end


def _name_of(item: Node) -> str:
    named = (name for field in _NAMES if (name := _text_of(item, field)))
    return next(named, item.value if item.kind == "scalar" else "")


def _text_of(item: Node, field: str) -> str:
    found = item.find(field) if item.kind == "mapping" else None
    return folded(found[1].value) if found and found[1].kind == "scalar" else ""


def _is_same_claim(one: Piece, other: Piece) -> bool:
    """Whether two pieces are one claim, by what it states or what backs it."""
    fields = {item.name: item.text for item in one.items}
    others = {item.name: item.text for item in other.items}
    same = [name for name in ("statement", "sources", "basis") if fields.get(name) is not None]
    return one.inner == other.inner or any(fields[name] == others.get(name) for name in same[:1])


def merge_reviews(base: Piece | None, ours: Piece, theirs: Piece) -> str | None:
    """The reviews of a claim that two sides added or renewed; None where one person's differ."""
    try:
        old, one, other = (_reviews(side) if side else {} for side in (base, ours, theirs))
    except Refused:
        return None
    merged: dict[str, dict[str, Value]] = {}
    for name in dict.fromkeys((*one, *other)):
        was, mine, yours = old.get(name), one.get(name), other.get(name)
        if mine == yours or yours == was:
            found = mine
        elif mine == was:
            found = yours
        else:
            return None
        if found is not None:
            merged[name] = found
    if merged == other and "#" not in ours.text:
        return theirs.text
    if "#" in theirs.text or not merged:
        return None if merged != one else ours.text
    try:
        return _edited(ours.text, one, merged)
    except Refused:
        return None


def _reviews(piece: Piece) -> dict[str, dict[str, Value]]:
    """The reviews of a field by who made them. Raises `Refused`."""
    root = read_tree(Text("", piece.text))
    value = plain(root.items[0][1] if root else None, piece.name)
    listed = [value] if isinstance(value, dict) else value
    found: dict[str, dict[str, Value]] = {}
    for item in listed:
        by = item.get("by") if isinstance(item, dict) else None
        if not isinstance(item, dict) or not isinstance(by, str) or folded(by) in found:
            raise Refused("these are no reviews of one person each")
        found[folded(by)] = item
    return found


def _edited(
    content: str, before: dict[str, dict[str, Value]], after: dict[str, dict[str, Value]]
) -> str:
    """Our field with the reviews that it is to have."""
    text = Text("", content)
    root = read_tree(text)
    lone = root is not None and root.items[0][1].kind == "mapping"
    names = list(before)
    for name in [one for one in names if one not in after]:
        text = Text("", splice(text, take_at(text, ["review", str(names.index(name))], 1)))
        names.remove(name)
    if lone and len(after) > 1:
        text = Text("", splice(text, into_list(text, ["review"])))
        lone = False
    for name, review in after.items():
        if before.get(name) == review:
            continue
        if name not in names:
            names.append(name)
        path = ["review", *([] if lone else [str(names.index(name))])]
        text = Text("", splice(text, put_at(text, path, review)))
    return text.content

"""Changes of one place in a YAML text, named by the keys and numbers that lead to it.

Each function returns the edits that make the change, having made sure that the edited text means
what was meant and nothing else; they raise `Refused` where it would not.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ...source.diagnostic import Edit
from ...source.text import Text
from ..lock import Refused
from .meaning import check_unshared, hold, meaning, meaning_of_value
from .nodes import Node, body_start, read_tree
from .scalars import Value, write_key
from .values import (
    add_field,
    add_item,
    nested,
    place_of_field,
    replace_value,
    take_out,
    wrap_in_list,
)


class _Way:
    """The nodes from the root of a text to a place in it, and what each means."""

    def __init__(self, text: Text) -> None:
        self.root = read_tree(text) or Node("mapping", 0, 0)
        self.expected = meaning(self.root)
        self.nodes: list[Node] = [self.root]
        self.places: list[int] = []

    @property
    def node(self) -> Node:
        return self.nodes[-1]

    def step(self, name: str) -> bool:
        """Go one key or number further; False where there is none of this name."""
        index = index_of(self.node, name)
        if index is None:
            return False
        self.places.append(index)
        self.nodes.append(self.node.items[index][1])
        return True

    def content(self, depth: int) -> Any:
        """The list that holds what the node at a depth means, to be changed in place."""
        data = self.expected
        for place in self.places[:depth]:
            held = _list(data)[place]
            data = held[1] if isinstance(data, dict) else held
        return _list(data)


def _list(data: Any) -> Any:
    return data["pairs"] if isinstance(data, dict) else data


def index_of(node: Node, name: str) -> int | None:
    """Which item of a mapping or a sequence a name or a number means; None when there is none."""
    if node.kind == "sequence":
        return int(name) if name.isdigit() and int(name) < len(node.items) else None
    for index, (key, _) in enumerate(node.items):
        if key is not None and key.kind == "scalar" and key.value == name:
            return index
    return None


def put_at(
    text: Text,
    path: Sequence[str],
    value: Value,
    orders: Sequence[Sequence[str]] = (),
    apart: bool = False,
) -> list[Edit]:
    """Give a place a value, which it may have none of yet.

    A new field goes behind the last of those that come before it in the order of fields at its
    step of the path, of which `orders` has one for each; `apart` puts an empty line before it.
    """
    way = _Way(text)
    for depth, name in enumerate(path):
        node, rest = way.node, path[depth + 1 :]
        if node.is_null:
            return _replace(text, way, nested(path[depth:], value))
        _check_holds(node, path[:depth], name)
        if not way.step(name):
            new = nested(rest, value)
            order = orders[depth] if depth < len(orders) else ()
            return _add(text, way, name, new, order, apart)
    return _replace(text, way, value)


def _replace(text: Text, way: _Way, value: Value) -> list[Edit]:
    container, index, old = way.nodes[-2], way.places[-1], way.node
    check_unshared(way.root, way.nodes[:-1], old)
    held = way.content(len(way.places) - 1)
    if container.kind == "mapping":
        held[index][1] = meaning_of_value(value)
    else:
        held[index] = meaning_of_value(value)
    edits = replace_value(text, container, index, value)
    hold(text, edits, way.expected)
    return edits


def _add(
    text: Text, way: _Way, name: str, value: Value, order: Sequence[str], apart: bool
) -> list[Edit]:
    node = way.node
    check_unshared(way.root, way.nodes, None)
    held = way.content(len(way.places))
    if node.kind == "sequence":
        held.append(meaning_of_value(value))
        edits = add_item(text, node, value)
    else:
        at = place_of_field(node, name, order)
        held.insert(at, [name, meaning_of_value(value)])
        edits = add_field(text, node, name, value, at, apart)
    hold(text, edits, way.expected)
    return edits


def _check_holds(node: Node, path: Sequence[str], name: str) -> None:
    """Make sure that a node can have a field or an item of this name. Raises `Refused`."""
    where = ".".join(path)
    if node.kind == "alias":
        message = f"“{where}” is only a name for what stands elsewhere (*{node.value})"
        raise Refused(
            message, "Write it out here, or edit it where it stands (&" + node.value + ")."
        )
    if node.kind == "scalar":
        raise Refused(f"“{where}” is a text: it has no “{name}”")
    if node.kind == "sequence" and not (name.isdigit() and int(name) <= len(node.items)):
        count = len(node.items)
        raise Refused(
            f"“{where}” has no item “{name}”",
            f"It has {count}, counted from 0; {count} adds another.",
        )


def take_at(text: Text, path: Sequence[str], keep: int) -> list[Edit]:
    """Take a place out. What holds nothing else goes with it, but not the first `keep` steps."""
    way = _Way(text)
    for depth, name in enumerate(path):
        if way.node.kind == "alias":
            _check_holds(way.node, path[:depth], name)
        if not way.step(name):
            raise Refused(f"there is no “{'.'.join(path[keep:]) or path[-1]}” to remove")
    while len(way.places) > keep and len(way.nodes[-2].items) == 1:
        way.nodes.pop()
        way.places.pop()
    container, index = way.nodes[-2], way.places[-1]
    check_unshared(way.root, way.nodes[:-1], way.node)
    depth = len(way.places) - 1
    del way.content(depth)[index]
    if len(container.items) == 1 and not container.flow:
        # A block without items is nothing at all.
        parents = way.content(depth - 1)
        if way.nodes[-3].kind == "mapping":
            parents[way.places[-2]][1] = None
        else:
            parents[way.places[-2]] = None
    edits = take_out(text, container, index)
    hold(text, edits, way.expected)
    return edits


def rename_key(text: Text, path: Sequence[str], name: str) -> list[Edit]:
    """Give the key that a path leads to another name."""
    way = _Way(text)
    for step in path:
        if way.node.kind == "alias" or not way.step(step):
            raise Refused(f"there is no “{path[-1]}” in {text.path}")
    container, index = way.nodes[-2], way.places[-1]
    key = container.items[index][0]
    assert key is not None
    way.content(len(way.places) - 1)[index][0] = name
    style = key.style if key.style in ("'", '"') else None
    written = write_key(name, container.flow, style)
    edits = [Edit(text.span(body_start(text.content, key), key.end), written)]
    hold(text, edits, way.expected)
    return edits


def into_list(text: Text, path: Sequence[str]) -> list[Edit]:
    """Make a lone mapping or text the first item of a list; it stays as it is written."""
    way = _Way(text)
    for step in path:
        if not way.step(step):
            raise Refused(f"there is no “{'.'.join(path)}” to make a list of")
    container, index = way.nodes[-2], way.places[-1]
    check_unshared(way.root, way.nodes, None)
    held = way.content(len(way.places) - 1)
    held[index][1] = [held[index][1]]
    edits = wrap_in_list(text, container, index)
    hold(text, edits, way.expected)
    return edits


def replace_texts(
    text: Text,
    root: Node,
    places: Sequence[tuple[Node, int, str]],
    start: int = 0,
    end: int | None = None,
) -> list[Edit]:
    """Give texts of a tree other words: each a node that holds it, its number there, the words.

    The tree is that of the text from `start` to `end`.
    """
    instead = {id(container.items[index][1]): words for container, index, words in places}
    edits = [
        edit
        for container, index, words in places
        for edit in replace_value(text, container, index, words)
    ]
    if edits:
        hold(text, edits, meaning(root, instead), start, end)
    return edits

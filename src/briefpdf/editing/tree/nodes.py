"""A YAML text as nodes that know exactly where they stand, aliases among them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

import yaml

from ...readers.yaml_tree import compose_yaml
from ...source.text import Text
from ..refused import Refused

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})

Kind = Literal["scalar", "alias", "mapping", "sequence"]


@dataclass(slots=True, eq=False)
class Node:
    """A part of a YAML text, from `start` up to `end`, its anchor and tag included.

    PyYAML's own nodes hide which are aliases, and count comments to the end of a block. `value` is
    a scalar's text or an alias's anchor; `items` are pairs of key and value, the keys of a
    sequence None. `style` is what a scalar is written with: none, a quotation mark, `|` or `>`.
    """

    kind: Kind
    start: int
    end: int
    value: str = ""
    style: str | None = None
    flow: bool = False
    anchor: str | None = None
    tagged: bool = False
    items: list[tuple[Node | None, Node]] = field(default_factory=list)

    @property
    def is_null(self) -> bool:
        """Whether this stands for nothing."""
        plain = self.kind == "scalar" and self.style is None and not self.tagged
        return plain and self.value in _NULLS

    @property
    def is_merge(self) -> bool:
        """Whether this key puts the fields of another mapping in."""
        return self.kind == "scalar" and self.value == "<<" and self.style is None

    def walk(self) -> Iterator[Node]:
        """This node and all within it."""
        yield self
        for key, value in self.items:
            if key is not None:
                yield from key.walk()
            yield from value.walk()

    def find(self, name: str) -> tuple[Node, Node] | None:
        """The first key of this name in a mapping, and its value."""
        for key, value in self.items:
            if key is not None and key.kind == "scalar" and key.value == name:
                return key, value
        return None


def read_tree(text: Text, start: int = 0, end: int | None = None) -> Node | None:
    """The nodes of a YAML text, or of the part of one from `start` to `end`; None when it is empty.

    Offsets count from the start of the whole text. Raises `Refused` where it is no YAML.
    """
    end = len(text.content) if end is None else end
    parsed = compose_yaml(text, start, end, "")
    for found in parsed.diagnostics:
        line, _ = text.line_column(found.span.start)
        raise Refused(f"{text.path} cannot be read on line {line}: {found.message}", *found.hints)
    if parsed.value is None:
        return None
    content = text.content[start:end]
    events = (
        e
        for e in yaml.parse(content, Loader=_Loader)
        if isinstance(e, (yaml.NodeEvent, yaml.CollectionEndEvent))
    )
    return _Builder(content, start, iter(events)).node(next(events))


class _Builder:
    def __init__(self, content: str, offset: int, events: Iterator[yaml.Event]) -> None:
        self.content = content
        self.offset = offset
        self.events = events

    def node(self, event: Any) -> Node:
        start, end = event.start_mark.index, event.end_mark.index
        if isinstance(event, yaml.AliasEvent):
            return Node("alias", start + self.offset, end + self.offset, str(event.anchor))
        if isinstance(event, yaml.ScalarEvent):
            # What a block of text ends with are the empty lines behind it.
            end = start + len(self.content[start:end].rstrip())
            node = Node("scalar", start + self.offset, end + self.offset, event.value)
            node.style = event.style or None
            node.tagged = event.tag is not None
        elif isinstance(event, yaml.MappingStartEvent):
            node = Node("mapping", start + self.offset, 0, flow=bool(event.flow_style))
            node.tagged = event.tag is not None
            while not isinstance(following := next(self.events), yaml.MappingEndEvent):
                key = self.node(following)
                node.items.append((key, self.node(next(self.events))))
            node.end = self._end(node, following)
        else:
            assert isinstance(event, yaml.SequenceStartEvent)
            node = Node("sequence", start + self.offset, 0, flow=bool(event.flow_style))
            node.tagged = event.tag is not None
            while not isinstance(following := next(self.events), yaml.SequenceEndEvent):
                node.items.append((None, self.node(following)))
            node.end = self._end(node, following)
        node.anchor = event.anchor
        return node

    def _end(self, node: Node, event: Any) -> int:
        if node.flow:
            return int(event.end_mark.index) + self.offset
        # A block ends on no sign of its own.
        return node.items[-1][1].end if node.items else node.start

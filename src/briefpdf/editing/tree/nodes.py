"""A YAML text as nodes that know exactly where they stand, aliases among them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

from msgspec import Struct, field
import yaml

from ...readers.yaml_tree import compose_yaml
from ...source.pattern import lazy_pattern
from ...source.text import Text
from ..lock import Refused

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})

Kind = Literal["scalar", "alias", "mapping", "sequence"]


class Node(Struct, eq=False):
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


_PROPERTIES = lazy_pattern(r"(?:[&!][^\s,\[\]{}]*[ \t]*(?:(?:#.*)?(?:\r\n|\r|\n)\s*)*)*")
_GAP = lazy_pattern(r"(?:\s|(?<=\s)#.*)*")
_COMMENT_LINE = lazy_pattern(r"(?:\r\n|\r|\n)( *)#[^\r\n]*")
_BREAK = lazy_pattern(r"\r\n|\r|\n")


def line_start(content: str, at: int) -> int:
    """Where the line of an offset begins."""
    start = content.rfind("\n", 0, at) + 1
    # Where no line ends with it, a look for the other sign would go through all of the text.
    return max(start, content.rfind("\r", start, at) + 1)


def line_end(content: str, at: int) -> int:
    """Where the line of an offset ends, before its line end."""
    found = _BREAK.search(content, at)
    return found.start() if found else len(content)


def next_line(content: str, at: int) -> int:
    """Where the line behind that of an offset begins; the end of the text on its last line."""
    found = _BREAK.search(content, at)
    return found.end() if found else len(content)


def column(content: str, at: int) -> int:
    """How many characters stand before an offset on its line."""
    return at - line_start(content, at)


def body_start(content: str, node: Node) -> int:
    """Where a node begins behind its anchor and its tag."""
    if (node.anchor is None and not node.tagged) or node.kind == "alias":
        return node.start
    found = _PROPERTIES.match(content, node.start)
    return found.end() if found else node.start


def skip_gap(content: str, at: int) -> int:
    """The first offset from `at` on that is neither white space nor in a comment."""
    found = _GAP.match(content, at)
    return found.end() if found else at


def colon_end(content: str, key: Node) -> int:
    """The offset right behind the colon of a key. Raises `Refused` where there is none."""
    at = skip_gap(content, key.end)
    if content[at : at + 1] != ":":
        raise Refused("a key without a colon cannot be edited", "Edit this place by hand.")
    return at + 1


def dash(content: str, item: Node) -> int:
    """The offset of the dash of an item in a block sequence. Raises `Refused`."""
    at = content.rfind("-", 0, item.start)
    if at < 0 or (skip_gap(content, at + 1) != item.start and item.start != at + 1):
        raise Refused("an item whose dash stands elsewhere cannot be edited", "Edit it by hand.")
    return at


def past_comments(content: str, end: int, indent: int) -> int:
    """The end of the last comment line right below a line's end that is indented by more.

    Such comments belong to what stands above them.
    """
    while found := _COMMENT_LINE.match(content, end):
        if len(found[1]) <= indent:
            break
        end = found.end()
    return end


def has_comment(content: str) -> bool:
    """Whether white space between two nodes holds a comment."""
    return "#" in content

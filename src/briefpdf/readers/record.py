"""Reads YAML nodes into records by their shape, collecting what does not fit."""

from __future__ import annotations

from collections.abc import Sequence
import re
from typing import Any

from msgspec import Struct, field
import yaml

from ..model.reference import PartialDate
from ..source.diagnostic import Diagnostic, Fix
from ..source.nearest import nearest, respelling
from ..source.pattern import lazy_pattern
from ..source.text import Span, Text
from .shape import Shape
from .slips import Pair, comma_cuts, cut_off, example, lone_mark, meant
from .yaml_tree import is_null, node_span

# More items than anybody writes: aliases could otherwise multiply a small file into a huge one.
MAX_ITEMS = 500
_NUMBER = lazy_pattern(r"[+-]?(?=[0-9.]{1,24}\Z)([0-9]+(\.[0-9]*)?|\.[0-9]+)")


class Record(Struct, frozen=True):
    """A mapping that was read: its values by field, the place of each, and of the whole.

    `key_span` is the key that the record stands under; `unread` names fields that are written
    but could not be read.
    """

    values: dict[str, Any]
    spans: dict[str, Span]
    span: Span
    key_span: Span
    unread: frozenset[str] = frozenset()

    def get(self, name: str) -> Any:
        """The value of a field, or None."""
        return self.values.get(name)


class RecordReader(Struct):
    """Reads nodes of one YAML document and keeps the findings.

    `wrong` is the code for a value of the wrong shape, `unknown` the code for an unknown field;
    `start` is where the document stands in the text. `claim` and `brief` mark the findings.
    """

    text: Text
    start: int
    wrong: str
    unknown: str
    claim: str | None = None
    brief: str | None = None
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def span(self, node: yaml.Node) -> Span:
        """Where a node stands."""
        return node_span(self.text, self.start, node)

    def report(
        self, code: str, message: str, span: Span, *hints: str, fix: Fix | None = None
    ) -> None:
        """Keep a finding."""
        self.diagnostics.append(
            Diagnostic(code, message, span, hints, fix=fix, claim=self.claim, brief=self.brief)
        )

    def pairs(self, node: yaml.MappingNode, what: str) -> list[Pair]:
        """The keys and values of a mapping, each key once, what `<<` merges included."""
        found: dict[str, Pair] = {}
        merged: list[yaml.Node] = []
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self.report(self.wrong, f"a name in {what} is not a text", self.span(key))
            elif key.value == "<<" and not key.style:
                merged += value.value if isinstance(value, yaml.SequenceNode) else [value]
            elif key.value in found:
                first = self.text.line_column(self.start + found[key.value][0].start_mark.index)[0]
                self.report(
                    self.wrong,
                    f"“{key.value}” stands twice in {what}: it is on line {first} already",
                    self.span(key),
                    "Remove one of the two, or give it another name.",
                )
            else:
                found[key.value] = (key, value)
        for other in merged[:MAX_ITEMS]:
            if isinstance(other, yaml.MappingNode) and other is not node:
                for key, value in other.value:
                    if isinstance(key, yaml.ScalarNode) and key.value != "<<":
                        found.setdefault(key.value, (key, value))
        return list(found.values())

    def record(self, node: yaml.Node, shape: Shape, what: str, key_span: Span) -> Record | None:
        """A record of this shape; None, with a finding, when the node is no mapping."""
        if shape.short and isinstance(node, yaml.ScalarNode) and not is_null(node):
            span = self.span(node)
            read = self.value(node, shape.fields[shape.short], what, key_span)
            if read is None:
                return None
            return Record({shape.short: read}, {shape.short: span}, span, key_span)
        if not isinstance(node, yaml.MappingNode):
            hint = f"Write {example(shape)}, or each field on an indented line of its own."
            self.report(self.wrong, f"{what} is not {shape.described}", self.span(node), hint)
            return None
        values: dict[str, Any] = {}
        spans: dict[str, Span] = {}
        unread: set[str] = set()
        pairs = self.pairs(node, what)
        written = {key.value for key, _ in pairs}
        missing = [name for name in shape.fields if name not in written]
        parted = self._parted(node, pairs, shape, what)
        for key, value in pairs:
            name = key.value
            if name in parted:
                unread.add(name)
                continue
            if name not in shape.fields:
                unread |= self._unknown_field(key, shape, missing, what)
                continue
            if is_null(value):
                continue
            spans[name] = self.span(value)
            field_shape = shape.fields[name]
            at = self.span(key) if field_shape.kind in ("record", "list") else spans[name]
            read = self.value(value, field_shape, f"`{name}` of {what}", at)
            if read is None:
                unread.add(name)
            else:
                values[name] = read
        for name, field_shape in shape.fields.items():
            if field_shape.required and name not in values and name not in unread:
                hint = f"Add {name}: {example(field_shape)}"
                self.report(self.wrong, f"{what} has no `{name}`", key_span, hint)
                unread.add(name)
        return Record(values, spans, self.span(node), key_span, frozenset(unread))

    def value(self, node: yaml.Node, shape: Shape, what: str, key_span: Span) -> Any:
        """A value of this shape: None, with a finding, when the node is none."""
        if shape.kind == "record":
            return self.record(node, shape, what, key_span)
        if shape.kind == "map":
            return self._map(node, shape, what)
        if shape.kind == "list":
            return self._list(node, shape, what, key_span)
        if shape.kind == "texts":
            return self._texts(node, shape, what)
        read = self._scalar(node, shape)
        if shape.longest is not None and read is not None and len(read) > shape.longest:
            message = f"{what} is longer than {shape.longest:,} characters"
            self.report(self.wrong, message, self.span(node), "Make it several shorter ones.")
            return None
        if read is None:
            shown = "a mapping" if isinstance(node, yaml.MappingNode) else "a list"
            hints: tuple[str, ...] = ()
            fix = None
            if isinstance(node, yaml.ScalarNode):
                shown = "empty" if is_null(node) else f"“{_short(node.value)}”"
                hints = tuple(filter(None, (meant(shape, str(node.value).strip()),)))
            if shape.choices and isinstance(node, yaml.ScalarNode):
                written, span = str(node.value), self.span(node)
                found = nearest(written, shape.choices)
                hints = (f"Did you mean “{found}”?",) if found else ()
                fix = respelling(self.text, span, written, found, shape.choices)
            message = f"{what} is {shown}, not {shape.described}"
            self.report(self.wrong, message, self.span(node), *hints, fix=fix)
        return read

    def _scalar(self, node: yaml.Node, shape: Shape) -> Any:
        if not isinstance(node, yaml.ScalarNode) or is_null(node):
            return None
        written = str(node.value).strip()
        if shape.kind == "text":
            self._look_behind(node, shape, written)
            return written
        if shape.kind == "choice":
            return written if written in shape.choices else None
        if shape.kind == "switch":
            return {"true": True, "false": False}.get(written)
        if shape.kind == "date":
            return PartialDate.parse(written)
        if shape.kind == "number":
            return written if _NUMBER.fullmatch(written) else None
        return int(written) if re.fullmatch(r"[+-]?[0-9]{1,9}", written) else None

    def _look_behind(self, node: yaml.ScalarNode, shape: Shape, written: str) -> None:
        """A finding where a comment cuts a plain text short: “The reading room #1 had visits”."""
        if not shape.prose:
            return
        if alone := lone_mark(written, shape, bool(node.style)):
            self.report(self.wrong, alone[0], self.span(node), alone[1])
        if node.style:
            return
        comment = cut_off(written, self.text.content, self.start + node.end_mark.index)
        if comment is None:
            return
        start, end = comment.span("whole")
        self.report(
            self.wrong,
            f"this text ends before “{_short(comment['whole'])}”, which YAML takes for a comment",
            self.text.span(start, end),
            "Put the whole text in quotation marks; a comment stands on a line of its own.",
        )

    def _items(self, node: yaml.SequenceNode, what: str) -> list[yaml.Node]:
        if len(node.value) > MAX_ITEMS:
            self.report(self.wrong, f"{what} has over {MAX_ITEMS} items", self.span(node))
        return list(node.value[:MAX_ITEMS])

    def _texts(self, node: yaml.Node, shape: Shape, what: str) -> list[tuple[str, Span]] | None:
        nodes = self._items(node, what) if isinstance(node, yaml.SequenceNode) else [node]
        if not all(isinstance(item, yaml.ScalarNode) for item in nodes):
            self.report(self.wrong, f"{what} is not {shape.described}", self.span(node))
            return None
        return [(str(item.value).strip(), self.span(item)) for item in nodes if not is_null(item)]

    def _list(self, node: yaml.Node, shape: Shape, what: str, key_span: Span) -> list[Any] | None:
        assert shape.of is not None
        if isinstance(node, yaml.SequenceNode):
            nodes = self._items(node, what)
        elif shape.lone:
            nodes = [node]
        else:
            self.report(self.wrong, f"{what} is not {shape.described}", self.span(node))
            return None
        read = [
            self.value(item, shape.of, f"item {number} of {what}", self.span(item))
            for number, item in enumerate(nodes, 1)
        ]
        # One bad item makes the list one that could not be read, so that nothing is said twice.
        return None if any(item is None for item in read) else read

    def _map(self, node: yaml.Node, shape: Shape, what: str) -> dict[str, Any] | None:
        assert shape.of is not None
        if not isinstance(node, yaml.MappingNode):
            self.report(self.wrong, f"{what} is not {shape.described}", self.span(node))
            return None
        read: dict[str, Any] = {}
        pairs = self.pairs(node, what)
        if len(pairs) > MAX_ITEMS:
            self.report(self.wrong, f"{what} has over {MAX_ITEMS} items", self.span(node))
        for key, value in pairs[:MAX_ITEMS]:
            item = self.value(value, shape.of, f"“{key.value}” in {what}", self.span(key))
            if item is not None:
                read[key.value] = item
        return read

    def _parted(
        self, node: yaml.MappingNode, pairs: Sequence[Pair], shape: Shape, what: str
    ) -> set[str]:
        """A finding for each value that a comma in braces cuts; these fields and their rests."""
        found: set[str] = set()
        for one in comma_cuts(pairs, shape) if node.flow_style else ():
            self.report(
                self.wrong,
                f"a comma cuts a {one.kind} in {what}: within braces it begins the next field",
                self.text.span(self.span(one.rests[0]).start, self.span(one.rests[-1]).end),
                one.remedy,
            )
            found |= {one.field, *(rest.value for rest in one.rests)}
        return found

    def _unknown_field(
        self, key: yaml.ScalarNode, shape: Shape, missing: list[str], what: str
    ) -> set[str]:
        # A field that is missing was more likely meant than one that is there already.
        meant = nearest(key.value, missing) or nearest(key.value, shape.fields)
        span = self.span(key)
        message = f"{what} has no field “{_short(key.value)}”"
        if not meant:
            self.report(self.unknown, message, span, "Its fields: " + ", ".join(shape.fields) + ".")
            return set()
        # A name that stands there already would stand there twice.
        fix = respelling(self.text, span, str(key.value), meant, shape.fields)
        fix = fix if meant in missing else None
        self.report(self.unknown, message, span, f"Did you mean “{meant}”?", fix=fix)
        return {meant}


def _short(text: str) -> str:
    folded = " ".join(text[:200].split())
    return folded if len(folded) <= 60 else folded[:59] + "…"

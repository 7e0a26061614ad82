"""Fields as people name them on a command line, held to the shape of a claim."""

from __future__ import annotations

from collections.abc import Sequence

from ...readers.claim_shape import CLAIM
from ...readers.shape import Shape
from ...source.nearest import suggestion
from ...source.text import Text
from ..refused import Refused
from ..tree.nodes import Node, read_tree
from ..tree.render import Spread, Value

ORDER = tuple(CLAIM.fields)


def split_path(name: str) -> tuple[str, ...]:
    """The steps of `values.troops.value` or `sources.0.quote`, each one that there can be.

    Raises `Refused`.
    """
    steps = tuple(name.split("."))
    shape: Shape | None = CLAIM
    for depth, step in enumerate(steps):
        where = f"“{'.'.join(steps[:depth])}”" if depth else "a claim"
        shape = _step(shape, step, where)
    return steps


def _step(shape: Shape | None, step: str, where: str) -> Shape | None:
    if shape is None or not step:
        raise Refused(f"{where} has no parts", "A nested field is named as values.troops.value.")
    if shape.kind == "record":
        if step not in shape.fields:
            hints = suggestion(step, shape.fields) or (f"Its fields: {', '.join(shape.fields)}.",)
            raise Refused(f"{where} has no field “{step}”", *hints)
        return shape.fields[step]
    if shape.kind == "map":
        return shape.of
    if shape.kind in ("list", "texts"):
        if not step.isdigit():
            raise Refused(f"{where} is a list: “{step}” is no number of an item", "Begin with 0.")
        return shape.of or Shape("text", "An item.")
    raise Refused(f"{where} has no parts, and so no “{step}”")


def shape_of(steps: Sequence[str]) -> Shape:
    """The shape of the field that steps lead to."""
    shape: Shape | None = CLAIM
    for step in steps:
        shape = _step(shape, step, "a claim")
    assert shape is not None
    return shape


def orders_at(steps: Sequence[str]) -> list[tuple[str, ...]]:
    """The order of fields at each step of the path to a field, from the root of its file on."""
    return [(), (), *(tuple(shape_of(steps[:depth]).fields) for depth in range(len(steps)))]


def parse_value(steps: Sequence[str], written: str) -> Value:
    """What was typed for a field: a text as it stands; for lists and records, YAML in brackets."""
    shape = shape_of(steps)
    brackets = written.strip()[:1] in ("[", "{")
    if shape.kind in ("record", "map", "list") or (shape.kind == "texts" and brackets):
        short = shape.kind == "record" and shape.short is not None
        if not brackets and (short or shape.kind == "record"):
            return _short(steps, shape, written)
        node = read_tree(Text("what was typed", written))
        return spread(plain(node, ".".join(steps)), shape)
    return written


def _short(steps: Sequence[str], shape: Shape, written: str) -> Value:
    if shape.short is None:
        raise Refused(
            f"“{'.'.join(steps)}” is not {shape.described}",
            f"Name one of its fields ({steps[-1]}.{next(iter(shape.fields))}), or write "
            "{field: value, …}.",
        )
    return written


def plain(node: Node | None, where: str) -> Value:
    """A node as a value to write elsewhere. Raises `Refused` where that has names (&a, *a)."""
    if node is None or node.kind == "alias" or node.anchor:
        raise Refused(f"what was typed for “{where}” cannot be written out")
    if node.kind == "scalar":
        return node.value
    if node.kind == "sequence":
        return [plain(item, where) for _, item in node.items]
    return {key.value: plain(item, where) for key, item in node.items if key is not None}


def spread(value: Value, shape: Shape) -> Value:
    """The value laid out as registries have it: a line for each field of a claim or a source."""
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        of = (lambda key: shape.of) if shape.kind == "map" else shape.fields.get
        inner = {key: spread(item, of(key) or _TEXT) for key, item in value.items()}
        return Spread(inner) if shape is CLAIM or "quote" in shape.fields else inner
    return [spread(item, shape.of or _TEXT) for item in value]


_TEXT = Shape("text", "A text.")

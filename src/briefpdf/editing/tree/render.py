"""New values as YAML: short ones within brackets, long ones a line for each part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from .scalars import WIDTH, write_block, write_key, write_scalar

Value: TypeAlias = str | Sequence["Value"] | Mapping[str, "Value"]


class Spread(dict[str, Value]):
    """A mapping that is written with a line for each of its fields."""


def render_flow(value: Value) -> str:
    """A value on one line, as it can stand within brackets."""
    if isinstance(value, str):
        return write_scalar(value, flow=True)
    if isinstance(value, Mapping):
        pairs = (f"{write_key(key, True)}: {render_flow(item)}" for key, item in value.items())
        return "{" + ", ".join(pairs) + "}"
    return "[" + ", ".join(map(render_flow, value)) + "]"


def render_pair(name: str, value: Value, indent: int) -> str:
    """A key and its value in a block mapping that is indented by `indent`, without a line end.

    The first line is not indented, so that it can stand behind a dash.
    """
    return f"{write_key(name, False)}:{render_value(value, indent)}"


def render_value(value: Value, indent: int) -> str:
    """What stands behind the colon of a key that is indented by `indent`.

    It begins with a space or with a line end.
    """
    deeper = indent + 2
    if isinstance(value, str):
        line = write_scalar(value, False)
        block = None
        if len(line) + deeper > WIDTH:
            block = write_block(value, ">-", deeper)
        return " " + (block or line)
    if not value or _is_short(value, deeper):
        return " " + render_flow(value)
    pad = "\n" + " " * deeper
    if isinstance(value, Mapping):
        return "".join(pad + render_pair(key, item, deeper) for key, item in value.items())
    return "".join(f"{pad}- {render_item(item, deeper)}" for item in value)


def render_item(value: Value, indent: int) -> str:
    """What stands behind a dash and a space; the dash is indented by `indent`."""
    if isinstance(value, Mapping) and value and not _is_short(value, indent + 2):
        deeper = indent + 2
        pairs = (render_pair(key, item, deeper) for key, item in value.items())
        return ("\n" + " " * deeper).join(pairs)
    if isinstance(value, str):
        return render_value(value, indent)[1:]
    return render_flow(value)


def _is_short(value: Value, indent: int) -> bool:
    """Whether a list of texts, or a mapping of texts, reads well on one line."""
    if isinstance(value, (str, Spread)):
        return isinstance(value, str)
    items = value.values() if isinstance(value, Mapping) else value
    texts = all(isinstance(item, str) for item in items)
    return texts and len(render_flow(value)) + indent <= 100

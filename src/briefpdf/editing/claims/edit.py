"""Sets and removes fields of a claim."""

from __future__ import annotations

from collections.abc import Sequence

from ...model.claim import Claim
from ...source.text import Text
from ...source.workspace import DiskWorkspace
from ..refused import Refused
from ..transaction import Transaction, editing
from ..tree.change import into_list, put_at, take_at
from ..tree.render import Value
from .fields import orders_at, parse_value, shape_of, split_path
from .registry import DEPTH, Registry, find_written, path_to


def edit_claim(
    workspace: DiskWorkspace,
    name: str,
    put: Sequence[tuple[str, str]] = (),
    take: Sequence[str] = (),
    seen: str | None = None,
) -> Claim:
    """Set fields of a claim, each by its name and what was typed for it, and remove others.

    Fields are named as `statement`, `values.troops.value`, `sources.0.quote`. `seen` is the
    SHA-256 of the claim's part of its file, or of its file, as whoever asks saw it. All of it is
    done, or nothing: raises `Refused` or `OSError`.
    """
    with editing(workspace) as transaction:
        return change_fields(transaction, name, put, take, seen)


def change_fields(
    transaction: Transaction,
    name: str,
    put: Sequence[tuple[str, str]],
    take: Sequence[str],
    seen: str | None = None,
) -> Claim:
    """The same within a transaction."""
    registry = Registry(transaction)
    before = text = registry.find(name, seen).text
    for field, written in put:
        steps = split_path(field)
        text = put_field(registry, text, name, steps, parse_value(steps, written))
    for field in sorted(take, key=_last_items_first, reverse=True):
        steps = split_path(field)
        text = registry.apply(text, take_at(text, path_to(name, *steps), DEPTH))
    return registry.check(name, before, text)


def _last_items_first(field: str) -> list[tuple[int, str]]:
    """Taking an item out renumbers those behind it."""
    return [(int(step), "") if step.isdigit() else (-1, step) for step in field.split(".")]


def put_field(
    registry: Registry, text: Text, name: str, steps: Sequence[str], value: Value
) -> Text:
    """The text with a field of a claim set, the way to it made where there is none yet."""
    for depth in range(1, len(steps)):
        text = _widen(registry, text, name, steps[:depth])
    edits = put_at(text, path_to(name, *steps), value, orders_at(steps))
    return registry.apply(text, edits)


def _widen(registry: Registry, text: Text, name: str, steps: Sequence[str]) -> Text:
    """Make room for parts where a bare text, or a lone item, stands for a record or a list."""
    written = find_written(text, name)
    node = written.value if written else None
    for step in steps:
        if node is None or node.kind == "alias":
            return text
        if node.kind == "sequence":
            node = node.items[int(step)][1] if int(step) < len(node.items) else None
        else:
            found = node.find(step)
            node = found[1] if found else None
    if node is None or node.is_null:
        return text
    shape, path = shape_of(steps), path_to(name, *steps)
    if node.kind == "scalar" and shape.short is not None:
        return registry.apply(text, put_at(text, path, {shape.short: node.value}))
    if node.kind == "scalar" and shape.kind == "texts":
        return registry.apply(text, into_list(text, path))
    if node.kind == "mapping" and shape.kind == "list":
        if not shape.lone:
            raise Refused(f"“{'.'.join(steps)}” is not {shape.described}", "Edit it by hand.")
        return registry.apply(text, into_list(text, path))
    return text

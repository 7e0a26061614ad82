"""Changing and removing a claim."""

from __future__ import annotations

from collections.abc import Sequence
import re
from typing import Protocol

from ...compose.sandbox import Sandbox
from ...model.claim import Claim
from ...project.graph import Use
from ...project.load import load_project
from ...readers.claims import read_claims
from ...source.diagnostic import Edit
from ...source.text import Text
from ...source.workspace import DiskWorkspace
from ..lock import ChangedMeanwhile, Refused
from ..transaction import Transaction, editing
from ..tree.change import into_list, put_at, take_at
from ..tree.nodes import column, line_end, line_start, past_comments
from ..tree.scalars import Value
from .add import orders_at, parse_value, shape_of, split_path
from .registry import DEPTH, Registry, Written, find_written, path_to
from .uses import find_uses, show_uses


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
        registry = Registry(transaction)
        before = registry.find(name, seen).slice
        claim = change_fields(transaction, name, put, take, seen)
        registry.require_sources(_new_keys(claim, before))
        return claim


def _new_keys(claim: Claim, before: str) -> list[str]:
    """The keys of sources that were not in a claim as it was written."""
    keys = [citation.key for citation in claim.citations]
    return [key for key in keys if not re.search(rf"(?<![\w-]){re.escape(key)}(?![\w-])", before)]


def replace_claim(workspace: DiskWorkspace, name: str, typed: Text, seen: str) -> Claim:
    """Put a claim that somebody has written anew, as a registry of its own, in place of itself.

    Its comments go with it. `seen` are its lines as they began from them.
    Raises `ChangedMeanwhile`, `Refused` or `OSError`, with nothing written.
    """
    found = read_claims(typed)
    for complaint in found.diagnostics:
        raise Refused(complaint.message, *complaint.hints)
    if [claim.id for claim in found.value] != [name]:
        raise Refused(
            f"this is not the claim “{name}” and nothing else",
            f"To give it another id: briefpdf claim rename {name} NEW.",
        )
    anew = find_written(typed, name)
    assert anew is not None
    with editing(workspace) as transaction:
        registry = Registry(transaction)
        written = registry.find(name)
        text = written.text
        start, end, indent = bounds_of(written)
        if text.content[start:end] != seen:
            raise ChangedMeanwhile(
                f"the claim “{name}” has been changed meanwhile; nothing was written",
                "Edit it anew.",
            )
        own = column(typed.content, anew.key.start)
        first = line_start(typed.content, anew.key.start)
        lines = re.split(r"\r\n|\r|\n", typed.content[first:].rstrip())
        moved = [" " * indent + line[own:] if line.strip() else "" for line in lines]
        edit = Edit(text.span(start, end), "\n".join(moved))
        claim = registry.check(name, text, registry.apply(text, [edit]))
        registry.require_sources(_new_keys(claim, written.slice))
        return claim


def bounds_of(written: Written) -> tuple[int, int, int]:
    """Where the lines of a claim begin and end, its comments included, and how they are indented.

    Raises `Refused` where it shares a line with another.
    """
    content = written.text.content
    start = line_start(content, written.key.start)
    indent = column(content, written.key.start)
    end = line_end(content, written.value.end)
    behind = content[written.value.end : end].strip()
    if content[start : written.key.start].strip() or (behind and not behind.startswith("#")):
        raise Refused(
            f"the claim “{written.key.value}” shares a line with others",
            f"Edit {written.text.path} by hand.",
        )
    return start, past_comments(content, end, indent), indent


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
    for field in sorted(take, key=last_items_first, reverse=True):
        steps = split_path(field)
        text = registry.apply(text, take_at(text, path_to(name, *steps), DEPTH))
    return registry.check(name, before, text)


def last_items_first(field: str) -> list[tuple[int, str]]:
    """Fields are removed from the last: taking an item out renumbers those behind it."""
    return [(int(step), "") if step.isdigit() else (-1, step) for step in field.split(".")]


class Edited(Protocol):
    """What makes edits in a text: a file of the registry, or a claim's part of one."""

    def apply(self, text: Text, edits: Sequence[Edit]) -> Text:
        """The text with edits in it."""


def put_field(registry: Edited, text: Text, name: str, steps: Sequence[str], value: Value) -> Text:
    """The text with a field of a claim set, the way to it made where there is none yet."""
    for depth in range(1, len(steps)):
        text = _widen(registry, text, name, steps[:depth])
    edits = put_at(text, path_to(name, *steps), value, orders_at(steps))
    return registry.apply(text, edits)


def _widen(registry: Edited, text: Text, name: str, steps: Sequence[str]) -> Text:
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


class StillUsed(Refused):
    """A claim that briefs, figures or other claims name; `uses` says where."""

    def __init__(self, name: str, uses: list[Use], hints: list[str]) -> None:
        places = "a place" if len(uses) == 1 else f"{len(uses)} places"
        super().__init__(f"the claim “{name}” is used in {places}; nothing was removed", *hints)
        self.uses = uses


def remove_claim(
    workspace: DiskWorkspace,
    name: str,
    sandbox: Sandbox,
    force: bool = False,
    seen: str | None = None,
) -> Text:
    """Remove a claim; its file as it then is. `force` removes one that is used all the same.

    Its lines go, comments above it and all else stay. Raises `StillUsed`, `Refused` or `OSError`,
    with nothing written.
    """
    with editing(workspace) as transaction:
        registry = Registry(transaction)
        written = registry.find(name, seen)
        if not force:
            _check_unused(workspace, name, sandbox)
        edits = take_at(written.text, path_to(name), DEPTH)
        return registry.apply(written.text, edits)


def _check_unused(workspace: DiskWorkspace, name: str, sandbox: Sandbox) -> None:
    project = load_project(workspace, sources=False)
    uses = find_uses(project, sandbox)
    # A claim that rests on itself is a finding, and no reason to keep it.
    found = [use for use in uses.of(name) if use.claim != name]
    if found:
        raise StillUsed(name, found, show_uses(found, project.text))
    for brief, failure in uses.unknown.items():
        if name in project.text(project.briefs[brief].path).content:
            raise Refused(
                f"it cannot be known whether the brief “{brief}” uses “{name}”: {failure.message}",
                "Mend the brief first.",
            )

"""What a YAML text means, as plain data, to hold the outcome of an edit against what was meant."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ...source.diagnostic import Edit
from ...source.text import Text
from ..lock import Refused
from ..original import splice
from .nodes import Node, read_tree
from .scalars import Value


def meaning(node: Node | None, instead: Mapping[int, str] | None = None) -> Any:
    """A node as plain data: texts as they are read, None for nothing.

    A mapping is a list of pairs, so that order and keys given twice count. Aliases stay names:
    what they stand for is not multiplied. `instead` has other texts for nodes, by their identity.
    """
    if node is None or node.is_null:
        return None
    if node.kind == "alias":
        return {"alias": node.value}
    if node.kind == "scalar":
        # Every reader of ours strips texts.
        return (instead or {}).get(id(node), node.value).strip()
    if node.kind == "sequence":
        return [meaning(item, instead) for _, item in node.items]
    return {"pairs": [[meaning(key, instead), meaning(item, instead)] for key, item in node.items]}


def meaning_of_value(value: Value) -> Any:
    """A new value as plain data, as `meaning` gives it once it is written."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, Mapping):
        return {"pairs": [[key, meaning_of_value(item)] for key, item in value.items()]}
    return [meaning_of_value(item) for item in value]


def hold(
    text: Text, edits: Sequence[Edit], expected: Any, start: int = 0, end: int | None = None
) -> None:
    """Make sure that a text with these edits means what is expected. Raises `Refused`.

    `start` and `end` are those of the YAML in the text, as it is before the edits.
    """
    edited = Text(text.path, splice(text, edits))
    if end is not None:
        end += len(edited.content) - len(text.content)
    try:
        if meaning(read_tree(edited, start, end)) == expected:
            return
    except Refused:
        pass  # It would be no YAML any more, which is one way not to mean what it should.
    line, _ = text.line_column(min(edit.span.start for edit in edits))
    raise Refused(
        f"{text.path} is written in a way, around line {line}, that cannot be edited without "
        "changing something else",
        "Edit it by hand.",
    )


def check_unshared(root: Node, around: Sequence[Node], gone: Node | None) -> None:
    """Make sure that a change is one of this place alone. Raises `Refused`.

    `around` are the nodes around what changes, whose aliases would change too; `gone` is what is
    taken away, of which others may have the name.
    """
    used = [node for node in root.walk() if node.kind == "alias"]
    names = {node.anchor for node in around}
    inside: set[int] = set()
    if gone is not None:
        names |= {node.anchor for node in gone.walk()}
        inside = {id(node) for node in gone.walk()}
    for alias in used:
        if alias.value in names and id(alias) not in inside:
            raise Refused(
                f"what would change is used in other places too, by the name *{alias.value}",
                "Write it out there, or edit the file by hand.",
            )

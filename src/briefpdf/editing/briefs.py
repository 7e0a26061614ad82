"""Gives what a brief names another name, wherever the brief names it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from msgspec.structs import replace

from ..compose.expanded import Expanded, expand
from ..compose.sandbox import Sandbox
from ..model.brief import Brief
from ..readers.brief import front_matter_bounds
from ..source.diagnostic import Edit
from ..source.text import Text
from .lock import Refused
from .transaction import Transaction
from .tree.change import replace_texts
from .tree.nodes import Node, read_tree


class Renaming(Protocol):
    """From which name to which; `what` is it that has the name, such as “an id”."""

    @property
    def old(self) -> str:
        """The name so far."""

    @property
    def what(self) -> str:
        """What has the name, with its article."""

    def in_figure(self, figure: Node) -> Iterable[tuple[Node, int, str]]:
        """Where a figure of the front matter names it, and what is written there afterwards."""

    def in_body(self, brief: Brief, sandbox: Sandbox) -> Iterable[Edit]:
        """The edits of the calls of a brief that can be expanded."""

    def of_words(self, call: str, words: tuple[str, ...]) -> tuple[str, ...]:
        """The words of a call afterwards."""


def rename_in_brief(
    transaction: Transaction, brief: Brief, renaming: Renaming, sandbox: Sandbox
) -> None:
    """Rename in the front matter and the calls of a brief.

    Raises `Refused` where it cannot be known what the brief names, or its text would change.
    """
    text = transaction.read(brief.path).text
    edits = _figure_edits(text, renaming)
    before, failures = expand(brief, sandbox)
    if before is None and renaming.old in brief.body:
        raise Refused(
            f"it cannot be known how the brief “{brief.id}” uses “{renaming.old}”: "
            f"{failures[0].message}",
            "Mend the brief first.",
        )
    if before is not None:
        edits += renaming.in_body(brief, sandbox)
    if edits:
        brief = edited_brief(transaction, brief, edits)
    if before is not None:
        after = expand(brief, sandbox)[0] if edits else before
        _check(text, before, after, renaming)


def edited_brief(transaction: Transaction, brief: Brief, edits: list[Edit]) -> Brief:
    """The brief with edits made to its file in a transaction."""
    edited = transaction.edit(brief.path, edits).text
    bounds = front_matter_bounds(edited)
    start = bounds[2] if bounds else 0
    return replace(brief, body=edited.content[start:], body_start=start)


def _figure_edits(text: Text, renaming: Renaming) -> list[Edit]:
    bounds = front_matter_bounds(text)
    if bounds is None or renaming.old not in text.content[: bounds[1]]:
        return []
    start, end, _ = bounds
    root = read_tree(text, start, end)
    figures = root.find("figures") if root else None
    if root is None or figures is None:
        return []
    places = [place for _, figure in figures[1].items for place in renaming.in_figure(figure)]
    return replace_texts(text, root, places, start, end)


def _check(text: Text, before: Expanded, after: Expanded | None, renaming: Renaming) -> None:
    """Make sure that the calls of a brief are what they were, but for the name."""
    now = list(after.calls) if after is not None else []
    for index, call in enumerate(before.calls):
        wanted = (call.name, renaming.of_words(call.name, call.words))
        if len(now) != len(before.calls) or (now[index].name, now[index].words) != wanted:
            line, _ = text.line_column(call.span.start)
            raise Refused(
                f"{text.path} makes {renaming.what} on line {line} that cannot be renamed there",
                f"Write “{renaming.old}” there in quotation marks, or rename it by hand.",
            )
    if after is None or after.text != before.text:
        raise Refused(
            f"{text.path} prints “{renaming.old}” in its own text",
            "Nothing was renamed. Change that place by hand first.",
        )

"""What an edit would make of a claim, while somebody is still typing it."""

from __future__ import annotations

from collections.abc import Sequence
import re

from ...model.claim import Claim
from ...source.text import Text
from ..lock import Refused
from ..tree.change import take_at
from ..tree.nodes import column, line_end, line_start
from .add import parse_value, split_path
from .batch import Part, has_shared_parts
from .edit import last_items_first, put_field
from .registry import DEPTH, find_written, path_to


def preview_fields(
    text: Text, claim: Claim, put: Sequence[tuple[str, str]], take: Sequence[str]
) -> tuple[Claim, Text]:
    """A claim of a file with fields set and others removed, and the text that it is then read from.

    That is the claim's own part of the file alone, so that it takes as long in a large one; nothing
    is written. `put` and `take` are as for an edit. Raises `Refused`.
    """
    name = claim.id
    if has_shared_parts(text):
        raise Refused(
            f"{text.path} has parts that several claims share (& and *)",
            "Its verdict shows when it is saved.",
        )
    part = Part(name, text, *_lines_of(claim, text.content))
    if find_written(part.before, name) is None:
        raise Refused(f"the claim “{name}” has moved in {text.path}", "Load the page again.")
    after = part.before
    for field, typed in put:
        steps = split_path(field)
        after = put_field(part, after, name, steps, parse_value(steps, typed))
    for field in sorted(take, key=last_items_first, reverse=True):
        after = part.apply(after, take_at(after, path_to(name, *split_path(field)), DEPTH))
    return part.check(after), after


def _lines_of(claim: Claim, content: str) -> tuple[int, int]:
    """Where the lines of a claim begin and end: at what is not indented further than its id."""
    start = line_start(content, claim.span.start)
    indent = column(content, claim.span.start)
    further = re.compile(rf"\n[ ]{{0,{indent}}}[^\s#]")
    behind = further.search(content, line_end(content, claim.span.start))
    return start, behind.start() + 1 if behind else len(content)

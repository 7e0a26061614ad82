"""Where things stand around a node of a YAML text: its line, its column, its colon, its comma."""

from __future__ import annotations

import re

from ..refused import Refused
from .nodes import Node

_PROPERTIES = re.compile(r"(?:[&!][^\s,\[\]{}]*[ \t]*(?:(?:#.*)?(?:\r\n|\r|\n)\s*)*)*")
_GAP = re.compile(r"(?:\s|(?<=\s)#.*)*")
_COMMENT_LINE = re.compile(r"(?:\r\n|\r|\n)( *)#[^\r\n]*")
_BREAK = re.compile(r"\r\n|\r|\n")


def line_start(content: str, at: int) -> int:
    """Where the line of an offset begins."""
    return max(content.rfind("\n", 0, at), content.rfind("\r", 0, at)) + 1


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

"""Takes a field or an item out of a YAML text."""

from __future__ import annotations

from ...source.diagnostic import Edit
from ...source.text import Text
from .layout import dash, line_end, line_start, next_line, skip_gap
from .nodes import Node


def take_out(text: Text, container: Node, index: int) -> list[Edit]:
    """Remove an item of a mapping or of a sequence that has others besides."""
    if container.flow:
        return _from_brackets(text, container, index)
    content = text.content
    key, value = container.items[index]
    start = key.start if key is not None else dash(content, value)
    before = line_start(content, start)
    after = next_line(content, value.end)
    if content[before:start].strip(" "):
        # Something stands before it on its line, such as a dash: the next one takes its place.
        if index + 1 < len(container.items):
            following, item = container.items[index + 1]
            begin = following.start if following is not None else dash(content, item)
            return [Edit(text.span(start, begin), "")]
        return [Edit(text.span(start, line_end(content, value.end)), "")]
    if after == len(content) and content[after - 1 : after] not in ("\n", "\r"):
        # The last line has no line end, and is to have none.
        before = _before_line_end(content, before)
    return [Edit(text.span(before, after), "")]


def _before_line_end(content: str, at: int) -> int:
    if content[:at].endswith("\r\n"):
        return at - 2
    return max(0, at - 1)


def _from_brackets(text: Text, container: Node, index: int) -> list[Edit]:
    content = text.content
    key, value = container.items[index]
    start = key.start if key is not None else value.start
    comma = skip_gap(content, value.end)
    if content[comma] == ",":
        end = comma + 1
        behind = skip_gap(content, end)
        if content[end:behind].strip(" \t") == "":
            end = behind
        alone = not content[line_start(content, start) : start].strip()
        rest = content[end : line_end(content, end)].strip()
        if alone and (not rest or rest.startswith("#")):
            return [Edit(text.span(line_start(content, start), next_line(content, end)), "")]
        return [Edit(text.span(start, end), "")]
    if index == 0:
        return [Edit(text.span(start, value.end), "")]
    earlier = container.items[index - 1][1].end
    comma = skip_gap(content, earlier)
    if not content[comma + 1 : start].strip():
        return [Edit(text.span(comma, value.end), "")]
    # A comment stands between the two: it stays.
    return [Edit(text.span(comma, comma + 1), ""), Edit(text.span(start, value.end), "")]

"""Takes a field or an item out of a YAML text."""

from __future__ import annotations

from collections.abc import Sequence

from ...source.diagnostic import Edit
from ...source.text import Text
from ..lock import Refused
from .nodes import (
    Node,
    body_start,
    colon_end,
    column,
    dash,
    has_comment,
    line_end,
    line_start,
    next_line,
    past_comments,
    skip_gap,
)
from .scalars import (
    WIDTH,
    Value,
    render_flow,
    render_item,
    render_pair,
    render_value,
    write_block,
    write_key,
    write_scalar,
)


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


def add_field(
    text: Text, mapping: Node, name: str, value: Value, at: int, apart: bool = False
) -> list[Edit]:
    """A new field of a mapping, as its item `at`, with an empty line before it if `apart`."""
    content = text.content
    if mapping.flow:
        pair = f"{write_key(name, True)}: {render_flow(value)}"
        return [_into_brackets(text, mapping, pair, at)]
    first, _ = mapping.items[0]
    assert first is not None
    indent = column(content, first.start)
    end = line_end(content, mapping.items[at - 1][1].end)
    if at == len(mapping.items):
        end = past_comments(content, end, indent)
    written = " " * indent + render_pair(name, value, indent)
    return [_insert(text, end, ("\n\n" if apart else "\n") + written)]


def place_of_field(mapping: Node, name: str, order: Sequence[str]) -> int:
    """Which item of a mapping a new field becomes: never the first of a block that has others."""
    names = order[: order.index(name)] if name in order else ()
    earlier = [
        index
        for index, (key, _) in enumerate(mapping.items)
        if key is not None and key.value in names
    ]
    return earlier[-1] + 1 if earlier else len(mapping.items)


def add_item(text: Text, sequence: Node, value: Value) -> list[Edit]:
    """A new last item of a sequence."""
    content = text.content
    if sequence.flow:
        return [_into_brackets(text, sequence, render_flow(value), len(sequence.items))]
    last = sequence.items[-1][1]
    indent = column(content, dash(content, sequence.items[0][1]))
    item = render_item(value, indent)
    return [_insert(text, line_end(content, last.end), f"\n{' ' * indent}- {item}")]


def _into_brackets(text: Text, collection: Node, written: str, at: int) -> Edit:
    if at:
        return _insert(text, collection.items[at - 1][1].end, f", {written}")
    return _insert(text, body_start(text.content, collection) + 1, written)


def replace_value(text: Text, container: Node, index: int, value: Value) -> list[Edit]:
    """Another value for an item of a mapping or of a sequence."""
    content = text.content
    key, old = container.items[index]
    start = body_start(content, old)
    if container.flow:
        # Right behind a colon there must be a space, and a lone key has not even the colon.
        space = " " if content[start - 1 : start] == ":" else ""
        if key is not None and start == key.end:
            space = ": "
        style = old.style if old.style in ("'", '"') else None
        new = write_scalar(value, True, style) if isinstance(value, str) else render_flow(value)
        return [_replace(text, start, old.end, space + new)]
    if isinstance(value, str) and old.kind == "scalar" and not old.is_null:
        return [_replace(text, start, old.end, _rewritten(content, container, index, value))]
    if key is None:
        indent = column(content, dash(content, old))
        space = " " if content[start - 1 : start] == "-" else ""
        return [_replace(text, start, old.end, space + render_item(value, indent))]
    return _behind_colon(text, key, old, value)


def wrap_in_list(text: Text, container: Node, index: int) -> list[Edit]:
    """The value of a mapping's field made the only item of a list, by what is put around it."""
    content = text.content
    key, old = container.items[index]
    assert key is not None
    start, end = old.start, old.end
    if container.flow or old.kind == "scalar":
        # A block of text cannot stand within brackets, and so is refused later.
        return [_insert(text, start, "["), _insert(text, end, "]")]
    if old.flow:
        pad = " " * (column(content, key.start) + 2)
        colon = colon_end(content, key)
        begin = start if content[colon:start].strip(" ") else colon
        return [_replace(text, begin, start, f"\n{pad}- ")]
    edits = [_insert(text, start, "- ")]
    at = next_line(content, start)
    while at < end:
        if content[at : line_end(content, at)].strip():
            edits.append(_insert(text, at, "  "))
        at = next_line(content, at)
    return edits


def _behind_colon(text: Text, key: Node, old: Node, value: Value) -> list[Edit]:
    """A value of another sort than the earlier one; a comment on the key's line stays there."""
    content = text.content
    written = render_value(value, column(content, key.start))
    colon = colon_end(content, key)
    start = old.start
    if old.start == old.end:
        at = line_end(content, colon) if written.startswith("\n") else colon
        return [_insert(text, at, written)]
    between = content[colon:start]
    if not has_comment(between):
        at = line_end(content, old.end)
        if written.startswith("\n") and has_comment(content[old.end : at]):
            return [_replace(text, colon, old.end, ""), _insert(text, at, written)]
        return [_replace(text, colon, old.end, written)]
    end = line_end(content, colon)
    if written.startswith("\n"):
        return [_replace(text, end, old.end, written)]
    return [_insert(text, colon, written), _replace(text, end, old.end, "")]


def _rewritten(content: str, container: Node, index: int, value: str) -> str:
    """Another text in the style of the earlier one."""
    key, old = container.items[index]
    start = body_start(content, old)
    indent = column(content, dash(content, old) if key is None else key.start) + 2
    written = content[start : old.end]
    if old.style in ("|", ">"):
        header, _, body = written.replace("\r\n", "\n").replace("\r", "\n").partition("\n")
        lines = [line for line in body.split("\n") if line.strip()]
        if lines:
            indent = min(len(line) - len(line.lstrip(" ")) for line in lines)
        width = max(map(len, lines)) if len(lines) > 1 else WIDTH
        block = write_block(value, header, indent, max(60, width))
        if block is not None:
            return block
        comment = header[header.index("#") :] if "#" in header else ""
        return write_scalar(value, False, '"') + (f" {comment}" if comment else "")
    style = old.style if old.style in ("'", '"') else None
    line = write_scalar(value, False, style)
    after = content[old.end : line_end(content, old.end)]
    if style is None and column(content, start) + len(line) > WIDTH and not has_comment(after):
        return write_block(value, ">-", indent) or line
    return line


def _replace(text: Text, start: int, end: int, written: str) -> Edit:
    return Edit(text.span(start, end), written)


def _insert(text: Text, at: int, written: str) -> Edit:
    return Edit(text.span(at, at), written)


def nested(path: Sequence[str], value: Value) -> Value:
    """A value under names of its own: a number begins a list, which must begin with 0."""
    for name in reversed(path):
        if not name.isdigit():
            value = {name: value}
        elif name == "0":
            value = [value]
        else:
            raise Refused(f"there is no item {name} to change", "Items are counted from 0.")
    return value

"""Entries of a library as they stand in a bibliography: with its copies as their files."""

from __future__ import annotations

from collections.abc import Sequence
import re

from ..readers.bib.blocks import Blocks
from ..readers.bib.references import read_entries
from ..readers.bib.syntax import Entry, Field
from ..source.pattern import lazy_pattern
from ..source.text import Text

_COPY_FIELDS = frozenset({"file", "pdf", "sha256"})
_LINE_END = lazy_pattern(r"[^\S\n]*\n")


def with_copies(text: Text, entry: Entry, copies: Sequence[str], checksum: str) -> str:
    """An entry as a library has it, with other files; `checksum` is that of the first of them."""
    content = text.content
    parts, at = [], entry.head.at
    for each in entry.fields:
        if each.name.lower() not in _COPY_FIELDS:
            continue
        start, end = _line_of(content, each, entry)
        parts.append(content[at:start])
        at = end
    parts.append(content[at : entry.end])
    written = "".join(parts)
    if not copies:
        return written + "\n"
    body = written[:-1].rstrip()
    comma = "" if body.endswith(",") else ","
    lines = [f"  file = {{{';'.join(copies)}}},", f"  sha256 = {{{checksum}}},"]
    return "\n".join([body + comma, *lines, written[-1], ""])


def strings_lacking(text: Text, blocks: Blocks, bibliography: Text) -> str:
    """The `@string` blocks of a library that a bibliography does not have."""
    has = _names(read_entries(bibliography))
    return "".join(
        f"{text.content[block.head.at : block.end]}\n"
        for block in blocks.strings
        if not {each.name.lower() for each in block.fields} <= has
    )


def _names(blocks: Blocks) -> set[str]:
    return {each.name.lower() for block in blocks.strings for each in block.fields}


def _line_of(content: str, each: Field, entry: Entry) -> tuple[int, int]:
    """From the beginning of a field to the end of its line, its comma included."""
    end = each.end
    if not each.terms:
        while content[end].isspace():
            end += 1
        end += 1
    comma = re.compile(r"\s*,").match(content, end, entry.end)
    end = comma.end() if comma else end
    start = content.rfind("\n", 0, each.at) + 1
    alone = not content[start : each.at].strip() and start > entry.key.end
    rest = _LINE_END.match(content, end, entry.end)
    if alone and rest:
        return start, rest.end()
    return each.at, end

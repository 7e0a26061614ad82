"""TOML, and what is wrong with it in the words of who wrote it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from functools import cached_property
from heapq import merge
import re
import tomllib
from typing import Any

from ..source.diagnostic import Diagnostic, Parsed
from ..source.pattern import lazy_pattern
from ..source.text import Span, Text

# What the reader of TOML complains of, in the words of who wrote it, and the remedy.
_SLIPS = (
    (
        "Invalid value",
        "a value is missing here, or a text has no quotation marks",
        'A text stands in straight quotation marks: name = "value".',
    ),
    ("Expected '=' after a key", "an equals sign is missing here", 'Write name = "value".'),
    ("Unterminated string", "a text has no quotation mark at its end", 'Write name = "value".'),
    ("Expected ']'", "the bracket of a heading is not closed", "Write [name]."),
    ("Expected newline", "something stands behind the value", "A line has one setting."),
    ("Cannot overwrite", "a setting is given twice", "Delete one of the two."),
    ("Cannot declare", "a heading stands twice", "Put what is below both under one."),
    ("Unclosed array", "a list is not closed", 'Write name = ["one", "two"].'),
    ("Unclosed inline table", "a brace is not closed", 'Write name = {key = "value"}.'),
    ("Invalid statement", "this line begins with no name", 'Write name = "value".'),
    ("Unescaped", "a text has a lone backslash", "Write / in paths, or the backslash twice."),
)
# What helps where it complains of something else.
_REMEDY = 'Write NAME = VALUE, texts in quotation marks; a table in one line is {key = "value"}.'
# A key of so many parts takes its reader minutes: the square of their number.
_MOST_DOTS = 1000
_MANY_DOTS = lazy_pattern(rf"(?m)^(?:[^.\n]*+\.){{{_MOST_DOTS}}}")
# What can be a key: the parts of one that a line begins with, a word before “=”, one in quotes.
_HEAD = lazy_pattern(r"(?m)^[ \t]*\[{0,2}[\w.\"-]*+")
_PART = lazy_pattern(r"[\w-]+")
_WORD = lazy_pattern(r"(?<=[{,.\s])([^\s{},.=\"']++)[ \t]*+=")
_QUOTED = lazy_pattern(r"[\"']([^\"'\n]++)[\"'][ \t]*+=")


class Keys:
    """Where keys are written in a TOML file; its reader gives no positions."""

    def __init__(self, text: Text) -> None:
        self._text = text

    def place(self, name: str, start: int) -> Span:
        """Where a key first stands from an index on, else the first line of the file."""
        if self._text.content.startswith(name, start):
            return self._text.span(start, start + len(name))
        last = name.split(".")[-1]
        found = self._starts.get(last, [])
        at = bisect_left(found, start)
        if at == len(found):
            return self._text.line_span(1)
        return self._text.span(found[at], found[at] + len(last))

    @cached_property
    def _starts(self) -> Mapping[str, list[int]]:
        content = self._text.content
        heads = (
            (part.start(), part[0])
            for head in _HEAD.finditer(content)
            for part in _PART.finditer(content, *head.span())
        )
        others = (
            ((key.start(1), key[1]) for key in pattern.finditer(content))
            for pattern in (_WORD, _QUOTED)
        )
        found: dict[str, list[int]] = {}
        for start, key in merge(heads, *others):
            found.setdefault(key, []).append(start)
        return found


def read_toml(text: Text, code: str) -> Parsed[dict[str, Any]]:
    """What a TOML file holds; nothing, with one finding of this code, where it cannot be read."""
    try:
        if _MANY_DOTS.search(text.content):
            raise RecursionError
        return Parsed(tomllib.loads(text.content), ())
    except tomllib.TOMLDecodeError as error:
        return Parsed({}, (_fault(text, code, error),))
    except ValueError:  # The one number that TOML has and Python does not: over 4,300 digits.
        long = f"{text.path} holds a number that is too long to be read"
        return Parsed({}, (Diagnostic(code, long, text.line_span(1), ("Write it shorter.",)),))
    except RecursionError:
        deep = f"{text.path} is TOML that nests too deeply"
        flat = "A setting is a text, a number, a list or a table of these."
        return Parsed({}, (Diagnostic(code, deep, text.line_span(1), (flat,)),))


def _fault(text: Text, code: str, error: tomllib.TOMLDecodeError) -> Diagnostic:
    place = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
    reason = str(error).split(" (at ")[0]
    at = len(text.content)
    if place:
        line, column = int(place[1]), int(place[2])
        at = min(at, text.line_starts[line - 1] + column - 1)
    what, remedy = next(
        (said for begins, *said in _SLIPS if reason.startswith(begins)), (reason, _REMEDY)
    )
    return Diagnostic(
        code,
        f"{text.path} is not TOML: {what}",
        text.span(at, min(at + 1, len(text.content))),
        (remedy,),
    )

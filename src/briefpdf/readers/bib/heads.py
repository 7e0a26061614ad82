"""Finds where the blocks of refs.bib begin."""

from __future__ import annotations

import re

_TYPE = r"[^\W\d][\w.:+/-]*+"
_LINE = r"(?<![^\r\n])[ \t]*+"

# What follows free text: a comment to the end of its line, the head of a block, or the head of an
# entry whose `@` is missing (the first field must follow, so that text is not taken for one).
BLOCK = re.compile(
    rf"%[^\r\n]*+|(?P<line>{_LINE})?(?P<at>@)[ \t]*+(?=[^\W\d]|[{{(])"
    rf"(?P<type>{_TYPE})?(?:\s*+(?P<open>[{{(]))?"
    rf"|{_LINE}(?P<bald>{_TYPE}[ \t]*+(?P<brace>\{{)[ \t]*+(?P<key>[^\s,={{}}\"%]++))"
    rf"(?=\s*+,\s*+[A-Za-z][\w-]*+\s*+=\s*+[{{\"\w])"
)

# The head of an entry at the beginning of a line ends whatever before it was not closed.
_START = re.compile(
    rf"{_LINE}(?P<at>@)[ \t]*+(?:(?i:string|preamble|comment)[ \t]*+[{{(]"
    rf"|{_TYPE}[ \t]*+[{{(](?:\s*+[^\s,={{}}\"]*+(?:[ \t]++[^\s,={{}}\"]++)*+\s*+[,=]"
    rf"|[ \t]*+[^\s,={{}}\"][^\r\n,={{}}\"]*+[\r\n]))"
)

# A field that follows the end of an entry: a brace too many closed it. Free text may stand there
# too, so the field has a comma before it or its value has braces or quotes.
OUTSIDE = re.compile(
    r"[\s})]*+(?P<comma>,)?[\s,})]*+(?P<name>[A-Za-z][\w-]*+)\s*+=\s*+(?:[{\"]|(?(comma)\w|(?!)))"
)


def entry_starts(content: str) -> list[int]:
    """The offsets of every `@` that begins an entry at the beginning of a line."""
    return [match.start("at") for match in _START.finditer(content)]

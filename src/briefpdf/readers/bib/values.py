"""Finds where the values of refs.bib end: braces, quotes, bare words, white space, comments."""

from __future__ import annotations

import re

# White space and comments, and with them the commas that stand between fields.
_BLANK = re.compile(r"(?:\s++|%[^\r\n]*+)*+")
_BLANK_OR_COMMA = re.compile(r"(?:[\s,]++|%[^\r\n]*+)*+")

# To BibTeX a backslash does not hide a brace or a quote; to many writers it does.
_BRACES = (re.compile(r"[{}]"), re.compile(r"\\.|[{}]", re.DOTALL))
_PARENS = re.compile(r"[{})]")
_QUOTES = (re.compile(r'["{}]'), re.compile(r'\\.|["{}]', re.DOTALL))

BARE = re.compile(r'[^\s,={}"#%()]++')


def skip_blank(content: str, pos: int, limit: int, commas: bool = False) -> int:
    """The offset behind white space and comments (and commas)."""
    match = (_BLANK_OR_COMMA if commas else _BLANK).match(content, pos, limit)
    return match.end() if match else pos


def find_brace(content: str, pos: int, limit: int, escapes: bool = False) -> int:
    """The offset of the `}` that closes a brace opened before `pos`; -1 without one before `limit`.

    With `escapes`, a backslash hides the character behind it.
    """
    depth = 1
    for match in _BRACES[escapes].finditer(content, pos, limit):
        mark = match[0]
        if mark == "{":
            depth += 1
        elif mark == "}":
            depth -= 1
            if not depth:
                return match.start()
    return -1


def find_quote(content: str, pos: int, limit: int, escapes: bool = False) -> int:
    """The offset of the `"` that closes a text opened before `pos`; -1 without one.

    A quote in braces closes nothing, and a `}` that nothing opened ends the search.
    """
    depth = 0
    for match in _QUOTES[escapes].finditer(content, pos, limit):
        mark = match[0]
        if mark == '"' and not depth:
            return match.start()
        if mark == "{":
            depth += 1
        elif mark == "}":
            if not depth:
                return -1
            depth -= 1
    return -1


def find_paren(content: str, pos: int, limit: int) -> int:
    """The offset of the `)` that closes a block opened before `pos`; -1 without one."""
    depth = 0
    for match in _PARENS.finditer(content, pos, limit):
        mark = match[0]
        if mark == ")" and not depth:
            return match.start()
        # A brace too many closes nothing in a block that is held by parentheses.
        depth = max(0, depth + (mark == "{") - (mark == "}"))
    return -1


def trimmed(content: str, start: int, end: int) -> tuple[int, int]:
    """The offsets of a stretch without the white space at its ends."""
    text = content[start:end]
    leading = len(text) - len(text.lstrip())
    return start + leading, max(start + leading, start + len(text.rstrip()))

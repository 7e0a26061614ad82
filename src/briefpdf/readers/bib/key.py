"""Reads the key of an entry of refs.bib."""

from __future__ import annotations

import re

from ...source.diagnostic import Edit, Fix
from ...source.text import Span, Text
from .findings import BAD_KEY, UNREADABLE_ENTRY, shown
from .syntax import Head, Key, Slip, UnreadableError
from .values import skip_blank, trimmed

# Braces belong to the key only where the key goes on behind them. The bounds keep the time linear.
_IN_BRACES = r"\{[^{}\s,=@]{0,30}\}|[{}](?=[^\s,=@]{1,30}+,)"
_KEY = {
    "}": re.compile(rf"(?:[^,={{}}\r\n]|{_IN_BRACES}){{0,1000}}+"),
    ")": re.compile(rf"(?:[^,={{}}()\r\n]|{_IN_BRACES}){{0,1000}}+"),
}
_WITH_EQUALS = re.compile(r"[^,{}\"\r\n]{0,1000}+(?=,)")
_VALUE_FOLLOWS = re.compile(r"\s*+=\s*+[{\"]|\s++=|\s*+=\s")
_FORBIDDEN = re.compile(r'[\s{}"#%,=~\\]')
_NO_KEY = "Write a key and a comma right behind the “{”, for example “@misc{smith-2024,”."
_ALLOWED = "A key may hold letters, digits and the marks - _ : . / +"


def is_sound_key(text: str) -> bool:
    """Whether a text can be the key of a new entry, and be cited anywhere without quotation."""
    return re.fullmatch(r"[^\W_](?:[\w:.+/-]{0,98}[^\W_])?", text) is not None


def read_key(text: Text, head: Head, limit: int) -> tuple[Key, tuple[Slip, ...]]:
    """The key of an entry and what is wrong with it; raises `UnreadableError` without one."""
    content = text.content
    start = skip_blank(content, head.opener + 1, limit)
    match = _KEY[head.closing].match(content, start, limit)
    start, end = trimmed(content, start, match.end() if match else start)
    after = skip_blank(content, end, limit)
    mark = content[after : min(after + 1, limit)]
    if mark == "=":
        return _before_equals(text, head, start, end, limit)
    if mark == ",":
        key = Key(content[start:end], start, end, after + 1)
        return key, _bad_key(text, head, key)
    if mark == head.closing:
        key = Key(content[start:end], start, end, after)
        return key, _bad_key(text, head, key)
    if start < end and mark and mark not in '{"':
        # The next field begins on the next line: the comma behind the key was lost.
        return _without_comma(text, head, Key(content[start:end], start, end, after))
    if not mark:
        raise UnreadableError("its “{” is never closed", "Put a “}” behind its last field.", limit)
    raise UnreadableError("it has no key", _NO_KEY)


def _before_equals(
    text: Text, head: Head, start: int, end: int, limit: int
) -> tuple[Key, tuple[Slip, ...]]:
    """What stands before an `=` is a field's name, a key and a field's name, or a very bad key."""
    content = text.content
    words = content[start:end].split()
    if len(words) > 1:
        # The last word is the field's name, so the comma is missing before it.
        name_start = end - len(words[-1])
        start, end = trimmed(content, start, name_start)
        return _without_comma(text, head, Key(content[start:end], start, end, name_start))
    whole = _WITH_EQUALS.match(content, start, limit)
    if _VALUE_FOLLOWS.match(content, end, limit) or whole is None:
        raise UnreadableError("it has no key", _NO_KEY)
    key = Key(content[start : whole.end()].rstrip(), start, whole.end(), whole.end() + 1)
    return key, _bad_key(text, head, key)


def _without_comma(text: Text, head: Head, key: Key) -> tuple[Key, tuple[Slip, ...]]:
    fix = Fix("Put a comma behind the key", (Edit(Span(text.path, key.end, key.end), ","),), True)
    slip = Slip(
        UNREADABLE_ENTRY,
        f"the comma behind the key {shown(key.text)} is missing",
        Span(text.path, head.at, key.end),
        "Put a comma behind the key.",
        fix,
    )
    return key, (slip, *_bad_key(text, head, key))


def _bad_key(text: Text, head: Head, key: Key) -> tuple[Slip, ...]:
    if not key.text:
        # An empty key has no place of its own: show the head of its entry.
        span = Span(text.path, head.at, key.after)
        return (Slip(BAD_KEY, f"this @{head.type} has an empty key", span, _NO_KEY),)
    found = _FORBIDDEN.search(key.text)
    if found is None:
        return ()
    what = "a space" if found[0].isspace() else f"the character “{found[0]}”"
    message = f"the key {shown(key.text)} holds {what}, so it cannot be cited"
    return (Slip(BAD_KEY, message, Span(text.path, key.start, key.end), _ALLOWED),)

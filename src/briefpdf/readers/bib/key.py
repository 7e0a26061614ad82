"""Reads the key of an entry of refs.bib."""

from __future__ import annotations

from collections.abc import Iterable
import re

from ...source.diagnostic import Edit, Fix
from ...source.pattern import lazy_pattern
from ...source.text import Span, Text
from .findings import BAD_KEY, UNREADABLE_ENTRY, shown
from .syntax import Field, Head, Key, Slip, UnreadableError
from .values import skip_blank, trimmed

# Braces belong to the key only where the key goes on behind them. The bounds keep the time linear.
_IN_BRACES = r"\{[^{}\s,=@]{0,30}\}|[{}](?=[^\s,=@]{1,30}+,)"
_KEY = {
    "}": lazy_pattern(rf"(?:[^,={{}}\r\n]|{_IN_BRACES}){{0,1000}}+"),
    ")": lazy_pattern(rf"(?:[^,={{}}()\r\n]|{_IN_BRACES}){{0,1000}}+"),
}
_WITH_EQUALS = lazy_pattern(r"[^,{}\"\r\n]{0,1000}+(?=,)")
_VALUE_FOLLOWS = lazy_pattern(r"\s*+=\s*+[{\"]|\s++=|\s*+=\s")
_FORBIDDEN = lazy_pattern(r'[\s{}"#%,=~\\]')
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
        raise UnreadableError(
            "its “{” is never closed", "Put a “}” behind its last field.", limit, True
        )
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


# A value that holds what looks like the next field was not closed where it should have been.
_SWALLOWED = lazy_pattern(r"[,\r\n]\s*+[A-Za-z][\w-]*+\s*+=\s*+(?:[{\"\w]|$)")


def too_much(what: str, pos: int) -> UnreadableError:
    """More of something than any entry has."""
    hint = "Look for a brace or a quotation mark that is missing."
    return UnreadableError(f"it has more than {what}", hint, pos)


def no_name(text: Text, pos: int) -> UnreadableError:
    """No field begins at `pos`."""
    line, _ = text.line_column(pos)
    found = shown(text.content[pos : pos + 1])
    return UnreadableError(
        f"line {line} has {found} where the name of a field should stand",
        "Look for a brace or a quotation mark too many, or a missing “name =”.",
        pos,
    )


def without_equals(text: Text, name: str, at: int) -> UnreadableError:
    """A field's name that no `=` follows."""
    hint = "Put “=” between the field's name and its value, or delete the word."
    return UnreadableError(f"{_field(text, name, at)} has no “=” behind its name", hint, at)


def without_value(text: Text, name: str, at: int) -> UnreadableError:
    """A field's name and `=` that no value follows."""
    hint = "Write the value in braces, or delete the field."
    return UnreadableError(f"{_field(text, name, at)} has no value behind its “=”", hint, at)


def trailing(
    text: Text, fields: Iterable[Field], name: str, at: int, quoted: bool, bare: bool
) -> UnreadableError:
    """Text at `at` that belongs neither to the value before it nor to a field.

    `quoted` and `bare` say how the value before it was written.
    """
    fields = tuple(fields)
    if _swallower(text, fields) is not None:
        return not_closed(text, fields, at)
    line, _ = text.line_column(at)
    rest = re.split(r"[\r\n]", text.content[at : at + 30])[0]
    reason = f"line {line} has {shown(rest)} behind the value of {shown(name)}"
    if bare:
        hint = "Put the whole value in braces."
    elif quoted:
        hint = "Put the whole value in braces: a quotation mark within quotation marks ends it."
    else:
        hint = "Look for a brace that closes the value too early."
    return UnreadableError(reason, hint, at)


def not_closed(
    text: Text, fields: Iterable[Field], reached: int, head: Head | None = None
) -> UnreadableError:
    """A block without end.

    To blame is the first value that swallowed a field, else the `head`, else the last field.
    """
    fields = tuple(fields)
    found = _swallower(text, fields)
    if found is None and head is not None:
        line, _ = text.line_column(head.opener)
        reason = f"the “{text.content[head.opener]}” that opens it on line {line} is never closed"
        hint = f"Put a “{head.closing}” behind its last field."
        return UnreadableError(reason, hint, reached, unclosed=True)
    found = found or fields[-1]
    at = _opener(text.content, found)
    mark = text.content[at]
    line, _ = text.line_column(at)
    reason = f"the “{mark}” that opens the value of {shown(found.name)} on line {line}"
    closing = "}" if mark == "{" else mark
    return UnreadableError(
        f"{reason} is never closed",
        f"Put “{closing}” at the end of the value.",
        reached,
        unclosed=True,
    )


def _field(text: Text, name: str, at: int) -> str:
    return f"the field {shown(name)} on line {text.line_column(at)[0]}"


def _swallower(text: Text, fields: Iterable[Field]) -> Field | None:
    """The first field whose value holds what looks like the next field."""
    return next((f for f in fields if _SWALLOWED.search(text.content, f.start, f.end)), None)


def _opener(content: str, found: Field) -> int:
    """The offset of the brace or quote that opens a value: white space may stand behind it."""
    at = found.start - (not found.terms)
    while content[at].isspace():
        at -= 1
    return at

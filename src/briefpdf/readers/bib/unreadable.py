"""Says in plain words why a block of refs.bib cannot be read."""

from __future__ import annotations

from collections.abc import Iterable
import re

from ...source.text import Text
from .findings import shown
from .syntax import Field, Head, UnreadableError

# A value that holds what looks like the next field was not closed where it should have been.
_SWALLOWED = re.compile(r"[,\r\n]\s*+[A-Za-z][\w-]*+\s*+=\s*+(?:[{\"\w]|$)")


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
        return UnreadableError(reason, f"Put a “{head.closing}” behind its last field.", reached)
    found = found or fields[-1]
    at = _opener(text.content, found)
    mark = text.content[at]
    line, _ = text.line_column(at)
    reason = f"the “{mark}” that opens the value of {shown(found.name)} on line {line}"
    closing = "}" if mark == "{" else mark
    return UnreadableError(
        f"{reason} is never closed", f"Put “{closing}” at the end of the value.", reached
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

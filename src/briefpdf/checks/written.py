"""Finds the characters of a brief's text in its file, as Markdown and typography changed them."""

from __future__ import annotations

from collections.abc import Sequence
from html import unescape
import re

from ..model.brief import Brief

# Setting a text in type changes its quotation marks, one for one.
_STRAIGHT = str.maketrans("“”‘’", "\"\"''")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
# What prints nothing: a tag such as {% if %}, and a comment.
_TAG = re.compile(r"\{%.*?%\}|\{#.*?#\}", re.DOTALL)


def written_at(text: str, start: int, end: int, brief: Brief) -> Sequence[int]:
    """The offset in the file of each character of a text that stands there from `start` on.

    It is looked for up to `end`; Markdown's escapes and entities may make it longer. Nothing where
    the file has other words there.
    """
    start, end = start - brief.body_start, end - brief.body_start
    if start < 0 or not text:
        return ()
    wanted = text.translate(_STRAIGHT)
    at = brief.body[start:end].translate(_STRAIGHT).find(wanted)
    if at >= 0:
        first = brief.body_start + start + at
        return range(first, first + len(text))
    return [brief.body_start + place for place in _escaped(wanted, start, brief.body)]


def _escaped(text: str, at: int, body: str) -> list[int]:
    """The offsets of a text that begins right at `at`, escapes and tags among its characters."""
    places: list[int] = []
    for character in text:
        while tag := _TAG.match(body, at):
            at = tag.end()
        entity = _ENTITY.match(body, at) if body.startswith("&", at) else None
        if body.startswith("\\" + character, at):
            at += 1
        elif entity and unescape(entity[0]) == character:
            places.append(at)
            at = entity.end()
            continue
        if body[at : at + 1].translate(_STRAIGHT) != character:
            return []
        places.append(at)
        at += 1
    return places

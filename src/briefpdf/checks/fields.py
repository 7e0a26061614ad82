"""Finds where in a file something is written that was read without its place."""

from __future__ import annotations

import re

from ..model.reference import Reference
from ..source.diagnostic import Edit
from ..source.pattern import lazy_pattern
from ..source.text import Span, Text
from .subject import Subject


def place_of(words: str, within: Span, subject: Subject) -> Span | None:
    """The first place of some words within a span; None where they are not written so."""
    at = subject.written(within).find(words)
    return within.within(at, at + len(words)) if words and at >= 0 else None


def place_of_words(words: str, earlier: int, within: Span, subject: Subject) -> Span | None:
    """The place of words within a span, whatever white space parts them there.

    `earlier` is how many times they stand before the place that is meant.
    """
    pattern = r"\s+".join(map(re.escape, words.split()))
    places = list(re.finditer(pattern, subject.written(within))) if pattern else []
    return within.within(*places[earlier].span()) if earlier < len(places) else None


def place_of_field(name: str, value: str, within: Span, subject: Subject) -> Span:
    """The place of a field's value within a YAML mapping, or the mapping where it is not found."""
    pattern = rf"(?<![\w-])[\"']?{re.escape(name)}[\"']?\s*:\s*[\"']?({re.escape(value)})"
    match = re.search(pattern, subject.written(within))
    return within.within(*match.span(1)) if match else within


# What stands before a value: the blank at the line's head, the field's name, the sign, its opener.
_BEFORE = lazy_pattern(
    r"(?:(?P<line>^|\n|\r)(?P<indent>[ \t]*))?(?P<name>[\w-]+)(?P<gap>\s*)=(?P<behind>\s*)[{\"]\Z"
)
_CLOSERS = {"{": "}", '"': '"'}


def added_field(
    reference: Reference, after: str, name: str, value: str, subject: Subject
) -> Edit | None:
    """The same as `field_behind`, behind a field of the entry's own."""
    span = reference.spans.get(after)
    return field_behind(span, subject.text(span.path), name, value) if span else None


def field_behind(span: Span, text: Text, name: str, value: str) -> Edit | None:
    """The edit that adds a field right behind another, whose value is at a span of refs.bib.

    None where that is not written as one value in braces or quotation marks.
    """
    content = text.content
    before = _BEFORE.search(content[max(0, span.start - 200) : span.start])
    opener = content[span.start - 1 : span.start]
    if before is None or content[span.end : span.end + 1] != _CLOSERS.get(opener):
        return None
    width = len(before["name"] + before["gap"])
    own_line = before["line"] is not None
    start = f",\n{before['indent']}" if own_line else ", "
    padded = f"{name:<{width}}" if before["gap"] else name
    padded += " " if before["gap"] and not padded.endswith(" ") else ""
    behind = before["behind"] if "\n" not in before["behind"] else " "
    at = Span(span.path, span.end + 1, span.end + 1)
    return Edit(at, f"{start}{padded}={behind}{{{value}}}")

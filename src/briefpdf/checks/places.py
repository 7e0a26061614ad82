"""Finds where in a file something is written that was read without its place."""

from __future__ import annotations

import re

from ..source.text import Span
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

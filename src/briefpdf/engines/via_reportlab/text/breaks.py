"""Where a text may be broken into lines."""

from __future__ import annotations

import re

from ...content.characters import NO_BREAK_HYPHEN, NO_BREAK_SPACE

_IDEOGRAPH = "[\u2e80-\u2fff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff]"
# After a hyphen within a word, a dash or a slash, before and after a long dash, and between
# ideographs: as the Unicode Standard has it (annex 14), for what briefs are written in.
_WITHIN = re.compile(
    rf"(?<=\w[-\u2010])(?=[^\W\d])|(?<=\w[\u2013|/])(?=[^\W\d])|(?<=\w)(?=\u2014)"
    rf"|(?<=\u2014)(?=\w)|(?<={_IDEOGRAPH})(?={_IDEOGRAPH})"
)
# There is no such place in a word without one of these.
_PARTING = re.compile(rf"[-\u2010\u2013|/\u2014]|{_IDEOGRAPH}")
_KEPT = frozenset(NO_BREAK_SPACE + NO_BREAK_HYPHEN)
_WORD = re.compile(r"[^ \n]+")


def chunks(text: str, unbroken: bool = False) -> list[tuple[int, int]]:
    """The parts of a text that stay in one line, from where to where, without spaces around them.

    White space must be collapsed; a line feed ends a line. An `unbroken` text ends lines there
    only. A word that holds a space or hyphen that does not break is broken nowhere.
    """
    if unbroken:
        lines = re.finditer(r"[^\n]+", text)
        return [(line.start(), line.end()) for line in lines]
    if _PARTING.search(text) is None:
        return [word.span() for word in _WORD.finditer(text)]
    found: list[tuple[int, int]] = []
    for word in _WORD.finditer(text):
        start = word.start()
        if _PARTING.search(text, start, word.end()) and not _KEPT.intersection(word[0]):
            for place in _WITHIN.finditer(text, word.start(), word.end()):
                if place.start() > start:
                    found.append((start, place.start()))
                    start = place.start()
        found.append((start, word.end()))
    return found

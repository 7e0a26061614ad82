"""Do a quotation and a passage with the same letters have the same hyphens and blanks?"""

from __future__ import annotations

import re

from ...source.pattern import lazy_pattern
from .bare import Bare
from .brackets import NEGATIONS
from .normalise import FOOTNOTE_MARKS, MAYBE_HYPHEN

_HYPHENS = lazy_pattern(rf"[-{MAYBE_HYPHEN}]+")
_NOTES = lazy_pattern(rf"[{FOOTNOTE_MARKS}]+")
_ORDINAL = lazy_pattern(r"[a-z]+")
# One blank in so many letters may be lost or come in: more, and it is another text.
_LETTERS_PER_BLANK = 20
_PARTING = frozenset({"non", "un", *NEGATIONS})


def marks_agree(quote: Bare, archive: Bare, at: int) -> bool:
    """Whether a passage has the marks of the quotation whose bare letters it has, at an offset.

    A hyphen at a line end may count as one or as none; the mark of a footnote may be left out.
    In loose texts a blank may be, where no other number and no "not" comes of it.
    """
    length = len(quote.text)
    wanted, found = quote.between(0, length), archive.between(at, at + length)
    for edge in (0, length):
        # What stands before the first word and behind the last matters where it is quoted.
        if quote.mark(edge).strip():
            wanted[edge], found[edge] = quote.mark(edge), archive.mark(at + edge)
    blanks = 0
    for place in wanted.keys() | found.keys():
        one, other = wanted.get(place, ""), found.get(place, "")
        if one == other:
            continue
        if not _agree(one, other):
            return False
        if (" " in one) != (" " in other):
            blanks += 1
            words = _beside(quote.text, wanted if " " in one else found, place)
            if not _may_join(*words):
                return False
    return blanks <= 2 + length // _LETTERS_PER_BLANK


def _agree(one: str, other: str) -> bool:
    """Whether marks at one place may stand for each other, blanks apart."""
    notes = [_only(_NOTES, mark) for mark in (one, other)]
    ordinals = [_only(_ORDINAL, mark) for mark in (one, other)]
    hyphens = [_only(_HYPHENS, mark) for mark in (one, other)]
    if notes[0] != notes[1] and all(notes):
        return False
    if ordinals[0] and ordinals[0] != ordinals[1]:
        return False  # The quotation may lack it, not have another.
    if hyphens[0] == hyphens[1]:
        return True
    # A line end with a hyphen is a hyphen or nothing, and never a blank.
    maybe = MAYBE_HYPHEN in hyphens and all(mark in ("", "-", MAYBE_HYPHEN) for mark in hyphens)
    return maybe and " " not in one + other


def _only(kind: re.Pattern[str], mark: str) -> str:
    return "".join(kind.findall(mark))


def _beside(text: str, marks: dict[int, str], place: int) -> tuple[str, str]:
    """The words before and behind a place, as the marks of the text with the blank part them."""
    before = max((at for at in marks if at < place), default=0)
    behind = min((at for at in marks if at > place), default=len(text))
    return text[before:place], text[place:behind]


def _may_join(before: str, behind: str) -> bool:
    """Whether two words may have been written as one by mistake, or one as two."""
    if before[-1:].isdigit() and behind[:1].isdigit():
        return False
    if re.search(r"\d[.,:/]$", before) and behind[:1].isdigit():
        return False
    words = {before.lower(), behind.lower().rstrip(".,;:")}
    return not words & _PARTING

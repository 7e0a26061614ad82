"""Splits policy prose into sentences."""

from __future__ import annotations

from bisect import bisect_right
import re

from ..source.pattern import lazy_pattern
from .english import groups
from .function_words import FUNCTION_WORDS
from .quotations import find_quotations

_ABBREVIATIONS = groups("abbreviations")
BEFORE_NAMES, BEFORE_NUMBERS = _ABBREVIATIONS["name"], _ABBREVIATIONS["number"]
ANYWHERE = _ABBREVIATIONS["anything"]
TIMES, TIME_ZONES = _ABBREVIATIONS["time"], _ABBREVIATIONS["zone"]
# “World War I. Russia”, “Plan B. Congress”: a letter that counts, not an initial.
COUNTED_BY_LETTERS = _ABBREVIATIONS["letters"]
# A run of stops is looked at from its first one alone.
_END = lazy_pattern(r"(?<![.!?…])[.!?…]++[\"“”’'»)\]]*+(?=\s|$)|[。！？]+[」』”’）]*")
_NEXT = lazy_pattern(r"\s*[\"“‘'«(\[]*(?P<first>\S)(?P<rest>[\w’'-]*)(?P<stop>\.?)")
_WORD_BEFORE = lazy_pattern(r"([^\s(\[“\"‘«—–]+)\Z")
_SPEECH_BEHIND = lazy_pattern(
    r"\s*(?:[A-Z][\w.’'-]*\s+){1,4}(?:said|asked|added|wrote|told|replied|demanded|wondered)\b"
)
_LOOK_BACK = 200
_MAX_PARENTHESIS = 400


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Where each sentence of a paragraph begins and ends, white space around it left out.

    Initials, titles, bill numbers ("S. 1883"), "U.S." and "No. 5" end none; a quotation and a
    parenthesis stay in the sentence in which they begin, however many sentences they hold.
    """
    kept_whole = [
        *((quoted.start, quoted.end) for quoted in find_quotations(text)),
        *_parentheses(text),
    ]
    kept_whole.sort()
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        if not _within(kept_whole, match) and _ends(text, start, match):
            _keep(spans, text, start, match.end())
            start = match.end()
    _keep(spans, text, start, len(text))
    return spans


def _keep(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    if stripped := piece.strip():
        start += len(piece) - len(piece.lstrip())
        spans.append((start, start + len(stripped)))


def _parentheses(text: str) -> list[tuple[int, int]]:
    """The outermost parentheses that are closed again, without the marks themselves."""
    found = []
    opened: list[int] = []
    for match in re.finditer(r"[()]", text):
        if match[0] == "(":
            opened.append(match.start())
        elif opened:
            start = opened.pop()
            if not opened and match.end() - start <= _MAX_PARENTHESIS:
                found.append((start, match.end()))
    return found


def _within(spans: list[tuple[int, int]], match: re.Match[str]) -> bool:
    """Whether a stop stands in one of the spans and does not end it."""
    # Spans may hold one another: the few that begin before the stop are looked at backwards.
    index = bisect_right(spans, (match.start(), match.start()))
    return any(end > match.end() for _, end in spans[max(0, index - 20) : index])


def _ends(text: str, start: int, match: re.Match[str]) -> bool:
    following = _NEXT.match(text, match.end())
    if following is None:
        return True
    first = following["first"]
    if match[0][0] in "。！？":
        return True
    if first.islower() or first in ",;:—–-":
        return False
    if match[0][0] != ".":
        return not (len(match[0]) > 1 and _SPEECH_BEHIND.match(text, match.end()))
    if match[0].startswith(".."):
        return True
    # A bounded look back: a text of nothing but initials would take quadratic time.
    start = max(start, match.start() - _LOOK_BACK)
    before = _WORD_BEFORE.search(text, start, match.start())
    return _ends_word(text[start : match.start()], before[1] if before else "", following)


def _ends_word(sentence: str, word: str, following: re.Match[str]) -> bool:
    """Whether a full stop behind this word ends the sentence so far."""
    first, lower = following["first"], word.lower()
    begins = first + following["rest"] in FUNCTION_WORDS and not following["stop"]
    if re.fullmatch(r"\d{1,3}|[A-Za-z]|[ivx]+", sentence.strip(' "“(')):
        return False  # It counts: "1. The first", "A. In general".
    if lower in BEFORE_NAMES:
        return False
    if lower in BEFORE_NUMBERS:
        return not (first.isdigit() or first == "§" or re.fullmatch("[IVX]+", _whole(following)))
    if lower in TIMES:
        zone = _whole(following) in TIME_ZONES or _whole(following).isupper()
        return not (first.isdigit() or zone)
    if re.fullmatch(r"[A-Z]", word):
        # An initial, or the S. of a Senate bill.
        counted = sentence[: -len(word)].split()[-1:]
        return begins or bool(counted and counted[0].lower() in COUNTED_BY_LETTERS)
    shortened = lower in ANYWHERE and not word.isupper()
    if shortened or re.fullmatch(r"(?:[A-Za-z]{1,4}\.)+[A-Za-z]{1,4}", word):
        # "U.S. Forces" goes on; "in the U.S. The" begins anew.
        return begins
    return True


def _whole(following: re.Match[str]) -> str:
    return following["first"] + following["rest"]

"""Reads what a text says its short names stand for."""

from __future__ import annotations

from collections.abc import Iterator
import re

from ...source.pattern import lazy_pattern

_BRACKETED = lazy_pattern(r"[(\[]([^()\[\]]{1,120})[)\]]")
_PARTING = lazy_pattern(r",? or (?:the )?|; |, ")
_SHORT = lazy_pattern(r"(?=(?:[\w&-]*[A-Z]){2})[A-Za-z][\w&-]{1,9}")
_NAME = lazy_pattern(r"(?:the )?([A-Z][\w'-]+(?: [A-Z][\w'-]+){0,2})")
_WORD = lazy_pattern(r"[^\W_]+(?:['&][^\W_]+)*")
_SMALL = frozenset("of the and for on in to at with a an de".split())
_NO_NAME = lazy_pattern(r"[?=;:)(\[\]|]")
_WINDOW = 160


def find_definitions(text: str) -> dict[str, str]:
    """The long form of each short name that a text explains, as in “Department of Energy (DOE)”.

    Of two names in one bracket, as in “(DPRK, or North Korea)”, both have the long form.
    """
    text = text.replace("’", "'")
    found: dict[str, str] = {}
    for match in _BRACKETED.finditer(text):
        before = text[max(0, match.start() - _WINDOW) : match.start()]
        for short, long in _in_bracket(before, match[1]):
            found.setdefault(short, long)
    return found


def _in_bracket(before: str, inside: str) -> Iterator[tuple[str, str]]:
    parts = [part.strip().strip('"“”').removesuffix("'s") for part in _PARTING.split(inside)]
    long = ""
    for place, part in enumerate(parts):
        if _SHORT.fullmatch(part):
            # In “(the Treaty Organization, or TO)” the long form is in the bracket too.
            own = _long_form(" ".join(parts[:place]), part) if place else ""
            if form := own or _long_form(before, part):
                long = long or form
                yield _singular(part), form
    for part in parts:
        name = _NAME.fullmatch(part)
        if name and not _SHORT.fullmatch(part) and long and part not in long:
            yield name[1], long
    if len(parts) == 1 and not long and (name := _NAME.fullmatch(parts[0])):
        yield from _short_name(before, name[1])


def _singular(short: str) -> str:
    return short[:-1] if len(short) > 2 and short.endswith("s") and short[-2].isupper() else short


def _long_form(before: str, short: str) -> str:
    """The words before a bracket that the letters of a short name begin or run through.

    After Schwartz and Hearst (2003), each letter sought backwards, the first at a word's beginning.
    """
    letters = [letter for letter in _singular(short).lower() if letter.isalnum()]
    words = list(_WORD.finditer(before))[-min(len(letters) + 5, 2 * len(letters) + 2) :]
    if not words or before[words[-1].end() :].strip(" '\"“”") not in ("", "s"):
        return ""
    if begin := _by_initials(words, letters):
        return _trimmed(before[begin.start() :])
    at = len(before)
    for place in range(len(letters) - 1, -1, -1):
        at = _letter_before(before, letters[place], at, words[0].start(), place == 0)
        if at < 0:
            return ""
    long = _trimmed(before[at:])
    return long if len(long) > len(short) and short.lower() not in long.lower().split() else ""


def _trimmed(long: str) -> str:
    long = long.strip(" '\"“”").removesuffix("'s")
    return "" if _NO_NAME.search(long) else long


def _by_initials(words: list[re.Match[str]], letters: list[str]) -> re.Match[str] | None:
    """The word at which a long form begins whose every word but the small ones gives a letter."""
    wanted = len(letters) - 1
    for word in reversed(words):
        first = word[0][0].lower()
        if first == letters[wanted] and word[0].lower() not in _SMALL:
            wanted -= 1
            if wanted < 0:
                return word
        elif word[0].lower() not in _SMALL:
            return None
    return None


def _letter_before(text: str, letter: str, end: int, start: int, begins: bool) -> int:
    for at in range(end - 1, start - 1, -1):
        if text[at].lower() == letter and not (begins and at > 0 and text[at - 1].isalnum()):
            return at
    return -1


def _short_name(before: str, name: str) -> Iterator[tuple[str, str]]:
    """“The Russian Federation (Russia)”: a name whose beginning the long one shares."""
    words = before.rstrip().split(" ")[-6:]
    while words and not words[0][:1].isupper():
        words = words[1:]
    named = words and all(word[:1].isupper() or word in _SMALL for word in words)
    if named and len(words) > 1 and any(word[:4] == name[:4] for word in words):
        yield name, " ".join(words)

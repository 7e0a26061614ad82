"""What comes about once, so that two days of it cannot both be true."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from .dates.reading import Date
from .dates.sets import Days, days_of
from .english import groups
from .names.word_or_name import is_common
from .reading import Item
from .tokens import Token

# A day counts for one thing where the statement speaks of that one alone.
_OF_ONE = frozenset("the this that its his her their".split())
_OF_ANY = frozenset(
    "a an another some several many most few each every all any both new more other".split()
)


@cache
def _phrases(name: str) -> tuple[tuple[str, ...], ...]:
    """Verbs that tell of what comes about once, those of several words joined by a hyphen."""
    return tuple(tuple(one.split("-")) for one in groups("slot_words")[name])


def day_of_one(tokens: Sequence[Token], dates: Mapping[int, Item]) -> tuple[Days, str] | None:
    """The day on which a statement says that one thing came about, None where it says none.

    With it comes what else of the date tells which thing is meant: of what may come again in
    another year, such as a budget's adoption, the year.
    """
    if len(dates) != 1 or not _is_of_one(tokens):
        return None
    ((first, item),) = dates.items()
    date = item.mention
    assert isinstance(date, Date)
    before = tokens[first - 1].low if first else ""
    days = days_of(date)
    if days is None or date.kind != "calendar" or before in groups("slot_words")["bound"]:
        return None
    lows = tuple(token.low for token in tokens)
    for name, which in (("once", ""), ("yearly", str(date.year))):
        if any(_holds(lows, phrase) for phrase in _phrases(name)):
            return days, which
    return None


def _is_of_one(tokens: Sequence[Token]) -> bool:
    """Whether a statement is of a thing that it names, or calls “the”."""
    if len(tokens) < 2 or any(token.low in _OF_ANY for token in tokens):
        return False
    head = tokens[0]
    named = tokens[1].capital or (head.capital and not is_common(head.low))
    return head.low in _OF_ONE or named


def _holds(lows: tuple[str, ...], phrase: tuple[str, ...]) -> bool:
    length = len(phrase)
    return any(lows[at : at + length] == phrase for at in range(len(lows) - length + 1))

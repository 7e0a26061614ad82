"""Have the quotes the numbers and dates of a statement, whatever their languages?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
import re

from msgspec import Struct

from ...source.pattern import lazy_pattern
from ..dates.reading import Date, find_dates
from ..dates.sets import days_of
from ..gap import Gap
from ..languages import names_english
from ..quantities.quantity import Quantity
from ..quantities.reading import find_quantities
from ..quantities.sets import Interval, reach
from ..tokens import plain, tokenise
from .notation import english_figures, find_written_dates, is_percent, locale_of, read_magnitude


class Figure(Struct, frozen=True):
    """A number or date of a text, from `start` to `end`: one of `values` and `date` is there."""

    start: int
    end: int
    values: Interval | None = None
    percent: bool = False
    date: Date | None = None


def find_figures(text: str, language: str) -> list[Figure]:
    """The numbers in figures and the dates of a text, as its language writes them, in their order.

    Numbers in words are read in English alone, and not returned: another language's have no answer
    to them.
    """
    text = english_figures(plain(text).translate(_FULL_WIDTH), language)
    found = list(_english(text) if names_english(language) else _foreign(text, language))
    return sorted(found, key=lambda one: (one.start, one.end))


def _english(text: str) -> Iterator[Figure]:
    dates = find_dates(text)
    for date in dates:
        yield Figure(date.start, date.end, date=date)
    tokens = tokenise(text)
    taken = [any(one.start <= token.start < one.end for one in dates) for token in tokens]
    for quantity in find_quantities(tokens, taken):
        if not quantity.number.worded and quantity.measure != "ordinal":
            start, end = tokens[quantity.at].start, tokens[quantity.number.end - 1].end
            percent = quantity.measure in ("percent", "percentage-point")
            yield Figure(start, end, _interval(quantity), percent)


def _interval(quantity: Quantity) -> Interval:
    """The numbers that an amount can be, whatever unit it is in."""
    scale = quantity.number.value / quantity.value if quantity.value else Fraction(1)
    return reach(quantity, scale)


def _foreign(text: str, language: str) -> Iterator[Figure]:
    locale = locale_of(language)
    taken: list[tuple[int, int]] = []
    for start, end, date in find_written_dates(text, str(locale) if locale else ""):
        if not any(start < until and begin < end for begin, until in taken):
            taken.append((start, end))
            yield Figure(start, end, date=date)
    for match in _NUMBER.finditer(text):
        if any(match.start() < until and begin < match.end() for begin, until in taken):
            continue
        value, end = _magnified(text, match, str(locale) if locale else "")
        taken.append((match.start(), end))
        percent = bool(match["percent"]) or is_percent(text, end, language)
        yield Figure(match.start(), end, Interval(value, value), percent)


def _magnified(text: str, match: re.Match[str], language: str) -> tuple[Fraction, int]:
    """A number with the magnitude behind it, and where it ends; 3億5000万 is one number."""
    value, end, last = Fraction(0), match.start(), 0
    part: re.Match[str] | None = match
    while part is not None:
        factor, behind = read_magnitude(text, part.end(), language)
        if last and factor >= last:
            break
        value, end = value + Fraction(part["digits"].replace(",", "")) * factor, behind
        last = factor
        counts_on = factor >= _MYRIAD and text[end - 1] > "\u3000"
        spaced = counts_on and text[end : end + 1] == " "
        part = _NUMBER.match(text, end + spaced) if counts_on else None
        if spaced and part and read_magnitude(text, part.end(), language)[0] == 1:
            break
    return value, end


_MYRIAD = 10_000
_FULL_WIDTH = {ord("０") + digit: ord("0") + digit for digit in range(10)}
_FULL_WIDTH |= {ord("％"): ord("%"), ord("．"): ord("."), ord("，"): ord(",")}
# Before a number in figures Chinese, Japanese and Korean need no space.
_NUMBER = lazy_pattern(
    r"(?<![.,\d])(?<![^\W\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3])(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,18}(?:\.\d{1,9})?)"
    r"(?![\d]|[.,]\d)(?P<percent>\s?%)?"
)


def find_figure_gaps(
    statement: str, quotes: Sequence[tuple[str, str]], language: str
) -> tuple[Gap, ...]:
    """The numbers and dates of a statement, in the language of a tag, that no quote has.

    Each quote comes with the tag of its own language. It is all that a statement is held to where
    either is not English, but for what it quotes word for word.
    """
    theirs = [(text, find_figures(text, tag), tag) for text, tag in quotes]
    known = [figure for _, figures, _ in theirs for figure in figures]
    gaps = []
    for ours in find_figures(statement, language):
        if any(_agrees(ours, one) for one in known):
            continue
        kind = "date" if ours.date else "number"
        said = statement[ours.start : ours.end]
        same = [
            text[one.start : one.end]
            for text, figures, _ in theirs
            for one in figures
            if (one.date is None) == (ours.date is None) and one.percent == ours.percent
        ]
        nearest = same[0] if len(same) == 1 else ""
        quoted = "; ".join(dict.fromkeys(same[:3]))
        quotes_say = f"the quotes say {quoted}" if quoted else "the quotes do not give it"
        message = f"the statement says {said}; {quotes_say}"
        gaps.append(Gap(kind, said, ours.start, ours.end, message, nearest))
    return tuple(gaps)


def _agrees(ours: Figure, theirs: Figure) -> bool:
    """Whether a figure of a quote says what one of the statement does."""
    if ours.date is not None and theirs.date is not None:
        return _covers(theirs.date, ours.date)
    if ours.values is not None and theirs.values is not None:
        return ours.percent == theirs.percent and ours.values.holds(theirs.values)
    # What looks like a year may be an amount: 2000 Soldaten.
    date, values = (ours.date, theirs.values) if ours.date else (theirs.date, ours.values)
    if date is None or values is None or date.month or date.year is None:
        return False
    return values.holds(Interval(Fraction(date.year), Fraction(date.year)))


def _covers(given: Date, wanted: Date) -> bool:
    if wanted.year is not None and given.year is not None:
        ours, days = days_of(wanted), days_of(given)
        return ours is not None and days is not None and ours.holds(days)
    same = [
        ours is None or theirs is None or ours == theirs
        for ours, theirs in (
            (wanted.year, given.year),
            (wanted.month, given.month),
            (wanted.day, given.day),
        )
    ]
    return all(same) and (wanted.month is None or given.month is not None)

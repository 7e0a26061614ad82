"""Numbers and dates as each language writes them, for texts whose sense is not read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
import re

from babel import Locale, UnknownLocaleError
from babel.units import format_unit

from .dates.reading import Date, find_dates
from .dates.sets import days_of
from .gap import Gap
from .languages import names_english
from .quantities.quantity import Quantity
from .quantities.reading import find_quantities
from .quantities.sets import Interval, reach
from .tokens import plain, tokenise

_SPACES = " \u00a0\u202f\u2009"
# A magnitude may carry an ending that no table of plurals has: миллионами, miljardów.
_LONGEST_ENDING = 3
_LEAST_STEM = 5
_YEAR = r"(?:1[5-9]|20|21)\d\d"


@lru_cache(maxsize=64)
def _locale(language: str) -> Locale | None:
    """What CLDR knows of a language, given by its tag or as BibLaTeX names it; None if nothing."""
    written = language.strip().replace("_", "-").lower()
    tag = _BIBLATEX.get(written) or _english_names().get(written) or written
    try:
        return Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        primary = tag.partition("-")[0]
        return None if primary == tag else _locale(primary)


# What BibLaTeX calls otherwise than CLDR does in English.
_BIBLATEX = {
    "ngerman": "de",
    "naustrian": "de-at",
    "austrian": "de-at",
    "swissgerman": "de-ch",
    "nswissgerman": "de-ch",
    "brazilian": "pt-br",
    "portuges": "pt",
    "canadien": "fr-ca",
    "acadian": "fr-ca",
    "magyar": "hu",
    "slovene": "sl",
    "nynorsk": "nn",
    "norsk": "nb",
}


@lru_cache(maxsize=1)
def _english_names() -> dict[str, str]:
    """The tag of each language by its English name."""
    return {name.lower(): tag.replace("_", "-") for tag, name in Locale("en").languages.items()}


def english_figures(text: str, language: str) -> str:
    """The text, letter for letter as long, with the marks within its numbers as English has them.

    In German “1.562,1” becomes “1,562.1”, in French “10 000” becomes “10,000”. English text and
    text of an unknown language stay as they are.
    """
    locale = None if names_english(language) else _locale(language)
    if locale is None:
        return text
    pattern, group, decimal = _number_pattern(str(locale))

    def turn(match: re.Match[str]) -> str:
        found = match[0]
        whole, mark, part = found.partition(decimal)
        whole = "".join("," if letter in group else letter for letter in whole)
        return f"{whole}.{part}" if mark else whole

    return pattern.sub(turn, text)


@lru_cache(maxsize=64)
def _number_pattern(language: str) -> tuple[re.Pattern[str], str, str]:
    """Numbers of a language that have a mark in them, the marks of its groups and its decimals."""
    symbols = Locale.parse(language).number_symbols["latn"]
    group, decimal = symbols["group"], symbols["decimal"]
    group = _SPACES if group in _SPACES else group
    if group in "'’":
        group = "'’"
    if decimal == ",":
        group = "".join(dict.fromkeys(group + _SPACES))
    marks, point = re.escape(group), re.escape(decimal)
    pattern = re.compile(
        rf"(?<![\d.,])(?:\d{{1,3}}(?:[{marks}]\d{{3}})+(?:{point}\d+)?|\d+{point}\d+)"
        r"(?!\d|[.,]\d)"
    )
    return pattern, group, decimal


@dataclass(frozen=True, slots=True)
class Figure:
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
    text = english_figures(plain(text), language)
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
    locale = _locale(language)
    taken: list[tuple[int, int]] = []
    for start, end, date in _dates(text, str(locale) if locale else ""):
        if not any(start < until and begin < end for begin, until in taken):
            taken.append((start, end))
            yield Figure(start, end, date=date)
    for match in _NUMBER.finditer(text):
        if any(match.start() < until and begin < match.end() for begin, until in taken):
            continue
        value = Fraction(match["digits"].replace(",", ""))
        factor, end = _magnitude(text, match.end(), str(locale) if locale else "")
        percent = bool(match["percent"]) or _is_percent(text, end, language)
        yield Figure(match.start(), end, Interval(value * factor, value * factor), percent)


_NUMBER = re.compile(
    r"(?<![\w.,])(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,18}(?:\.\d{1,9})?)"
    r"(?![\d]|[.,]\d)(?P<percent>\s?%)?"
)


def _magnitude(text: str, at: int, language: str) -> tuple[int, int]:
    """What a word like “Millionen” or “млн” right behind a number multiplies it by."""
    match = re.compile(r"[ \u00a0]?([^\W\d_]+)\.?").match(text, at)
    if match is None or not language:
        return 1, at
    word = match[1].casefold()
    known = _magnitudes(language)
    if word in known:
        return known[word], match.end()
    for stem, factor in known.items():
        shared = len(stem) >= _LEAST_STEM and word.startswith(stem[:-1])
        if shared and len(word) - len(stem) <= _LONGEST_ENDING:
            return factor, match.end()
    return 1, at


def _is_percent(text: str, at: int, language: str) -> bool:
    """Whether the language's own words for percent stand at a place."""
    return any(text.startswith(word, at) for word in _percents(language))


@lru_cache(maxsize=64)
def _percents(language: str) -> tuple[str, ...]:
    locale = _locale(language)
    if locale is None:
        return ()
    written = {
        format_unit(count, "concentr-percent", length, locale=locale)
        for count in (1, 2, 5)
        for length in ("long", "short")
    }
    words = {re.sub(r"[\d\u00a0\u202f ]+", " ", one).strip() for one in written}
    return tuple(f" {word}" for word in sorted(words) if word)


@lru_cache(maxsize=64)
def _magnitudes(language: str) -> dict[str, int]:
    """The words of CLDR's compact numbers, small, with what they stand for."""
    found: dict[str, int] = {}
    for patterns in Locale.parse(language).compact_decimal_formats.values():
        for sizes in patterns.values():
            for size, pattern in sizes.items():
                written = re.sub(r"[0'.\s\u00a0\u202f]+", " ", pattern.pattern).strip()
                zeros = pattern.pattern.count("0")
                if written.isalpha() and zeros:
                    found.setdefault(written.casefold(), int(size) // 10 ** (zeros - 1))
    return dict(sorted(found.items(), key=lambda one: -len(one[0])))


def _dates(text: str, language: str) -> Iterator[tuple[int, int, Date]]:
    for pattern in _date_patterns(language):
        for match in pattern.finditer(text):
            groups = match.groupdict()
            month = _month(groups.get("month"), language)
            day = groups.get("day")
            year = groups.get("year")
            if month is not None and not 1 <= month <= 12:
                continue
            date = Date(
                match.start(),
                match.end(),
                int(year) if year else None,
                month,
                int(day) if day else None,
            )
            yield match.start(), match.end(), date


def _month(written: str | None, language: str) -> int | None:
    if not written:
        return None
    return int(written) if written.isdigit() else _months(language)[written.casefold()]


@lru_cache(maxsize=64)
def _months(language: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for widths in Locale.parse(language).months.values():
        for width in ("wide", "abbreviated"):
            for number, name in widths.get(width, {}).items():
                name = name.casefold().rstrip(".")
                if len(name) > 2 and not name.isdigit():
                    found.setdefault(name, number)
    return found


@lru_cache(maxsize=64)
def _date_patterns(language: str) -> tuple[re.Pattern[str], ...]:
    """How a language writes days, months and years, the most exact first."""
    patterns = [
        rf"(?<!\d)(?P<year>{_YEAR})-(?P<month>\d\d)(?:-(?P<day>\d\d))?(?!\d|-)",
        rf"(?P<year>{_YEAR})\s?[年년]"
        r"(?:\s?(?P<month>\d{1,2})\s?[月월](?:\s?(?P<day>\d{1,2})\s?[日일])?)?",
    ]
    if language:
        short = Locale.parse(language).date_formats["short"].pattern
        first, second = ("day", "month") if short.find("d") < short.find("M") else ("month", "day")
        patterns.append(
            rf"(?<![\d.,/])(?P<{first}>\d{{1,2}})[./-]\s?(?P<{second}>\d{{1,2}})[./-]\s?"
            rf"(?P<year>{_YEAR})(?!\d)"
        )
        names = sorted(_months(language), key=len, reverse=True)
        if names:
            month = rf"(?P<month>{'|'.join(map(re.escape, names))})(?!\w)\.?"
            year = rf"(?:,?\s(?:de\s|del\s|d')?(?P<year>{_YEAR})(?!\d))"
            patterns += [
                rf"(?<![\d.,])(?P<day>\d{{1,2}})(?:\.|er|º|ª|\u00b0|-?[^\W\d]{{1,2}})?\s(?:de\s|d')?"
                rf"{month}{year}?",
                rf"(?<!\w){month}{year}",
            ]
    patterns.append(rf"(?<![\w.,$€£¥])(?P<year>{_YEAR})(?![\w%]|[.,]\d| ?%)")
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)


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
    return values.low == values.high == date.year


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

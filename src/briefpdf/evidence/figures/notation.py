"""How each language writes numbers, magnitudes, percents, months and dates, after CLDR."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
import re
from typing import TYPE_CHECKING

from ..dates.reading import Date
from ..languages import names_english

if TYPE_CHECKING:  # Only what is in another language than English needs it.
    from babel import Locale

_SPACES = " \u00a0\u202f\u2009"
# A magnitude may carry an ending that no table of plurals has: миллионами, miljardów.
_LONGEST_ENDING = 3
_LEAST_STEM = 5
_YEAR = r"(?:1[5-9]|20|21)\d\d"


@lru_cache(maxsize=64)
def locale_of(language: str) -> Locale | None:
    """What CLDR knows of a language, given by its tag or as BibLaTeX names it; None if nothing."""
    from babel import Locale, UnknownLocaleError

    written = language.strip().replace("_", "-").lower()
    tag = _BIBLATEX.get(written) or _english_names().get(written) or written
    try:
        return Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        primary = tag.partition("-")[0]
        return None if primary == tag else locale_of(primary)


def _parsed(identifier: str) -> Locale:
    """What CLDR knows of a language by its own name for it, as `locale_of` found it."""
    from babel import Locale

    return Locale.parse(identifier)


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
    from babel import Locale

    return {name.lower(): tag.replace("_", "-") for tag, name in Locale("en").languages.items()}


def english_figures(text: str, language: str) -> str:
    """The text, letter for letter as long, with the marks within its numbers as English has them.

    In German “1.562,1” becomes “1,562.1”, in French “10 000” becomes “10,000”. English text and
    text of an unknown language stay as they are.
    """
    locale = None if names_english(language) else locale_of(language)
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
    symbols = _parsed(language).number_symbols["latn"]
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


def read_magnitude(text: str, at: int, language: str) -> tuple[int, int]:
    """What a word like “Millionen” or “млн” right behind a number multiplies it by."""
    match = re.compile(r"[ \u00a0]?([^\W\d_]+)\.?").match(text, at)
    if match is None or not language:
        return 1, at
    word = match[1].casefold()
    known = _magnitudes(language)
    if word[0] > "\u3000":
        # 亿 is not parted from what it counts: 6.8亿吨.
        factor, behind = 1, match.start(1)
        while own := next(filter(word.startswith, known), ""):
            factor, behind, word = factor * known[own], behind + len(own), word[len(own) :]
        return (factor, behind) if factor > 1 else (1, at)
    if word in known:
        return known[word], match.end()
    for stem, factor in known.items():
        shared = len(stem) >= _LEAST_STEM and word.startswith(stem[:-1])
        if shared and len(word) - len(stem) <= _LONGEST_ENDING:
            return factor, match.end()
    return 1, at


def is_percent(text: str, at: int, language: str) -> bool:
    """Whether the language's own words for percent stand at a place."""
    return any(text.startswith(word, at) for word in _percents(language))


@lru_cache(maxsize=64)
def _percents(language: str) -> tuple[str, ...]:
    locale = locale_of(language)
    if locale is None:
        return ()
    from babel.units import format_unit

    written = {
        format_unit(count, "concentr-percent", length, locale=locale)
        for count in (1, 2, 5)
        for length in ("long", "short")
    }
    words = {re.sub(r"[\d\u00a0\u202f ]+", " ", one).strip() for one in written}
    return tuple(f" {word}" for word in sorted(words) if word)


@lru_cache(maxsize=64)
def _magnitudes(language: str) -> dict[str, int]:
    """The words of CLDR's compact numbers, small, with what they stand for; the longest first."""
    found: dict[str, int] = {}
    for patterns in _parsed(language).compact_decimal_formats.values():
        for sizes in patterns.values():
            for size, pattern in sizes.items():
                written = re.sub(r"[0'.\s\u00a0\u202f]+", " ", pattern.pattern).strip()
                zeros = pattern.pattern.count("0")
                if written.isalpha() and zeros:
                    found.setdefault(written.casefold(), int(size) // 10 ** (zeros - 1))
    return dict(sorted(found.items(), key=lambda one: -len(one[0])))


def find_written_dates(text: str, language: str) -> Iterator[tuple[int, int, Date]]:
    """The dates of a text, from where to where, the most exact ways of writing them first."""
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
    for widths in _parsed(language).months.values():
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
        short = _parsed(language).date_formats["short"].pattern
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

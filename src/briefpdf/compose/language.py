"""The words that a style prints, in the language of a brief."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
import re
import tomllib
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from ..model.document import Inlines, Words
from ..model.reference import MONTHS, PartialDate, When
from ..model.theme import Theme
from ..source.pattern import lazy_pattern

if TYPE_CHECKING:  # Most briefs are in American English, whose forms are known without it.
    from babel import Locale

LABELS, LANG = "labels", "lang"
_OWN = "en"
_AMERICAN = frozenset({"en", "en-us"})


def style_language(theme: Theme) -> str:
    """The language of a style's words and of its disclaimer: `[labels] lang`, else English."""
    return theme.setting(LABELS, LANG, _OWN)


def in_language(theme: Theme, lang: str) -> Theme:
    """The style with its words in the language of a brief, as far as there are any.

    The style's own, in `[labels.fr]` for French, go before those of `labels.toml`.
    """
    labels = theme.table(LABELS)
    words = {name: word for name, word in labels.items() if not isinstance(word, Mapping)}
    wanted = lang.replace("_", "-").lower()
    for tag in (wanted.partition("-")[0], wanted):
        if tag != _primary(style_language(theme)):
            words |= _packaged(tag)
        own = labels.get(tag)
        words |= own if isinstance(own, Mapping) else {}
    return replace(theme, settings={**theme.settings, LABELS: words})


def _primary(lang: str) -> str:
    return lang.replace("_", "-").lower().partition("-")[0]


def _is_american(lang: str) -> bool:
    return lang.replace("_", "-").lower() in _AMERICAN


@cache
def _packaged(tag: str) -> Mapping[str, Any]:
    """The words of labels.toml in a language; none where it does not have it."""
    written = Path(__file__).with_name("labels.toml").read_text(encoding="utf-8")
    if f"[{tag}]" not in written:
        return {}
    words: Mapping[str, Any] = tomllib.loads(written).get(tag, {})
    return words


# The labels of the seasons, in the order in which they are numbered.
SEASONS = ("spring", "summer", "autumn", "winter")
_AROUND_DASH = lazy_pattern(r"\s*[–-]\s*")


@cache
def locale_of(lang: str) -> Locale | None:
    """The locale of a BCP 47 tag; None when CLDR knows no such language."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(lang.replace("_", "-"), sep="-")
    except (UnknownLocaleError, ValueError, TypeError):
        return None


def is_known(lang: str) -> bool:
    """Whether CLDR knows the language of a BCP 47 tag."""
    return _is_american(lang) or locale_of(lang) is not None


# What BibLaTeX calls languages otherwise than in English.
_OF_BIBLATEX = {
    "american": "en-US",
    "australian": "en-AU",
    "austrian": "de-AT",
    "brazilian": "pt-BR",
    "british": "en-GB",
    "canadian": "en-CA",
    "canadien": "fr-CA",
    "francais": "fr",
    "germanb": "de",
    "mexican": "es-MX",
    "naustrian": "de-AT",
    "newzealand": "en-NZ",
    "ngerman": "de",
    "norsk": "nb",
    "nswissgerman": "de-CH",
    "nynorsk": "nn",
    "portuges": "pt",
    "swissgerman": "de-CH",
    "ukenglish": "en-GB",
    "usenglish": "en-US",
}


def language_of(name: str) -> str:
    """The BCP 47 tag of a language, by its tag or as BibLaTeX names it; empty for another word."""
    low = name.strip().lower()
    if not low:
        return ""
    if low in _OF_BIBLATEX:
        return _OF_BIBLATEX[low]
    return _english_names().get(low) or (name.strip() if locale_of(low) else "")


@cache
def _english_names() -> Mapping[str, str]:
    from babel import Locale

    return {name.lower(): code for code, name in Locale("en").languages.items() if len(code) == 2}


def is_right_to_left(lang: str) -> bool:
    """Whether a language is written from right to left."""
    locale = None if _is_american(lang) else locale_of(lang)
    return locale is not None and locale.character_order == "right-to-left"


def locale_or_english(lang: str) -> Locale:
    """The locale of a BCP 47 tag; that of American English when CLDR knows no such language."""
    from babel import Locale

    return locale_of(lang) or Locale("en", "US")


def format_partial(date: PartialDate, lang: str, short: bool = False) -> str:
    """A date in words: "June 13, 2025", "June 2024", "2024"; months abbreviated when `short`."""
    if date.month is None:
        return str(date.year)
    if _is_american(lang):
        month = MONTHS[date.month - 1]
        day = "" if date.day is None else f" {date.day},"
        return f"{month[:3] if short else month}{day} {date.year}"
    from babel.dates import format_date, format_skeleton

    locale = locale_or_english(lang)
    if date.day is None:
        return str(format_skeleton("yMMM" if short else "yMMMM", date.first_day, locale=locale))
    return str(format_date(date.first_day, "medium" if short else "long", locale=locale))


def format_when(when: When, lang: str, labels: Mapping[str, str]) -> str:
    """When a source appeared, in words: “January–March 2013”, “Spring 2020”, “c. 1850”.

    The words are the style's (`labels`); where it has none for a season, the year is printed.
    """
    if when.label:
        return labels.get(when.label, when.label.replace("_", " "))
    start, end = (
        _with_season(one, season, lang, labels)
        for one, season in ((when.start, when.season), (when.end, when.end_season))
    )
    if when.joint and when.start and when.end and not (when.season or when.end_season):
        text = _format_range(when.start, when.end, when.joint, lang)
    else:
        text = f"{start}{when.joint}{end}"
    text = f"{text}{when.letter}{'?' if when.uncertain else ''}"
    return f"{labels.get('circa', 'c.')} {text}" if when.approximate else text


def _with_season(
    date: PartialDate | None, season: int | None, lang: str, labels: Mapping[str, str]
) -> str:
    if date is None:
        return ""
    name = labels.get(SEASONS[season - 1]) if season else None
    return f"{name} {date.year}" if name else format_partial(date, lang)


def _format_range(start: PartialDate, end: PartialDate, joint: str, lang: str) -> str:
    """A range, with what both ends have in common written once."""
    whole = format_partial(end, lang)
    if start.year == end.year and start.month and end.month and start.day is end.day is None:
        from babel.dates import format_date, format_interval

        locale = locale_or_english(lang)
        if joint != "/":
            found = format_interval(start.first_day, end.first_day, "yMMMM", locale=locale)
            return _AROUND_DASH.sub("–", str(found))
        return f"{format_date(start.first_day, 'MMMM', locale=locale)}{joint}{whole}"
    if (start.year, start.month) == (end.year, end.month) and start.day and end.day:
        return re.sub(rf"\b{end.day}\b", f"{start.day}{joint}{end.day}", whole, count=1)
    return f"{format_partial(start, lang)}{joint}{whole}"


def format_number(number: str, lang: str) -> str:
    """A number as written in the registry, grouped as the language does, all its decimals kept."""
    from decimal import Decimal

    if _is_american(lang):
        return f"{Decimal(number):,f}"
    from babel.numbers import format_decimal

    decimals = len(number.partition(".")[2])
    pattern = "#,##0." + "0" * decimals if decimals else None
    return str(format_decimal(Decimal(number), format=pattern, locale=locale_or_english(lang)))


def decimal_point(lang: str) -> str:
    """What a language writes between a number and its decimals."""
    if _is_american(lang):
        return "."
    from babel.numbers import get_decimal_symbol

    return str(get_decimal_symbol(locale_or_english(lang)))


def true_minus(number: str) -> str:
    """A number in figures with a minus sign as wide as a plus, where it has a hyphen."""
    return number.replace("-", "\N{MINUS SIGN}")


# What a quotation mark opens behind: nothing, white space, an opening bracket, a dash, a mark.
_OPENERS = "([{<—–-/“‘\u00a0"


def set_quotes(content: Inlines, lang: str) -> Inlines:
    """Straight quotation marks and apostrophes made typographic, in English text only."""
    if not lang.lower().startswith("en"):
        return content
    before = ""
    done = []
    for inline in content:
        if isinstance(inline, Words):
            if not inline.code:
                text = _educate(inline.text, before)
                inline = inline if text == inline.text else replace(inline, text=text)
            before = inline.text[-1:] or before
        done.append(inline)
    return tuple(done)


def _educate(text: str, before: str) -> str:
    if '"' not in text and "'" not in text:
        return text
    made: list[str] = []
    for index, character in enumerate(text):
        previous = made[-1] if made else before
        opens = not previous or previous.isspace() or previous in _OPENERS
        following = text[index + 1 : index + 2]
        if character == '"':
            character = "“" if opens and not (previous and following.isspace()) else "”"
        elif character == "'":
            # A year cut short ('90s) has an apostrophe, not an opening mark.
            character = "‘" if opens and not following.isdigit() else "’"
        made.append(character)
    return "".join(made)

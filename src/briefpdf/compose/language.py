"""Numbers and dates as a language writes them, by the tables of Unicode's CLDR."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal, get_decimal_symbol

from ..model.document import Inlines, Words
from ..model.reference import PartialDate


@cache
def locale_of(lang: str) -> Locale | None:
    """The locale of a BCP 47 tag; None when CLDR knows no such language."""
    try:
        return Locale.parse(lang.replace("_", "-"), sep="-")
    except (UnknownLocaleError, ValueError, TypeError):
        return None


def is_right_to_left(lang: str) -> bool:
    """Whether a language is written from right to left."""
    locale = locale_of(lang)
    return locale is not None and locale.character_order == "right-to-left"


def locale_or_english(lang: str) -> Locale:
    """The locale of a BCP 47 tag; that of American English when CLDR knows no such language."""
    return locale_of(lang) or Locale("en", "US")


def format_partial(date: PartialDate, lang: str, short: bool = False) -> str:
    """A date in words: "June 13, 2025", "June 2024", "2024"; months abbreviated when `short`."""
    locale = locale_or_english(lang)
    if date.month is None:
        return str(date.year)
    if date.day is None:
        return str(format_skeleton("yMMM" if short else "yMMMM", date.first_day, locale=locale))
    return str(format_date(date.first_day, "medium" if short else "long", locale=locale))


def format_number(number: str, lang: str) -> str:
    """A number as written in the registry, grouped as the language does, all its decimals kept."""
    decimals = len(number.partition(".")[2])
    pattern = "#,##0." + "0" * decimals if decimals else None
    from decimal import Decimal

    return str(format_decimal(Decimal(number), format=pattern, locale=locale_or_english(lang)))


def decimal_point(lang: str) -> str:
    """What a language writes between a number and its decimals."""
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

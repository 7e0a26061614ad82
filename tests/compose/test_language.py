"""The forms of American English, which are known without CLDR, are those that CLDR gives."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal
import pytest

from briefpdf.compose.language import (
    decimal_point,
    format_number,
    format_partial,
    is_known,
    is_right_to_left,
    language_of,
)
from briefpdf.model.reference import PartialDate

american = pytest.mark.parametrize("lang", ["en", "en-US", "en_US", "EN-us"])


@american
def test_dates_are_those_of_cldr(lang: str) -> None:
    locale = Locale("en", "US")
    for year in (987, 1970, 2025):
        for month in range(1, 13):
            for short in (False, True):
                whole = PartialDate(year, month)
                skeleton = "yMMM" if short else "yMMMM"
                written = format_skeleton(skeleton, whole.first_day, locale=locale)
                assert format_partial(whole, lang, short) == written
                day = PartialDate(year, month, 9)
                style = "medium" if short else "long"
                written = format_date(day.first_day, style, locale=locale)
                assert format_partial(day, lang, short) == written


@american
def test_numbers_are_those_of_cldr(lang: str) -> None:
    random, locale = Random(1), Locale("en", "US")
    numbers = ["0", "-0", "007", "+5", ".5", "5.", "1" * 24, "-0.0", "00.50", "0.00000000001"]
    for _ in range(500):
        whole, part = random.randrange(10 ** random.randrange(1, 20)), random.randrange(10**5)
        numbers.append(f"{random.choice(['', '-', '+'])}{whole}{random.choice(['', f'.{part}'])}")
    for number in numbers:
        decimals = len(number.partition(".")[2])
        pattern = "#,##0." + "0" * decimals if decimals else None
        written = format_decimal(Decimal(number), format=pattern, locale=locale)
        assert format_number(number, lang) == written
    assert decimal_point(lang) == "."


@american
def test_it_is_a_known_language_from_left_to_right(lang: str) -> None:
    assert is_known(lang)
    assert not is_right_to_left(lang)


def test_others_are_looked_up() -> None:
    assert format_number("1234.50", "de") == "1.234,50"
    assert format_partial(PartialDate(2024, 10, 3), "en-GB") == "3 October 2024"
    assert is_right_to_left("ar")
    assert not is_known("xx-YY")
    assert (language_of(""), language_of("ngerman")) == ("", "de")

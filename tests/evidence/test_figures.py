"""Numbers and dates as each language writes them."""

from __future__ import annotations

import pytest

from briefpdf.evidence.figures.notation import english_figures, locale_of
from briefpdf.evidence.figures.support import find_figure_gaps, find_figures


@pytest.mark.parametrize(
    ("text", "language", "english"),
    [
        ("1.562,1 und 10.000", "de", "1,562.1 und 10,000"),
        ("1.562,1 und 10.000", "ngerman", "1,562.1 und 10,000"),
        ("10 000 soldats, 10,5 %", "fr", "10,000 soldats, 10.5 %"),
        ("10\u202f000 soldats", "french", "10,000 soldats"),
        ("10,5 млн тонн", "ru", "10.5 млн тонн"),
        ("12'500.5 Franken", "de-CH", "12,500.5 Franken"),
        ("50 000 kronor", "sv", "50,000 kronor"),
        ("en 2024 500 soldats", "fr", "en 2024 500 soldats"),
        ("1,234.5", "pl", "1,234.5"),
        ("1.234,5", "en-US", "1.234,5"),
        ("1.234,5", "no such language", "1.234,5"),
    ],
)
def test_numbers_get_the_marks_of_english(text: str, language: str, english: str) -> None:
    assert english_figures(text, language) == english
    assert len(english) == len(text)


@pytest.mark.parametrize(
    ("tag", "name"), [("ngerman", "de"), ("russian", "ru"), ("pt_BR", "pt"), ("zh-Hant", "zh")]
)
def test_a_language_is_known_by_tag_and_by_biblatexs_name(tag: str, name: str) -> None:
    locale = locale_of(tag)
    assert locale is not None
    assert locale.language == name


# Statement, its language, quote, its language.
SOUND = [
    (
        "In 2023, Russia exported 10.5 million tons of grain to Egypt.", "en",
        "В 2023 году Россия экспортировала 10,5 млн тонн зерна в Египет.", "russian",
    ),
    ("La Corée du Nord a envoyé 10 000 soldats.", "fr", "Pyongyang a envoyé 10 000 soldats.", "fr"),
    (
        "On 3 March 2024, more than 1.5 billion euros were paid, 12 percent more.", "en-US",
        "Am 3. März 2024 wurden 1,6 Milliarden Euro gezahlt, 12 Prozent mehr.", "de",
    ),
    ("It began in May 2020.", "en", "Zaczęło się 12 maja 2020 r.", "pl"),
    ("It began on 12 May 2020.", "en", "Empezó el 12 de mayo de 2020.", "es"),
    ("On March 3, 2024, 12% left.", "en", "2024年3月3日、12%", "ja"),
    ("The fund holds 2.3 trillion yen.", "en", "基金の規模は2.3兆円である。", "ja"),
    ("Output was 680 million tons in 2021.", "en", "2021年中国粮食产量6.8亿吨。", "zh"),
    ("It has 350 million yen, 4.5% more.", "en", "予算は3億5000万円で、４.５％増。", "ja"),
    ("The budget is 3.5 trillion won.", "en", "예산은 3조 5000억 원이다.", "ko"),
    ("The budget is 3.5 trillion won.", "en", "예산은 3조5천억원이다.", "ko"),
    ("About 2,000 soldiers came.", "en", "Rund 2000 Soldaten kamen.", "de"),
    ("Three of them left in 1999.", "en", "Drei von ihnen gingen 1999.", "de"),
    ("Am 1.10.2024 stieg der Satz auf 3,5 %.", "de", "Der Satz: 3,5 % ab 1. Oktober 2024.", "de"),
]  # fmt: skip

FAULTS = [
    ("In 2024 it was sold.", "en", "В 2023 году", "ru", "date", "2023"),
    ("It has 10.6 million readers.", "en", "10,5 млн читателей", "ru", "number", "10,5 млн"),
    ("Elle a 12 000 soldats.", "fr", "Elle a 10 000 soldats.", "fr", "number", "10 000"),
    ("It began on 12 May 2020.", "en", "Le 1er mai 2020", "fr", "date", "1er mai 2020"),
    ("It rose by 12 percent.", "en", "Er stieg um 13 Prozent.", "de", "number", "13"),
    ("Output was 68 million tons.", "en", "粮食产量6.8亿吨。", "zh", "number", "6.8亿"),
    ("It has 10.5 billion.", "en", "10,5 Millionen Euro", "de", "number", "10,5 Millionen"),
]


@pytest.mark.parametrize(("statement", "language", "quote", "theirs"), SOUND)
def test_the_same_figures_in_two_languages(
    statement: str, language: str, quote: str, theirs: str
) -> None:
    assert find_figure_gaps(statement, [(quote, theirs)], language) == ()


@pytest.mark.parametrize(("statement", "language", "quote", "theirs", "kind", "nearest"), FAULTS)
def test_another_figure_is_told_as_both_write_it(
    statement: str, language: str, quote: str, theirs: str, kind: str, nearest: str
) -> None:
    (gap,) = find_figure_gaps(statement, [(quote, theirs)], language)
    assert (gap.kind, gap.nearest) == (kind, nearest)
    assert gap.token == statement[gap.start : gap.end]
    assert nearest in gap.message


def test_figures_stand_where_they_are_said_to() -> None:
    text = "Am 3. März 2024 wurden 1.500,5 Tonnen verkauft."
    date, number = find_figures(text, "de")
    assert text[date.start : date.end] == "3. März 2024"
    assert text[number.start : number.end] == "1.500,5"

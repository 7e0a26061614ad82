from __future__ import annotations

import pytest

from briefpdf.evidence.quotations import find_quotations

FOUND = [
    ("He spoke of “heavy casualties.”", ["heavy casualties."]),
    ('He spoke of "heavy casualties."', ["heavy casualties."]),
    ("He spoke of ‘heavy casualties’ there.", ["heavy casualties"]),
    ("He spoke of 'heavy casualties' there.", ["heavy casualties"]),
    ("Er sprach von „schweren Verlusten“.", ["schweren Verlusten"]),
    ("Il parla de « lourdes pertes ».", ["lourdes pertes"]),
    ("“One” and “two.”", ["One", "two."]),
    ("“He said ‘go on’ to them.”", ["He said ‘go on’ to them."]),
    ('"by all of one\'s means" they said', ["by all of one's means"]),
    ("It’s Russia’s and the allies’ choice.", []),
    ("It's Russia's and the allies' choice.", []),
    ("In the '90s and the allies' years", []),
    ('A 5" gun and a 6" gun', []),
    ("He said “we go", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "words"), FOUND, ids=[one[0] for one in FOUND])
def test_finds_what_stands_in_quotation_marks(text: str, words: list[str]) -> None:
    assert [quoted.words for quoted in find_quotations(text)] == words


def test_a_quotation_spans_its_marks() -> None:
    text = "He spoke of “heavy casualties.”"
    (quoted,) = find_quotations(text)
    assert text[quoted.start : quoted.end] == "“heavy casualties.”"
    assert quoted.length == 2


def test_words_are_counted_as_a_reader_does() -> None:
    (quoted,) = find_quotations("“Russia’s full-scale war: 10,000 dead”")
    assert quoted.length == 5


def test_a_mark_that_was_never_closed_swallows_no_page() -> None:
    assert not find_quotations("“" + "word " * 1000 + "”")

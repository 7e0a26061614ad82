"""Folding: what printers change becomes one form, and every character remembers its place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
import pytest

from briefpdf.evidence.quotation.normalise import MAYBE_HYPHEN, fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("“a” ‘b’ «c» „d‟ ``e''", "'a' 'b' 'c' 'd' 'e'"),
        ("« mot »", "'mot'"),
        ("“‘nested’ marks”", "'nested' marks'"),
        ("world’s", "world's"),
        ("a – b—c ― d--e", "a-b-c-d-e"),
        ("2019–2020 and −5", "2019-2020 and-5"),
        ("two  blanks\tand\u00a0\u2003more\n lines", "two blanks and more lines"),
        ("so-\ncalled dual\u00ad\n  use", f"so{MAYBE_HYPHEN}called dual{MAYBE_HYPHEN}use"),
        ("2019-\n2020", "2019-2020"),
        ("hy\u00adphen zero\u200bwidth \ufefftext", "hyphen zerowidth text"),
        ("ﬁne ﬂow eﬃcient", "fine flow efficient"),
        ("e\u0301te\u0301 caf\u00e9", "\u00e9t\u00e9 caf\u00e9"),
        ("10½ and ¾", "10 1/2 and 3/4"),
        ("10⁶ km² 10⁻³", "10^6 km^2 10^-3"),
        ("word¹² in 2024³ stop.⁴ one¹,²", "word¹² in 2024³ stop.⁴ one¹²"),
        ("word[12] stop.[3] policy.12 In", "word¹² stop.³ policy.¹² In"),
        ("para.5 says 1.5 and item,12 x", "para.5 says 1.5 and item,12 x"),
        ("an *emphatic* **word** _here_ a_b", "an emphatic word here a_b"),
        ("ENERGY STAR® • item† ( x ) $ 5 10 % .", "ENERGY STAR item (x) $5 10%."),
        ("so . . . on… and", "so... on... and"),
        ("中文\n字", "中文字"),
        ("10 000 and 10,000", "10 000 and 10,000"),
    ],
)
def test_one_form(text: str, folded: str) -> None:
    assert fold(text).text == folded


def test_letters_numbers_and_case_stay() -> None:
    text = "Not 10,000 but 11.5 percent of Polish troops, it said: (a) and [b]; c/d?"
    assert fold(text).text == text


def test_every_character_knows_its_place() -> None:
    text = "A  “ﬁne”\nso-\ncalled x² e\u0301."
    folded = fold(text)
    at = folded.text.index("fine")
    start, end = folded.offsets.start(at), folded.offsets.end(at + 4)
    assert text[start:end] == "ﬁne"
    at = folded.text.index("called")
    assert text[folded.offsets.start(at) : folded.offsets.end(at + 6)] == "called"
    assert folded.offsets.end(len(folded.text)) == len(text)


@given(st.text(alphabet=st.sampled_from("ab 1.,-\n\u00ad“”'—¹²½ﬁe\u0301\u200b*_[]() \u00a0$%«»")))
def test_offsets_ascend_and_stay_inside(text: str) -> None:
    folded = fold(text)
    before = 0
    for at in range(len(folded.text)):
        start, end = folded.offsets.start(at), folded.offsets.end(at + 1)
        assert before <= start <= end <= len(text)
        before = start


@given(st.text())
def test_any_text_is_folded(text: str) -> None:
    folded = fold(text)
    assert not set("“”‘’—–\u00a0\u200b") & set(folded.text)


@pytest.mark.parametrize(
    "unit",
    [" ", "\n", "- ", "'", "a-\n", "²,", "a[1]", "_", "abc.1 ", "\u0315\u0300", "«", "ﬁ", "*"],
)
def test_much_of_one_thing_is_folded(unit: str) -> None:
    # A quadratic reader takes hours.
    text = unit * (1_000_000 // len(unit))
    assert len(fold(text).text) <= 2 * len(text)

"""Locators: which pages they name, and when they name none."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
import pytest

from briefpdf.evidence.quotation.locator import located_pages

LABELS = ("i", "ii", "iii", "iv", *(str(number) for number in range(1, 21)), "A-1", "ES-2")


def named(locator: str) -> list[str] | None:
    pages = located_pages(locator, LABELS)
    return None if pages is None else [LABELS[page] for page in sorted(pages)]


@pytest.mark.parametrize(
    ("locator", "labels"),
    [
        ("p. 2", ["2"]),
        ("p.2", ["2"]),
        ("P. 2", ["2"]),
        ("page 2", ["2"]),
        ("Page 02", ["2"]),
        ("pg. 2", ["2"]),
        ("2", ["2"]),
        (" 2 ", ["2"]),
        ("pp. 2-3", ["2", "3"]),
        ("pp. 2–4", ["2", "3", "4"]),
        ("pages 2 - 3", ["2", "3"]),
        ("2-3", ["2", "3"]),
        ("pp. 2, 5 and 7", ["2", "5", "7"]),
        ("pp. 2-3 & 5", ["2", "3", "5"]),
        ("pp. 12-4", ["12", "13", "14"]),
        ("p. 19ff.", ["19", "20"]),
        ("p. 7f.", ["7", "8"]),
        ("p. iv", ["iv"]),
        ("pp. ii-iv", ["ii", "iii", "iv"]),
        ("iv", ["iv"]),
        ("pp. iii-2", ["iii", "iv", "1", "2"]),
        ("p. A-1", ["A-1"]),
        ("p. es-2", ["ES-2"]),
        ("PDF p. 5", ["1"]),
        ("ch. 3, p. 5", ["5"]),
        ("p. 5, art. 3", ["5"]),
        ("p. 2 n. 14", ["2"]),
        ("p. 99", []),
        ("pp. 19-40", ["19", "20"]),
    ],
)
def test_pages(locator: str, labels: list[str]) -> None:
    assert named(locator) == labels


_OTHER = (
    "art. 3|§ 4|sec. 2|para. 5|¶ 5|Table 2|fig. 1|3.2|Introduction|p.|vol. 2|2 U.S.C. 5|S. 1883|"
    "note 5|00:14:03|https://example.org/p|op. 5|"
)


@pytest.mark.parametrize("locator", _OTHER.split("|"))
def test_what_names_no_page(locator: str) -> None:
    assert named(locator) is None


def test_a_copy_without_pages() -> None:
    assert located_pages("p. 2", ("",)) is None
    assert located_pages(None, ("1", "2")) is None


@given(st.text(max_size=300))
def test_nothing_raises(locator: str) -> None:
    located_pages(locator, LABELS)


@given(st.text(alphabet="p.2iv-, and f–", max_size=250))
def test_nothing_takes_long(locator: str) -> None:
    located_pages(locator, LABELS)

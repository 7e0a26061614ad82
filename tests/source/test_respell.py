"""A misspelt name is put right only where there can be no doubt."""

from __future__ import annotations

from difflib import get_close_matches

from hypothesis import given
from hypothesis import strategies as st
import pytest

from briefpdf.source.nearest import is_slip, nearest, respelling
from briefpdf.source.text import Text

KEYS = ("crs-if12760", "odni-ata-2025", "troops-2024", "troops-2023", "budget-request", "abc")


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("crs-if1276", "crs-if12760"),
        ("csr-if12760", "crs-if12760"),
        ("CRS-IF12760", "crs-if12760"),
        ("crs_if12760", "crs-if12760"),
        ("odni-ata-2052", "odni-ata-2025"),
        ("troop-2024", "troops-2024"),
        ("tropps-2024", "troops-2024"),
        ("budget-requset", "budget-request"),
        ("abd", "abc"),
    ],
)
def test_a_slip_of_the_pen(name: str, meant: str) -> None:
    assert is_slip(name, meant, KEYS)


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("troops-2025", "troops-2024"),  # Another year may be another claim.
        ("troops-202", "troops-2024"),  # Or 2023.
        ("odni-ata-2024", "odni-ata-2025"),
        ("budget", "budget-request"),
        ("xyz", "abc"),
        ("troop-2024", "troops-2023"),  # Another is nearer.
        ("x" * 300, "x" * 299),
    ],
)
def test_no_slip_of_the_pen(name: str, meant: str) -> None:
    assert not is_slip(name, meant, (*KEYS, "x" * 299))


def test_two_names_as_near_leave_doubt() -> None:
    assert not is_slip("item-a", "item-b", ["item-b", "item-c"])
    assert not is_slip("item-1", "item-11", ["item-11"])


@pytest.mark.parametrize(
    ("written", "start", "end", "after"),
    [
        ("key: troop-2024", 5, 15, "key: troops-2024"),
        ('key: "troop-2024"', 5, 17, 'key: "troops-2024"'),
        ("key: 'troop-2024'", 5, 17, "key: 'troops-2024'"),
    ],
)
def test_quotation_marks_stay(written: str, start: int, end: int, after: str) -> None:
    text = Text("x", written)
    fix = respelling(text, text.span(start, end), "troop-2024", "troops-2024", KEYS)
    assert fix is not None and fix.safe
    (edit,) = fix.edits
    content = written[: edit.span.start] + edit.text + written[edit.span.end :]
    assert content == after


def test_a_name_that_is_not_written_there_is_not_replaced() -> None:
    text = Text("x", "key: *alias")
    assert respelling(text, text.span(5, 11), "troop-2024", "troops-2024", KEYS) is None
    assert respelling(text, text.span(5, 11), "troop-2024", None, KEYS) is None


WORDS = st.lists(st.sampled_from(["crs", "Troops", "ships", "2024", "ß", "-", "a"]), max_size=6)


@given(name=WORDS.map("".join), names=st.lists(WORDS.map("".join), max_size=20))
def test_the_nearest_is_that_of_difflib(name: str, names: list[str]) -> None:
    folded = {one.casefold() for one in names}
    close = get_close_matches(name.casefold(), sorted(folded), n=1, cutoff=0.6)
    found = nearest(name, names)
    assert ([] if found is None else [found.casefold()]) == close
    assert found is None or found == min(one for one in names if one.casefold() == close[0])

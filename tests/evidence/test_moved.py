"""What became of a quotation in another edition."""

from __future__ import annotations

import pytest

from briefpdf.evidence.quotation.moved import Fate, follow, relocated, settle
from briefpdf.readers.archive.read import Archive

REST = (
    "Ports are open all year round, and rail links were repaired. Grain is counted at the border."
)
QUOTE = "The committee recommended $50 million for aircraft in 2024."


def edition(*pages: str) -> Archive:
    labels = tuple(str(number) for number in range(1, len(pages) + 1))
    return Archive("x.pdf", pages, labels)


@pytest.mark.parametrize(
    ("locator", "pages", "outcome", "page"),
    [
        ("p. 1", (QUOTE, REST), "same", "1"),
        (None, (QUOTE, REST), "same", "1"),
        ("p. 1", (REST, f"{REST} {QUOTE}"), "moved", "2"),
        (None, (REST, f"{REST} {QUOTE}"), "moved", "2"),
        ("sec. 4", (REST, f"{REST} {QUOTE}"), "moved", "2"),
        ("p. 1", (REST, QUOTE.replace("$50", "$65")), "changed", "2"),
        ("p. 1", (REST, "The panel approved $62 million for aircraft in 2026."), "changed", "2"),
        ("p. 1", (REST, "It counted nine ships."), "gone", None),
    ],
)
def test_a_quotation_is_followed(
    locator: str | None, pages: tuple[str, ...], outcome: str, page: str | None
) -> None:
    fate = follow(QUOTE, locator, edition(f"{QUOTE} {REST}", REST), edition(*pages))
    assert fate.outcome == outcome
    assert [place.labels for place in fate.places] == ([(page,)] if page else [])
    assert fate.misled == (locator == "p. 1" and outcome == "moved")


def test_a_sentence_that_stood_beside_it_is_not_what_it_became() -> None:
    other = "The committee recommended $75 million for ships in 2024."
    earlier = edition(f"{QUOTE} {REST} {other}")
    assert follow(QUOTE, "p. 1", earlier, edition(f"{REST} {other}")).outcome == "gone"
    # Nothing is known of an earlier edition, or the words were not in it: it is the nearest.
    assert follow(QUOTE, "p. 1", None, edition(f"{REST} {other}")).outcome == "changed"
    assert follow(QUOTE, "p. 1", edition(other), edition(other)).outcome == "changed"


def test_what_it_became_is_found_among_sentences_of_one_mold() -> None:
    mold = "In fiscal year {} the agency counted {} vessels\nin its ports."
    kept = [mold.format(year, 10 * year) for year in range(2001, 2010)]
    quote, new = mold.format(2010, 20100), "In 2010 the agency saw 22500 vessels in its ports."
    earlier = edition(" ".join(kept[:5]), " ".join([*kept[5:], quote]))
    fate = follow(quote, "p. 2", earlier, edition(" ".join(kept[:5]), REST, f"{new} {kept[8]}"))
    assert (fate.outcome, fate.places[0].labels) == ("changed", ("3",))
    assert "22500" in fate.diff
    assert follow(quote, "p. 2", earlier, edition(" ".join(kept), REST)).outcome == "gone"


def test_one_passage_is_what_one_quotation_became() -> None:
    mold = "In fiscal year {} the agency counted {} vessels in its ports."
    quotes = [mold.format(2009, 90), mold.format(2010, 100)]
    earlier, now = edition(" ".join([REST, *quotes])), edition(f"{REST} {mold.format(2010, 125)}")
    fates = settle([follow(quote, "p. 1", earlier, now) for quote in quotes])
    assert [one.outcome for one in fates] == ["gone", "changed"]
    # Quotes of the same words may all become the same others.
    part = quotes[1].removeprefix("In fiscal year ")
    fates = settle([follow(quote, "p. 1", earlier, now) for quote in (quotes[1], part)])
    assert [one.outcome for one in fates] == ["changed", "changed"]
    assert settle([Fate("same"), Fate("gone")]) == [Fate("same"), Fate("gone")]


def test_a_quotation_that_lost_words_is_changed() -> None:
    shorter = "The committee recommended $50 million for aircraft."
    earlier = edition(f"{QUOTE} {REST}")
    assert follow(QUOTE, "p. 1", earlier, edition(f"{shorter} {REST}")).outcome == "changed"


def test_one_of_several_pages_is_not_chosen() -> None:
    fate = follow(QUOTE, "p. 1", edition(QUOTE), edition(REST, QUOTE, QUOTE))
    assert (fate.outcome, fate.decided, fate.misled) == ("moved", False, True)


@pytest.mark.parametrize(
    ("locator", "expected"),
    [
        ("p. 1", "p. 3"),
        ("Page 1", "Page 3"),
        ("PDF p. 1", "PDF p. 4"),
        ("1", "3"),
        ("p. 1, note 2", "p. 3, note 2"),
        ("pp. 1-2", "p. 3"),
        ("pp. 1-2, note 2", None),
        ("chap. 2, p. 1", "chap. 2, p. 3"),
    ],
)
def test_a_locator_keeps_all_but_its_page(locator: str, expected: str | None) -> None:
    now = Archive("x.pdf", (REST, REST, REST, QUOTE), ("", "1", "2", "3"))
    (place,) = follow(QUOTE, None, None, now).places
    assert relocated(QUOTE, locator, place, now, "p. 3") == expected

"""Claims cut from one pattern get a few findings each, however many there are."""

from __future__ import annotations

from briefpdf.checks.conflict import compare_claims, told_pairs
from briefpdf.evidence.support import find_gaps, find_number_gaps
from briefpdf.model.claim import Claim
from briefpdf.source.text import Span


def claims(count: int) -> list[Claim]:
    statement = "North Korea sent {} troops to Russia near Kursk in 2024."
    return [
        Claim(f"c{at}", statement.format(1000 + at), "fact", Span("a", at, at))
        for at in range(count)
    ]


def test_few_conflicts_are_all_told() -> None:
    pairs = list(compare_claims(claims(4)))
    assert len(pairs) == 6
    assert list(told_pairs(pairs, "conflict")) == [(pair, 0) for pair in pairs]
    assert not list(told_pairs(pairs, "duplicate"))


def test_the_last_that_is_told_counts_the_rest() -> None:
    told = list(told_pairs(compare_claims(claims(8)), "conflict"))
    assert len(told) == 1 + 2 + 3 * 5
    of_last = [(pair.first.id, more) for pair, more in told if pair.second.id == "c7"]
    assert of_last == [("c0", 0), ("c1", 0), ("c2", 4)]


def test_numbers_alone_are_looked_at_as_with_all_else() -> None:
    quotes = ["Russia received some 10,000 troops and $5 million in March 2024."]
    for words in ("12,000", "10,000 troops", "5 million", "in April 2023 over 11,000 troops"):
        whole = [gap for gap in find_gaps(words, quotes) if gap.kind == "number"]
        alone = [gap for gap in find_number_gaps(words, quotes) if gap.kind == "number"]
        assert alone == whole
    assert find_number_gaps("12,000", quotes)

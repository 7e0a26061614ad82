"""Many quotations are found in many pages, and hostile ones come to an end."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from briefpdf.evidence.quotation.find import MAX_QUOTE, find_quote


@dataclass(frozen=True)
class Paper:
    pages: tuple[str, ...]
    labels: tuple[str, ...]


def paper(*pages: str) -> Paper:
    return Paper(pages, tuple(str(number) for number in range(1, len(pages) + 1)))


def test_thirty_pages() -> None:
    page = " ".join(f"word{n % 997} of the policy {n}" for n in range(1000))
    source = paper(*(f"{page} page{n}" for n in range(30)))
    quotes = [f"of the policy {n} word{(n + 1) % 997} of" for n in range(0, 900, 9)]
    assert all(find_quote(quote, source).found for quote in quotes)


@pytest.mark.parametrize(
    "quote",
    [
        "the … " * 1000,
        "the [a] " * 1000,
        "the[a]" * 1000,
        "[a]" * 1000,
        "a … a … a … a",
        "[a] the [b] of [c] word1 [d] zebra",
        "and " * 4000,
        "x" * (MAX_QUOTE + 1),
        "[" * 5000,
        "…" * 5000,
        "a -" * 5000,
    ],
)
def test_hostile_quotes(quote: str) -> None:
    page = " ".join(f"word{n % 97} of the a policy the" for n in range(500))
    source = paper(*(f"{page} page{n}" for n in range(60)))
    assert find_quote(quote, source) is not None

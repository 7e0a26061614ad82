"""Words in quotation marks that the evidence of a claim does not have as they are."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from ..evidence.quotations import Quoted, find_quotations
from ..evidence.wording import holds, holds_letters, holds_title
from ..model.claim import Claim
from ..source.text import Span
from .fields import place_of
from .subject import Subject


class Misquoted(Struct, frozen=True):
    """What stands in quotation marks in a claim's statement and in none of its quotes as it is.

    It is `sure` where no quote has its words; else a quote has them with other capitals or marks.
    """

    claim: Claim
    quoted: Quoted
    span: Span
    sure: bool

    @property
    def words(self) -> str:
        """The words, the first of them where they are many."""
        words = self.quoted.words
        return words if len(words) <= _MOST_SHOWN else words[: _MOST_SHOWN - 1] + "…"


_MOST_SHOWN = 80


def find_misquoted(subject: Subject) -> Iterator[Misquoted]:
    """Each quotation in a statement that stands in none of the claim's quotes as it is.

    A single word in quotation marks counts only where the claim is a quotation:
    elsewhere it is as often a name or a way of speaking.
    """
    for claim in subject.claims:
        quotes = [citation.quote for citation in claim.citations if citation.quote]
        if not quotes:
            continue
        for quoted in find_quotations(claim.statement):
            counts = quoted.length > 1 or (quoted.length and claim.kind == "quotation")
            if not counts or any(holds(quote, quoted.words) for quote in quotes):
                continue
            if claim.kind != "quotation" and any(holds_title(q, quoted.words) for q in quotes):
                continue
            slip = any(holds_letters(quote, quoted.words) for quote in quotes)
            sure = not slip or claim.kind == "quotation"
            yield Misquoted(claim, quoted, _place(claim, quoted, subject), sure)


def _place(claim: Claim, quoted: Quoted, subject: Subject) -> Span:
    """The quotation within the statement, where that stands on one line; else the statement."""
    whole = claim.at("statement")
    if "\n" in subject.written(whole):
        return whole
    marked = claim.statement[quoted.start : quoted.end]
    return place_of(marked, whole, subject) or place_of(quoted.words, whole, subject) or whole

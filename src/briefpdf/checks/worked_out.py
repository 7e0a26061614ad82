"""What the statements of judgments and calculations say beyond what they rest on."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ..evidence.english import groups
from ..evidence.stated import Fact, Record, facts_in, unrecorded
from ..evidence.tokens import tokenise
from ..model.claim import Calculation, Claim
from ..source.pattern import lazy_pattern
from ..source.text import Span
from .fields import place_of_words
from .grounds import claims_named, input_values
from .record import record_of, result_texts
from .subject import Subject
from .unread import known_claims

_FROM_SECOND = lazy_pattern(r"\s*\(\s*([\w.-]+)\s*-\s*([\w.]+)\s*\)\s*/\s*\2(?![\w.])")


def rests_on(claim: Claim, subject: Subject) -> Record | None:
    """What a judgment's basis or a calculation's inputs put on record, and its own quotes.

    None for a claim that rests on its sources alone, or on one that there is not.
    """
    if not (claim.basis or claim.calculation) or {"basis", "calculate"} & claim.unread:
        return None
    grounds = known_claims((name for name, _ in claims_named(claim, subject)), subject)
    if grounds is None:
        return None
    own = [citation.quote for citation in claim.citations if citation.quote]
    if claim.calculation:
        own += [*result_texts(claim.calculation), *_shares(claim.calculation, subject)]
    return record_of(grounds, own)


def _shares(calculation: Calculation, subject: Subject) -> Iterator[str]:
    """The result as a share of each input: “half of them” needs no number of its own."""
    result = Decimal(calculation.result)
    for number in (input_values(calculation, subject) or {}).values():
        if whole := Decimal(number):
            yield f"{abs(result / whole) * 100:.2f} percent"


def unrecorded_facts(claim: Claim, subject: Subject) -> list[Fact]:
    """The facts of a judgment's or a calculation's statement that nothing it rests on has."""
    if not (claim.basis or claim.calculation) or not facts_in(claim.statement):
        return []
    record = rests_on(claim, subject)
    return unrecorded(claim.statement, record) if record else []


def turned_result(claim: Claim) -> str:
    """The word by which a statement turns its result: “rose”, where that is below zero.

    What is above zero rose only where the formula says so: “(a - b) / b” has b to begin with.
    """
    if claim.calculation is None or not (result := Decimal(claim.calculation.result)):
        return ""
    if result > 0 and not _FROM_SECOND.match(claim.calculation.formula):
        return ""
    lows = {token.low: token.text for token in tokenise(claim.statement)}
    words = groups("slot_words")
    own, other = ("falling", "rising") if result < 0 else ("rising", "falling")
    if lows.keys() & words[own]:
        return ""
    return next((lows[low] for low in lows if low in words[other]), "")


def place_of(claim: Claim, fact: Fact, subject: Subject) -> Span:
    """Where a fact stands in the statement; the statement where it is not found as it is."""
    whole = claim.at("statement")
    earlier = claim.statement[: fact.start].count(fact.words)
    return place_of_words(fact.words, earlier, whole, subject) or whole

"""How a claim stands towards its evidence, findings aside."""

from __future__ import annotations

from typing import Literal

from ..model.claim import Claim
from .quoted import Quotes

Verdict = Literal["supported", "unsupported", "unchecked", "judgment"]


def standing(claim: Claim, quotes: Quotes) -> Verdict:
    """The verdict of a claim that no error stands against."""
    if claim.kind == "judgment":
        return "judgment"
    if claim.kind == "calculation" and claim.calculation is not None:
        return "supported"
    found = sum(one.match.found for one in quotes.by_claim.get(claim.id, []))
    wanted = sum(bool(citation.quote) for citation in claim.citations)
    return "supported" if found and found == wanted else "unchecked"

"""CLAIM054: a claim that a reviewer does not bear out."""

from __future__ import annotations

from collections.abc import Iterator

from ...source.diagnostic import Diagnostic
from ..examples import BASE, CLAIMS
from ..fields import place_of
from ..rule import Rule, Severity
from ..subject import Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each objection to a claim as it now is."""
    for claim in subject.claims:
        if not any(review.objection for review in claim.reviews):
            continue
        if claim.unread or subject.project.lost_references:
            continue
        now = subject.fingerprints.of(claim)
        for review in claim.reviews:
            if review.objection and review.fingerprint in (None, now):
                yield Diagnostic(
                    "CLAIM054",
                    f"{review.by} objects to the claim “{claim.id}”: “{review.objection}”",
                    place_of(review.objection, review.span, subject) or review.span,
                    (
                        "Change the claim: the objection is to what it says now.",
                        f"Or have {review.by} look again: briefpdf claim review {claim.id} --by "
                        f"{review.by}.",
                    ),
                    claim=claim.id,
                )


RULE = Rule(
    code="CLAIM054",
    name="objection",
    severity=Severity.ERROR,
    title="A reviewer objects to a claim",
    why="Somebody held the claim against its evidence, and says that it does not hold.",
    bad={
        CLAIMS: BASE[CLAIMS]
        + "    review: {by: mm, on: 2025-06-10, fingerprint: bf1777ca5d8ec364,\n"
        "      objection: «That was 2023.»}\n"
    },
    good={
        CLAIMS: BASE[CLAIMS]
        + "    review: {by: mm, on: 2025-06-10, fingerprint: 0123456789abcdef,\n"
        "      objection: That was 2023.}\n"
    },
    check=check,
    scope="claim",
)

"""CLAIM051: a review of a day that is yet to come."""

from __future__ import annotations

from collections.abc import Iterator

from ...source.diagnostic import Diagnostic
from ..examples import BASE, CLAIMS
from ..fields import place_of_field
from ..rule import Rule, Severity
from ..subject import Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each review that is dated after the day of the check."""
    for claim in subject.claims:
        for review in claim.reviews:
            if review.on.first_day > subject.today:
                yield Diagnostic(
                    "CLAIM051",
                    f"{review.by} reviews the claim “{claim.id}” on {review.on}, a day to come",
                    place_of_field("on", str(review.on), review.span, subject),
                    ("Write the day on which the claim was held against its evidence.",),
                    claim=claim.id,
                )


RULE = Rule(
    code="CLAIM051",
    name="review-to-come",
    severity=Severity.ERROR,
    title="A review has a day that is yet to come",
    why="Nobody has seen what will stand there then: such a review vouches for nothing.",
    bad={CLAIMS: BASE[CLAIMS] + "    review: {by: mm, on: «2099-06-10»}\n"},
    good={CLAIMS: BASE[CLAIMS] + "    review: {by: mm, on: 2025-06-10}\n"},
    check=check,
    scope="claim",
)

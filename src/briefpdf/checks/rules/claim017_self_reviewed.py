"""CLAIM017: a claim that its own author reviewed."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.people import same_person
from ...source.diagnostic import Diagnostic
from ..examples import BASE, CLAIMS
from ..fields import place_of_field
from ..rule import Rule, Severity
from ..subject import Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each review of a claim by who wrote it."""
    people = subject.project.settings.people
    for claim in subject.claims:
        for review in claim.reviews:
            if claim.author and same_person(review.by, claim.author, people):
                yield Diagnostic(
                    "CLAIM017",
                    f"the claim “{claim.id}” was reviewed by {review.by}, who wrote it",
                    place_of_field("by", review.by, review.span, subject),
                    ("Have somebody else hold it against its evidence.",),
                    claim=claim.id,
                )


RULE = Rule(
    code="CLAIM017",
    name="self-reviewed",
    severity=Severity.ERROR,
    title="A claim was reviewed by its own author",
    why=(
        "Who wrote a statement reads into the evidence what was meant. A second pair of eyes does "
        "not."
    ),
    bad={CLAIMS: BASE[CLAIMS] + "    review: {by: «AB», on: 2025-06-10}\n"},
    good={CLAIMS: BASE[CLAIMS] + "    review: {by: mm, on: 2025-06-10}\n"},
    check=check,
    scope="claim",
)

"""CLAIM016: a claim that is no longer what was reviewed."""

from __future__ import annotations

from collections.abc import Iterator

from ...source.diagnostic import Diagnostic
from ..examples import BASE, CLAIMS
from ..fields import place_of
from ..rule import Rule, Severity
from ..subject import Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each claim of which no review saw what it says now, at its latest review."""
    for claim in subject.claims:
        reviews = [review for review in claim.reviews if review.fingerprint]
        if not reviews or claim.unread or subject.project.lost_references:
            continue
        now = subject.fingerprints.of(claim)
        if any(review.fingerprint == now for review in reviews):
            continue
        latest = max(reviews, key=lambda review: review.on.last_day)
        yield Diagnostic(
            "CLAIM016",
            f"the claim “{claim.id}”, or what it rests on, has changed since {latest.by} reviewed "
            f"it on {latest.on}: its fingerprint was {latest.fingerprint} and is {now}",
            place_of(latest.fingerprint or "", latest.span, subject) or latest.span,
            (f"Have it reviewed again: briefpdf claim review {claim.id} --by NAME.",),
            claim=claim.id,
        )


RULE = Rule(
    code="CLAIM016",
    name="changed-since-review",
    severity=Severity.WARNING,
    title="A claim has changed since its review",
    why=(
        "The reviewer vouched for other words, or for other evidence, than the ones that would be "
        "printed. What a judgment or a calculation rests on counts too, and so do the archived "
        "copies themselves."
    ),
    bad={
        CLAIMS: BASE[CLAIMS]
        + "    review: {by: mm, on: 2025-06-10, fingerprint: «0123456789abcdef»}\n"
    },
    good={
        CLAIMS: BASE[CLAIMS]
        + "    review: {by: mm, on: 2025-06-10, fingerprint: bf1777ca5d8ec364}\n"
    },
    check=check,
    scope="claim",
)

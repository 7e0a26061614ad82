"""CLAIM023: a claim that nobody has reviewed where the office asks for it."""

from __future__ import annotations

from collections.abc import Iterator

from ...source.diagnostic import Diagnostic
from ..examples import BASE, CLAIMS, SETTINGS
from ..rule import Rule, Severity
from ..subject import Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each claim of a kind that must be reviewed and has no review."""
    kinds = subject.project.settings.policy.reviewed
    for claim in subject.claims:
        if claim.kind in kinds and not claim.reviews and not {"kind", "review"} & claim.unread:
            message = f"nobody has reviewed the {claim.kind} “{claim.id}”"
            hint = f"Have it held against its evidence: briefpdf claim review {claim.id}."
            yield Diagnostic("CLAIM023", message, claim.span, (hint,), claim=claim.id)


_POLICY = {SETTINGS: '[policy]\nreviewed = ["fact"]\n'}

RULE = Rule(
    code="CLAIM023",
    name="unreviewed-claim",
    severity=Severity.NOTE,
    title="A claim has not been reviewed",
    why="The policy of this workspace asks for a second pair of eyes on claims of this kind.",
    bad={**_POLICY, CLAIMS: BASE[CLAIMS].replace("troops-2024", "«troops-2024»")},
    good={**_POLICY, CLAIMS: BASE[CLAIMS] + "    review: {by: mm, on: 2025-06-10}\n"},
    check=check,
    scope="claim",
)

"""CLAIM023: a claim that nobody has reviewed where the office asks for it."""

from __future__ import annotations

from collections.abc import Iterator

from ...project.fingerprint import by_others
from ...source.diagnostic import Diagnostic
from ..examples import CLAIMS, SETTINGS, also
from ..rule import Rule, Severity
from ..signed import wants_review
from ..subject import Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each claim that must be reviewed, by its kind or verdict, too few times."""
    policy = subject.project.settings.policy
    for claim in subject.claims:
        if not wants_review(claim, subject):
            continue
        found = len(by_others(claim, subject.project.settings.people))
        if found < policy.reviewers:
            who = f"only {found} of {policy.reviewers} people have" if found else "nobody has"
            message = f"{who} reviewed the {claim.kind} “{claim.id}”"
            hint = f"Hold it against its evidence: briefpdf claim review {claim.id} --by NAME."
            yield Diagnostic("CLAIM023", message, claim.span, (hint,), claim=claim.id)


_POLICY = {SETTINGS: '[policy]\nreviewed = ["estimate"]\n'}
_ESTIMATE = (
    "  {}:\n    kind: estimate\n    statement: North Korea sent troops.\n"
    "    sources: [{{key: crs-troops, quote: 'North Korea sent more than 10,000 troops'}}]\n"
)

RULE = Rule(
    code="CLAIM023",
    name="unreviewed-claim",
    severity=Severity.NOTE,
    title="A claim has not been reviewed",
    why="The policy of this workspace asks for a second pair of eyes on claims of this kind.",
    bad={**_POLICY, **also(CLAIMS, _ESTIMATE.format("«troops-sent»"))},
    good={
        **_POLICY,
        **also(CLAIMS, _ESTIMATE.format("troops-sent") + "    review: {by: mm, on: 2025-06-10}\n"),
    },
    check=check,
    scope="claim",
)

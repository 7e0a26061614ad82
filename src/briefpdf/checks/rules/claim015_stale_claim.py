"""CLAIM015: a claim whose evidence is too old to be relied on."""

from __future__ import annotations

from collections.abc import Iterator

from ...project.withdrawn import staleness
from ...source.diagnostic import Diagnostic
from ..examples import BASE, CLAIMS
from ..rule import Rule, Severity
from ..subject import Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each claim past its day, or whose evidence is older than the policy allows."""
    allowed = subject.project.settings.policy.stale_after_days
    hint = "Look the evidence up again, then set `as_of` and `expires` anew."
    for claim in subject.claims:
        stale = staleness(claim, allowed, subject.today)
        if stale is None:
            continue
        message = f"the claim “{claim.id}” expired on {claim.expires}"
        if stale.field == "as_of":
            message = (
                f"the evidence of the claim “{claim.id}” is of {claim.as_of}: that is "
                f"{stale.days:,} days ago, where {allowed:,} are allowed"
            )
        yield Diagnostic("CLAIM015", message, claim.at(stale.field), (hint,), claim=claim.id)


RULE = Rule(
    code="CLAIM015",
    name="stale-claim",
    severity=Severity.WARNING,
    title="A claim is stale",
    why="What was true when the claim was written may have changed since: troops leave, laws pass.",
    bad={CLAIMS: BASE[CLAIMS] + "    as_of: 2025-06-01\n    expires: «2025-12-31»\n"},
    good={CLAIMS: BASE[CLAIMS] + "    as_of: 2025-06-01\n    expires: 2099-12-31\n"},
    check=check,
    scope="claim",
)

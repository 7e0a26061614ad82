"""CLAIM052: a review that another than the reviewer brought; `check --signed` looks for it."""

from __future__ import annotations

from ..examples import BASE, CLAIMS
from ..rule import Rule, Severity

RULE = Rule(
    code="CLAIM052",
    name="unsigned-review",
    severity=Severity.ERROR,
    title="A review was committed by another than the reviewer",
    why=(
        "Anybody can write anybody's name into a registry. With “check --signed”, each review is "
        "held to the commit that brought it: its author or committer is the reviewer, as the "
        "roster has them, and where the roster has keys, the commit is signed with one of theirs."
    ),
    bad={
        CLAIMS: BASE[CLAIMS]
        + "    review: {by: «mm», on: 2025-06-10, fingerprint: bf1777ca5d8ec364}\n"
    },
    good={CLAIMS: BASE[CLAIMS]},
)

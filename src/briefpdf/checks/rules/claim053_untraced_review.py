"""CLAIM053: a review whose commit is not known; `check --signed` looks for it."""

from __future__ import annotations

from ..examples import BASE, CLAIMS
from ..rule import Rule, Severity

RULE = Rule(
    code="CLAIM053",
    name="untraced-review",
    severity=Severity.WARNING,
    title="Which commit brought a review is not known",
    why=(
        "Where the history is cut off, the review not committed yet, or a signature of a kind that "
        "cannot be verified here, nobody can tell whether “check --signed” would agree."
    ),
    bad={CLAIMS: BASE[CLAIMS] + "    review: {by: «mm», on: 2025-06-10}\n"},
    good={CLAIMS: BASE[CLAIMS]},
)

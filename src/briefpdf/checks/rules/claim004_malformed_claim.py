"""CLAIM004: a claim, or a field of one, of the wrong shape."""

from __future__ import annotations

from ..examples import BASE, CLAIMS
from ..rule import Rule, Severity, reported

RULE = Rule(
    code="CLAIM004",
    name="malformed-claim",
    severity=Severity.ERROR,
    title="A claim has the wrong shape",
    why=(
        "What cannot be read as it is written would be left out of the brief, or "
        "checked as something else."
    ),
    bad={CLAIMS: BASE[CLAIMS] + "    kind: «rumor»\n"},
    good={CLAIMS: BASE[CLAIMS] + "    kind: fact\n"},
    check=reported("CLAIM004"),
)

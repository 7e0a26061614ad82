"""CLAIM005: a field that claims do not have."""

from __future__ import annotations

from ..examples import BASE, CLAIMS
from ..rule import Rule, Severity, reported

RULE = Rule(
    code="CLAIM005",
    name="unknown-claim-field",
    severity=Severity.ERROR,
    title="A claim has a field that is not known",
    why=(
        "A misspelt field is not read: its source, its date or its quotation would be "
        "missing unnoticed."
    ),
    bad={CLAIMS: BASE[CLAIMS] + "    «confidance»: high\n"},
    good={CLAIMS: BASE[CLAIMS] + "    confidence: high\n"},
    check=reported("CLAIM005"),
)

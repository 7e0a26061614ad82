"""CLAIM003: two claims under one id."""

from __future__ import annotations

from ..examples import CLAIMS, also
from ..rule import Rule, Severity, reported

RULE = Rule(
    code="CLAIM003",
    name="duplicate-claim-id",
    severity=Severity.ERROR,
    title="Two claims have the same id",
    why=(
        "A brief names a claim by its id. With two of the same id, nobody can say which "
        "statement is printed."
    ),
    bad=also(
        CLAIMS,
        "  «troops-2024»:\n"
        "    statement: Troops were sent.\n"
        "    sources: [{key: crs-troops, quote: 'North Korea sent more than 10,000 troops'}]\n",
    ),
    good=also(
        CLAIMS,
        "  troops-sent:\n"
        "    statement: Troops were sent.\n"
        "    sources: [{key: crs-troops, quote: 'North Korea sent more than 10,000 troops'}]\n",
    ),
    check=reported("CLAIM003"),
)

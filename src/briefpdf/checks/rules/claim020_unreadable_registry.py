"""CLAIM020: a registry file that is no YAML."""

from __future__ import annotations

from ..examples import BASE, CLAIMS
from ..rule import Rule, Severity, reported

RULE = Rule(
    code="CLAIM020",
    name="unreadable-registry",
    severity=Severity.ERROR,
    title="A claim registry cannot be read",
    why="None of its claims can be checked or printed until the file is mended.",
    bad={CLAIMS: "claims:\n«\t»troops-2024:\n"},
    good={CLAIMS: BASE[CLAIMS]},
    check=reported("CLAIM020"),
)

"""BRIEF001: a brief uses a claim that the registry has not."""

from __future__ import annotations

from ..examples import BRIEF, brief
from ..rule import Rule, Severity, reported

RULE = Rule(
    code="BRIEF001",
    name="unknown-claim",
    severity=Severity.ERROR,
    title="A brief uses a claim that the registry has not",
    why="There is nothing to print, and nothing that backs it.",
    bad={BRIEF: brief('{{ claim("«troop-2024»") }}\n')},
    good={BRIEF: brief('{{ claim("troops-2024") }}\n')},
    check=reported("BRIEF001"),
)

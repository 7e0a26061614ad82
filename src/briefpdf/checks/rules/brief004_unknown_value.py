"""BRIEF004: a brief prints a value that the claim has not."""

from __future__ import annotations

from ..examples import BRIEF, brief
from ..rule import Rule, Severity, reported

RULE = Rule(
    code="BRIEF004",
    name="unknown-value",
    severity=Severity.ERROR,
    title="A brief prints a value that the claim has not",
    why=(
        "A number in the text comes from its claim, so that both change together. This "
        "one has none."
    ),
    bad={BRIEF: brief('{{ claim("troops-2024") }} ({{ value("«troops-2024.troop»") }})\n')},
    good={BRIEF: brief('{{ claim("troops-2024") }} ({{ value("troops-2024.troops") }})\n')},
    check=reported("BRIEF004"),
)

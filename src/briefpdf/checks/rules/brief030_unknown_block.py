"""BRIEF030: a ::: block that there is not."""

from __future__ import annotations

from ..examples import BRIEF, brief
from ..rule import Rule, Severity, reported

RULE = Rule(
    code="BRIEF030",
    name="unknown-block",
    severity=Severity.ERROR,
    title="A brief uses a block that there is not",
    why=("The text would be printed without its box, and look like part of what stands before it."),
    bad={BRIEF: brief('«::: aside»\n{{ claim("troops-2024") }}\n:::\n')},
    good={BRIEF: brief('::: box Troops\n{{ claim("troops-2024") }}\n:::\n')},
    check=reported("BRIEF030"),
)

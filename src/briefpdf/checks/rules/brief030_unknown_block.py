"""BRIEF030: a ::: block that there is not, or that nothing closes."""

from __future__ import annotations

from ..examples import BRIEF, brief
from ..rule import Rule, Severity, reported

RULE = Rule(
    code="BRIEF030",
    name="unknown-block",
    severity=Severity.ERROR,
    title="A brief uses a block that there is not, or leaves one open",
    why="The text would be printed without its box, or all that follows within it.",
    bad={BRIEF: brief('«::: aside»\n{{ claim("troops-2024") }}\n:::\n')},
    good={BRIEF: brief('::: box Troops\n{{ claim("troops-2024") }}\n:::\n')},
    check=reported("BRIEF030"),
)

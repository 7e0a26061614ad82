"""BRIEF030: a ::: block that there is not, that nothing closes, or a row too wide."""

from __future__ import annotations

from ..examples import BRIEF, brief
from ..rule import Rule, Severity, reported

RULE = Rule(
    code="BRIEF030",
    name="unknown-block",
    severity=Severity.ERROR,
    title="A block is unknown or left open, or a row has more cells than its table",
    why="The text would be printed without its box, or all that follows within it.",
    bad={BRIEF: brief('«::: aside»\n{{ claim("troops-2024") }}\n:::\n')},
    good={BRIEF: brief('::: box Troops\n{{ claim("troops-2024") }}\n:::\n')},
    check=reported("BRIEF030"),
)

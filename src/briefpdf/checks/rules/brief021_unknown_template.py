"""BRIEF021: a house style that there is not."""

from __future__ import annotations

from ..examples import BRIEF, brief
from ..rule import Rule, Severity, reported

RULE = Rule(
    code="BRIEF021",
    name="unknown-template",
    severity=Severity.ERROR,
    title="A brief asks for a template that there is not",
    why="Without its house style, a brief has neither pages nor a disclaimer.",
    bad={BRIEF: brief('{{ claim("troops-2024") }}\n', "template: «in-fokus»\n")},
    good={BRIEF: brief('{{ claim("troops-2024") }}\n', "template: in-focus\n")},
    check=reported("BRIEF021"),
)

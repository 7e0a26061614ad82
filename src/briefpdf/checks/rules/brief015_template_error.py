"""BRIEF015: a brief or a style that Jinja cannot expand."""

from __future__ import annotations

from ..examples import BRIEF, brief
from ..rule import Rule, Severity, reported

RULE = Rule(
    code="BRIEF015",
    name="template-error",
    severity=Severity.ERROR,
    title="A template cannot be expanded",
    why="Nothing of the brief can be printed or checked until the line is mended.",
    bad={BRIEF: brief("{{ claim(«troops») }}\n")},
    good={BRIEF: brief('{{ claim("troops-2024") }}\n')},
    check=reported("BRIEF015"),
)

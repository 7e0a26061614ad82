"""BRIEF022: a house style that is not whole or cannot be used."""

from __future__ import annotations

from ..examples import BRIEF, brief, style
from ..rule import Rule, Severity, reported

RULE = Rule(
    code="BRIEF022",
    name="broken-template",
    severity=Severity.ERROR,
    title="A template is not whole",
    why="Every brief in this style would come out wrong, or not at all.",
    bad={
        BRIEF: brief('{{ claim("troops-2024") }}\n', "template: plain\n"),
        **style(theme="[page]\nwidth = 612«p»t\n"),
    },
    good={
        BRIEF: brief('{{ claim("troops-2024") }}\n', "template: plain\n"),
        **style(theme="[page]\nwidth = 612\n"),
    },
    check=reported("BRIEF022"),
)

"""BRIEF020: a brief that is no text."""

from __future__ import annotations

from ..examples import BRIEF, brief
from ..rule import Rule, Severity, reported

RULE = Rule(
    code="BRIEF020",
    name="unreadable-brief",
    severity=Severity.ERROR,
    title="A brief cannot be read",
    why="Nothing of it can be checked or printed until the file is mended.",
    bad={BRIEF: brief('{{ claim("troops-2024") }} «\uffff»\n')},
    good={BRIEF: brief('{{ claim("troops-2024") }}\n')},
    check=reported("BRIEF020"),
)

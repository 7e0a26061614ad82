"""BRIEF003: a brief names a figure that its front matter has not."""

from __future__ import annotations

from ..examples import BRIEF, brief
from ..rule import Rule, Severity, reported

RULE = Rule(
    code="BRIEF003",
    name="unknown-figure",
    severity=Severity.ERROR,
    title="A brief names a figure that it does not declare",
    why="There is nothing to place, and nothing that the reference could lead to.",
    bad={BRIEF: brief('{{ claim("troops-2024") }}\n\n{{ figure("«timline»") }}\n')},
    good={
        BRIEF: brief(
            '{{ claim("troops-2024") }}\n\n{{ figure("timeline") }}\n',
            "figures:\n  timeline: {kind: table, title: Troops, claims: [troops-2024]}\n",
        )
    },
    check=reported("BRIEF003"),
)

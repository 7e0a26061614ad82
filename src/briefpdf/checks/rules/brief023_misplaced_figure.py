"""BRIEF023: a figure or image where it cannot stand."""

from __future__ import annotations

from ..examples import BRIEF, brief
from ..rule import Rule, Severity, reported

RULE = Rule(
    code="BRIEF023",
    name="misplaced-figure",
    severity=Severity.ERROR,
    title="A figure stands where it cannot",
    why=(
        "A figure needs a line of its own, and one place: its number and its references "
        "point there."
    ),
    bad={
        BRIEF: brief(
            '{{ claim("troops-2024") }} {{ figure("«timeline»") }}\n',
            "figures:\n  timeline: {kind: table, title: Troops, claims: [troops-2024]}\n",
        )
    },
    good={
        BRIEF: brief(
            '{{ claim("troops-2024") }}\n\n{{ figure("timeline") }}\n',
            "figures:\n  timeline: {kind: table, title: Troops, claims: [troops-2024]}\n",
        )
    },
    check=reported("BRIEF023"),
)

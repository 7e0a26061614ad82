"""BRIEF050: a timeline or a line shows a claim that has no date."""

from __future__ import annotations

from ..examples import BASE, BRIEF, CLAIMS, brief
from ..rule import Rule, Severity, reported

_FIGURE = "figures:\n  timeline: {kind: timeline, title: Troops, claims: [«troops-2024»]}\n"
_PLACED = '{{ claim("troops-2024") }}\n\n{{ figure("timeline") }}\n'

RULE = Rule(
    code="BRIEF050",
    name="undated-point",
    severity=Severity.ERROR,
    title="A figure over time shows a claim without a date",
    why="Where the point would stand is then a guess, and readers take its place for a fact.",
    bad={BRIEF: brief(_PLACED, _FIGURE)},
    good={
        BRIEF: brief(_PLACED, _FIGURE.replace("«", "").replace("»", "")),
        CLAIMS: BASE[CLAIMS].replace("    values:", "    date: 2024\n    values:"),
    },
    check=reported("BRIEF050"),
)

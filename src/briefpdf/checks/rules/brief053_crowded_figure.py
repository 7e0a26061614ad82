"""BRIEF053: a figure that holds more than can be read."""

from __future__ import annotations

from ..examples import BASE, BRIEF, CLAIMS, brief, style
from ..rule import Rule, Severity

_CLAIMS = {CLAIMS: BASE[CLAIMS].replace("    author:", "    date: 2024\n    author:")}
_PLACED = '{{ claim("troops-2024") }}\n\n{{ figure("timeline") }}\n'
_FIGURE = (
    "template: plain\n"
    "figures:\n  timeline: {kind: timeline, title: Troops, claims: [troops-2024]}\n"
)
_STYLE = "[page]\nwidth = 612\nheight = 792\n[chart]\nmost_of_page = "

RULE = Rule(
    code="BRIEF053",
    name="crowded-figure",
    severity=Severity.ERROR,
    title="A figure holds more than can be read",
    why="To fit its page its words would have to be set too small to be read.",
    bad={
        BRIEF: brief(_PLACED, _FIGURE.replace("timeline:", "«timeline»:", 1)),
        **_CLAIMS,
        **style(f"{_STYLE}0.03\n"),
    },
    good={BRIEF: brief(_PLACED, _FIGURE), **_CLAIMS, **style(f"{_STYLE}0.85\n")},
    after_layout=True,
)

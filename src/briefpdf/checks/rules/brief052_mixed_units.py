"""BRIEF052: a chart draws values in different units on one axis."""

from __future__ import annotations

from ..examples import BASE, BRIEF, CLAIMS, brief
from ..rule import Rule, Severity, reported

_FIGURE = "figures:\n  «sent»: {kind: bar, title: Sent, claims: [troops-2024, shells-2024]}\n"
_PLACED = '{{ claim("troops-2024") }} {{ claim("shells-2024") }}\n\n{{ figure("sent") }}\n'
_SOURCE = {
    "briefs/sources/crs-troops.txt": (
        "North Korea sent more than 10,000 troops to Russia in 2024. It sent 100 shells in 2024.\n"
    )
}


def _claims(unit: str) -> str:
    return BASE[CLAIMS] + (
        "  shells-2024:\n"
        "    statement: It sent 100 shells in 2024.\n"
        f"    values: {{troops: {{value: 100, unit: {unit}}}}}\n"
        "    sources: [{key: crs-troops, locator: p. 1, quote: It sent 100 shells in 2024.}]\n"
        "    author: ab\n"
    )


RULE = Rule(
    code="BRIEF052",
    name="mixed-units",
    severity=Severity.ERROR,
    title="A chart has one axis for values in different units",
    why="Bars of troops beside bars of shells compare what cannot be compared.",
    bad={BRIEF: brief(_PLACED, _FIGURE), CLAIMS: _claims("shells"), **_SOURCE},
    good={
        BRIEF: brief(_PLACED, _FIGURE.replace("«", "").replace("»", "")),
        CLAIMS: _claims("people"),
        **_SOURCE,
    },
    check=reported("BRIEF052"),
)

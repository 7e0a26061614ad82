"""BRIEF052: a chart draws values in different units on one axis."""

from __future__ import annotations

from ..examples import BASE, BRIEF, CLAIMS, brief
from ..rule import Rule, Severity, reported

_FIGURE = "figures:\n  «sent»: {kind: bar, title: Sent, claims: [troops-2024, shells-2024]}\n"
_PLACED = '{{ claim("troops-2024") }} {{ claim("shells-2024") }}\n\n{{ figure("sent") }}\n'


def _files(unit: str) -> dict[str, str]:
    sent = f"It sent 100 {unit} in 2024."
    claims = BASE[CLAIMS] + (
        f"  shells-2024:\n    statement: {sent}\n"
        f"    values: {{troops: {{value: 100, unit: {unit}}}}}\n"
        f"    sources: [{{key: crs-troops, locator: p. 1, quote: {sent}}}]\n"
        "    author: ab\n"
    )
    first = "North Korea sent more than 10,000 troops to Russia in 2024."
    return {CLAIMS: claims, "briefs/sources/crs-troops.txt": f"{first} {sent}\n"}


RULE = Rule(
    code="BRIEF052",
    name="mixed-units",
    severity=Severity.ERROR,
    title="A chart has one axis for values in different units",
    why="Bars of troops beside bars of shells compare what cannot be compared.",
    bad={BRIEF: brief(_PLACED, _FIGURE), **_files("shells")},
    good={
        BRIEF: brief(_PLACED, _FIGURE.replace("«", "").replace("»", "")),
        **_files("people"),
    },
    check=reported("BRIEF052"),
)

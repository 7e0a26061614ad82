"""BRIEF035: a caption, a table's head or a source line with a fact that no claim there has."""

from __future__ import annotations

from collections.abc import Iterator

from ...source.diagnostic import Diagnostic
from ..examples import BASE, BRIEF, CLAIMS, brief
from ..rule import Rule, Severity
from ..subject import Subject
from ..unread import find_unread

_PARTS = ("caption", "column head", "axis title", "source line")


def check(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each number, date and quotation around a figure or table that nothing backs."""
    for one in subject.once(find_unread):
        if one.fact.kind != "name" and one.printed.part in _PARTS:
            yield one.diagnostic(
                "BRIEF035",
                "Show a claim that says so in the figure or in this section; or, below a table "
                'written in the brief, cite the table’s source: “Source: … {{ cite("key") }}”.',
            )


_DATED = {
    CLAIMS: BASE[CLAIMS].replace("    values:", "    date: 2024\n    short: Sent\n    values:")
}
_FIGURE = (
    "figures:\n  sent: {{kind: timeline, title: 'Troops Sent in {}', claims: [troops-2024]}}\n"
)
_PLACED = '{{ claim("troops-2024") }}\n\n{{ figure("sent") }}\n'

RULE = Rule(
    code="BRIEF035",
    name="unbacked-caption",
    severity=Severity.ERROR,
    title="A caption, a column’s head or a source line states what no claim there says",
    why="Many readers look at the figures alone: what stands around them is held to the same rule.",
    bad={BRIEF: brief(_PLACED, _FIGURE.format("«1951»")), **_DATED},
    good={BRIEF: brief(_PLACED, _FIGURE.format("2024")), **_DATED},
    check=check,
    scope="brief",
)

"""BRIEF024: a figure that is declared and stands nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from ...source.diagnostic import Diagnostic
from ..examples import BRIEF, brief
from ..rule import Rule, Severity
from ..subject import Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """What the composer reported, but for figures that stand where they cannot."""
    misplaced = {(found.brief, subject.written(found.span)) for found in subject.found("BRIEF023")}
    for found in subject.found("BRIEF024"):
        if (found.brief, subject.written(found.span)) not in misplaced:
            yield found


_FIGURE = "figures:\n  {}: {{kind: table, title: Troops, claims: [troops-2024]}}\n"

RULE = Rule(
    code="BRIEF024",
    name="unplaced-figure",
    severity=Severity.WARNING,
    title="A figure is declared and stands nowhere in the brief",
    why="Its author took care of it, and its reader does not get it.",
    bad={BRIEF: brief('{{ claim("troops-2024") }}\n', _FIGURE.format("«timeline»"))},
    good={
        BRIEF: brief(
            '{{ claim("troops-2024") }}\n\n{{ figure("timeline") }}\n', _FIGURE.format("timeline")
        )
    },
    check=check,
)

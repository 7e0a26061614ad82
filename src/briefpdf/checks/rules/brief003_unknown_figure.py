"""BRIEF003: a brief names a figure that its front matter has not."""

from __future__ import annotations

from collections.abc import Iterator
import re

from ...source.diagnostic import Diagnostic
from ..examples import BRIEF, brief
from ..rule import Rule, Severity
from ..subject import Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """What the composer reported, but for figures that are declared and could not be read."""
    briefs = subject.project.briefs
    for found in subject.found("BRIEF003"):
        name = subject.written(found.span)
        figures = briefs[found.brief or ""].spans.get("figures")
        declared = subject.written(figures) if figures else ""
        if not re.search(rf"(?m)^[ \t{{]*[\"']?{re.escape(name)}[\"']?[ \t]*:", declared):
            yield found


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
    check=check,
)

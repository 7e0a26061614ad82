"""BRIEF002: a brief cites a source that the bibliography has not."""

from __future__ import annotations

from collections.abc import Iterator

from ...source.diagnostic import Diagnostic
from ..examples import BRIEF, brief
from ..rule import Rule, Severity
from ..subject import Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """What the composer reported, but for sources that are there and could not be read."""
    for found in subject.found("BRIEF002"):
        if subject.written(found.span) not in subject.unread_sources:
            yield found


RULE = Rule(
    code="BRIEF002",
    name="unknown-source",
    severity=Severity.ERROR,
    title="A brief cites a source that the bibliography has not",
    why="A citation that leads nowhere looks like evidence and is none.",
    bad={BRIEF: brief('{{ claim("troops-2024") }}{{ cite("«crs-troop»") }}\n')},
    good={BRIEF: brief('{{ claim("troops-2024") }}{{ cite("crs-troops", "p. 1") }}\n')},
    check=check,
)

"""BRIEF009: a house style without a disclaimer."""

from __future__ import annotations

from collections.abc import Iterator

from ...source.diagnostic import Diagnostic
from ..examples import BRIEF, brief, style
from ..rule import Rule, Severity
from ..subject import Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each brief whose style has no disclaimer.md, or a blank one."""
    broken = {found.span.path for found in subject.found("BRIEF022")}
    for composition in subject.compositions:
        theme = composition.theme
        if theme is None or (theme.disclaimer and theme.disclaimer.content.strip()):
            continue
        path = f"{theme.folder}/disclaimer.md"
        if path not in broken:
            yield Diagnostic(
                "BRIEF009",
                f"the template {theme.name} has no disclaimer",
                composition.brief.at("template"),
                (f"Every brief carries a disclaimer: write it into {path}.",),
                brief=composition.brief.id,
            )


RULE = Rule(
    code="BRIEF009",
    name="no-disclaimer",
    severity=Severity.ERROR,
    title="The template of a brief has no disclaimer",
    why="Who reads the brief must be told who speaks in it, for whom, and what it may be used for.",
    bad={
        BRIEF: brief('{{ claim("troops-2024") }}\n', "template: «plain»\n"),
        **style(disclaimer=""),
    },
    good={
        BRIEF: brief('{{ claim("troops-2024") }}\n', "template: plain\n"),
        **style(disclaimer="This brief says what its sources say.\n"),
    },
    check=check,
    scope="brief",
)

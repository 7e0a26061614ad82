"""BRIEF019: a sentence that is neither a claim nor a judgment, and states nothing checkable."""

from __future__ import annotations

from collections.abc import Iterator

from ...source.diagnostic import Diagnostic
from ..examples import BRIEF, brief
from ..rule import Rule, Severity
from ..subject import Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each bare sentence, but for those that point at a figure or quote somebody."""
    for composition, coverage in subject.coverages:
        for sentence in coverage.sentences:
            pointing = sentence.points or sentence.quotes or sentence.quoted
            if sentence.status == "bare" and not pointing:
                yield Diagnostic(
                    "BRIEF019",
                    "this sentence is neither a claim nor a judgment",
                    sentence.span,
                    (
                        "If it is analysis, say what it rests on: "
                        '{% judgment basis=["id"] %}…{% endjudgment %}.',
                    ),
                    brief=composition.brief.id,
                )


RULE = Rule(
    code="BRIEF019",
    name="bare-sentence",
    severity=Severity.NOTE,
    title="A sentence is neither a claim nor a judgment",
    why="It states nothing that was found checkable. A reader may still take it for a fact.",
    bad={BRIEF: brief('{{ claim("troops-2024") }}\n«Much remains open.»\n')},
    good={
        BRIEF: brief(
            '{{ claim("troops-2024") }}\n'
            '{% judgment basis=["troops-2024"] %}Much remains open.{% endjudgment %}\n'
        )
    },
    check=check,
    scope="brief",
)

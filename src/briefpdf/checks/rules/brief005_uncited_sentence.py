"""BRIEF005: a sentence that states something and rests on nothing."""

from __future__ import annotations

from collections.abc import Iterator

from ...source.diagnostic import Diagnostic
from ..examples import BRIEF, brief
from ..rule import Rule, Severity
from ..subject import Subject

_HINTS = (
    'Make it a claim: {{ claim("id") }}, or {% claim "id" %}your words{% endclaim %}; '
    'or cite its source: {{ cite("key") }}.',
    'Analysis stands in {% judgment basis=["id"] %}…{% endjudgment %}.',
)

_IN_NOTE = (
    "A note may say what the claims of its figure say; for anything else cite its source: "
    '“Notes: … {{ cite("key") }}” below the figure.',
)


def check(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each sentence with something checkable in words that nothing backs.

    A sentence with a quotation outside any claim is BRIEF007's.
    """
    for composition, coverage in subject.coverages:
        for sentence in coverage.sentences:
            if sentence.what is None or sentence.quotes or sentence.quoted:
                continue
            stated = sentence.text[sentence.what.start : sentence.what.end]
            what = f"{sentence.what.what} (“{stated}”)"
            yield Diagnostic(
                "BRIEF005",
                f"this {sentence.where} states {what}, but no claim or citation backs it",
                sentence.bare or sentence.span,
                _IN_NOTE if sentence.where == "note" else _HINTS,
                brief=composition.brief.id,
            )


RULE = Rule(
    code="BRIEF005",
    name="uncited-sentence",
    severity=Severity.ERROR,
    title="A sentence states a fact with neither claim nor citation",
    why="Its reader cannot check it, and nobody in the office has.",
    bad={BRIEF: brief('{{ claim("troops-2024") }}\n«The force numbers 12,000 soldiers.»\n')},
    good={
        BRIEF: brief(
            '{{ claim("troops-2024") }}\n'
            'The force numbers 12,000 soldiers.{{ cite("crs-troops", "p. 1") }}\n'
        )
    },
    check=check,
    scope="brief",
)

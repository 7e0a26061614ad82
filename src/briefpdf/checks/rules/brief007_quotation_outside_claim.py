"""BRIEF007: a quotation that no claim holds."""

from __future__ import annotations

from collections.abc import Iterator

from ...source.diagnostic import Diagnostic
from ..examples import BRIEF, CLAIMS, brief, registry
from ..rule import Rule, Severity
from ..subject import Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each quotation of two words or more outside a claim, cited or not."""
    for composition, coverage in subject.coverages:
        for sentence in coverage.sentences:
            for quote in sentence.quotes:
                words = quote.words if len(quote.words) <= 80 else quote.words[:79] + "…"
                yield Diagnostic(
                    "BRIEF007",
                    f"the quotation “{words}” stands outside any claim",
                    quote.span,
                    (
                        "Put it into a claim, with the source’s words as its `quote`: there it is "
                        "held against the source.",
                    ),
                    brief=composition.brief.id,
                )


RULE = Rule(
    code="BRIEF007",
    name="quotation-outside-claim",
    severity=Severity.ERROR,
    title="A quotation stands outside any claim",
    why="A quotation is what the source says, word for word. Only a claim is checked for that.",
    bad={
        BRIEF: brief(
            '{{ claim("troops-2024") }}\n'
            'Officials spoke of «"a new phase of the war"».{{ cite("crs-troops") }}\n'
        )
    },
    good={
        BRIEF: brief(
            '{% claim "troops-2024" %}North Korea sent "more than 10,000 troops."{% endclaim %}\n'
        ),
        CLAIMS: registry(
            '    statement: North Korea sent "more than 10,000 troops."\n'
            "    sources: [{key: crs-troops, quote: 'North Korea sent more than 10,000 troops'}]\n"
        ),
    },
    check=check,
    scope="brief",
)

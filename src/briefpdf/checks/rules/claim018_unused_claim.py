"""CLAIM018: a claim that no brief uses."""

from __future__ import annotations

from collections.abc import Iterator

from ...source.diagnostic import Diagnostic
from ..examples import BRIEF, CLAIMS, also, brief
from ..rule import Rule, Severity
from ..subject import Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each claim that neither a brief nor another claim names.

    One that was probably meant by a misspelt name is not unused: the name is a finding already.
    """
    if not subject.knows_all_uses:
        return
    claims = subject.project.claims
    used: set[str | None] = set()
    for composition in subject.compositions:
        used.update(composition.claims)
        used.update(composition.missed.values())
    for name, naming in subject.graph.named_by.items():
        if naming != [name]:
            used.add(name if name in claims else subject.nearest_claim(name))
    for unused in claims:
        if unused not in used:
            message = f"no brief uses the claim “{unused}”"
            hint = f'Use it in a brief with {{{{ claim("{unused}") }}}}, or remove it.'
            yield Diagnostic("CLAIM018", message, claims[unused].span, (hint,), claim=unused)


_UNUSED = (
    "  {}:\n"
    "    statement: North Korea sent troops.\n"
    "    sources: [{{key: crs-troops, quote: 'North Korea sent more than 10,000 troops'}}]\n"
)

RULE = Rule(
    code="CLAIM018",
    name="unused-claim",
    severity=Severity.NOTE,
    title="No brief uses a claim",
    why="It is kept up for nothing, or a brief says the same in bare words that nobody checks.",
    bad=also(CLAIMS, _UNUSED.format("«troops-sent»")),
    good={
        **also(CLAIMS, _UNUSED.format("troops-sent")),
        BRIEF: brief('{{ claim("troops-2024") }} {{ claim("troops-sent") }}\n'),
    },
    check=check,
)

"""CLAIM018: a claim that no brief uses."""

from __future__ import annotations

from collections.abc import Iterator
import re

from ...source.diagnostic import Diagnostic
from ...source.pattern import lazy_pattern
from ..examples import BRIEF, CLAIMS, also, brief
from ..rule import Rule, Severity
from ..subject import Subject

# What somebody meant for a call, in whatever brackets.
_CALLED = lazy_pattern(r"""(?:claim|value)[ \t]*\([ \t]*["'“]([\w-]+)|\[\[([\w-]+)\]\]""")
_COMMENT = lazy_pattern(r"\{#(?:(?!\{#).)*?#\}", re.DOTALL)


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
    left = [name for name in claims if name not in used]
    called = _half_called(subject) if left else frozenset()
    for unused in left:
        if unused not in called:
            message = f"no brief uses the claim “{unused}”"
            hint = f'Use it in a brief with {{{{ claim("{unused}") }}}}, or remove it.'
            yield Diagnostic(
                "CLAIM018", message, subject.project.claim_span(unused), (hint,), claim=unused
            )


def _half_called(subject: Subject) -> frozenset[str]:
    """The claims that briefs call in another way than calls are written: a finding already."""
    found: set[str] = set()
    for one in subject.compositions:
        text = _COMMENT.sub("", subject.text(one.brief.path).content)
        found.update(name for names in _CALLED.findall(text) for name in names)
    return frozenset(found)


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

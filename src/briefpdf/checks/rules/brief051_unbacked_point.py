"""BRIEF051: a chart shows a claim that rests on no source."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.brief import DRAWN_KINDS
from ...model.claim import Claim
from ...source.diagnostic import Diagnostic
from ..examples import BASE, BRIEF, CLAIMS, brief
from ..rule import Rule, Severity
from ..subject import Subject

# Where this rule is on, a claim without a source is found in the registry, and stops the brief.
_SAID_BEFORE = ("claim001", "claim-without-source")


def check(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each claim in a chart that has neither a source nor a calculation."""
    settings = subject.project.settings
    for composition in subject.compositions:
        for figure in composition.brief.figures.values():
            # A table says what it prints; a drawing gives each point the same look.
            for name, span in figure.claims if figure.kind in DRAWN_KINDS else ():
                claim = subject.project.claims.get(name)
                if claim is None or _is_backed(claim):
                    continue
                said = settings.chosen(_SAID_BEFORE, claim.span.path) in (None, "error")
                if said and claim.kind != "judgment":
                    continue
                yield Diagnostic(
                    "BRIEF051",
                    f"the figure “{figure.id}” shows “{name}”, which rests on no source",
                    span,
                    ("Give the claim a source, or leave it to the text, where it can be weighed.",),
                    claim=name,
                    brief=composition.brief.id,
                )


def _is_backed(claim: Claim) -> bool:
    unread = {"sources", "calculate"} & claim.unread
    return bool(claim.citations or claim.calculation or unread)


_MORE = (
    "  outlook:\n"
    "    kind: judgment\n"
    "    statement: The partnership could last.\n"
    "    short: Partnership lasts\n"
    "    date: 2030\n"
    "    basis: [troops-2024]\n"
    "    author: ab\n"
)
_CLAIMS = {CLAIMS: BASE[CLAIMS].replace("    values:", "    date: 2024\n    values:") + _MORE}
_FIGURE = "figures:\n  timeline: {{kind: timeline, title: Troops, claims: [troops-2024{}]}}\n"
_PLACED = (
    '{{ claim("troops-2024") }}\n\n{% judgment basis=["outlook"] %}It could last.{% endjudgment %}'
    '\n\n{{ figure("timeline") }}\n'
)

RULE = Rule(
    code="BRIEF051",
    name="unbacked-point",
    severity=Severity.ERROR,
    title="A chart shows a claim that rests on no source",
    why=(
        "A point in a chart looks as certain as its neighbours. An analyst's judgment, or what "
        "nobody backs, belongs into sentences that say so."
    ),
    bad={BRIEF: brief(_PLACED, _FIGURE.format(", «outlook»")), **_CLAIMS},
    good={BRIEF: brief(_PLACED, _FIGURE.format("")), **_CLAIMS},
    check=check,
    scope="brief",
)

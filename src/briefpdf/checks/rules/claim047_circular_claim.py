"""CLAIM047: a claim that rests on itself."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.claim import Claim
from ...project.graph import grounds_of
from ...source.diagnostic import Diagnostic
from ..examples import CLAIMS, also
from ..grounds import claims_named
from ..rule import Rule, Severity
from ..subject import Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each claim that a basis or an input leads back to, however far."""
    for claim in subject.claims:
        for name, span in claims_named(claim, subject):
            way = _way_back(name, claim, subject)
            if way:
                yield Diagnostic(
                    "CLAIM047",
                    f"the claim “{claim.id}” rests on itself: {' → '.join((claim.id, *way))}",
                    span,
                    ("Have one of them rest on a claim that has sources of its own.",),
                    claim=claim.id,
                )
                break


def _way_back(start: str, to: Claim, subject: Subject) -> list[str]:
    """The ids from one claim to another that it rests on; nothing where it does not."""
    through: dict[str, str | None] = {start: None}
    waiting = [start]
    for name in waiting:
        if name == to.id:
            way: list[str] = []
            step: str | None = name
            while step is not None:
                way.append(step)
                step = through[step]
            return way[::-1]
        known = subject.project.claims.get(name)
        for ground in grounds_of(known) if known else ():
            if ground not in through:
                through[ground] = name
                waiting.append(ground)
    return []


_JUDGMENT = (
    "  outlook:\n    kind: judgment\n    statement: The deployment could grow.\n    basis: [{}]\n"
)

RULE = Rule(
    code="CLAIM047",
    name="circular-claim",
    severity=Severity.ERROR,
    title="A claim rests on itself",
    why="Analyses that back each other, or figures worked out of each other, have no evidence.",
    bad=also(CLAIMS, _JUDGMENT.format("«outlook»")),
    good=also(CLAIMS, _JUDGMENT.format("troops-2024")),
    check=check,
    scope="claim",
)

"""CLAIM033: a judgment that names what no claim of its basis names."""

from __future__ import annotations

from collections.abc import Iterator

from ...source.diagnostic import Diagnostic
from ..examples import CLAIMS, registry
from ..rule import Rule, Severity
from ..subject import Subject
from ..worked_out import place_of, unrecorded_facts


def check(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each name of a judgment that its basis has not."""
    for claim in subject.claims:
        if claim.calculation:
            continue
        for fact in unrecorded_facts(claim, subject):
            if fact.kind == "name":
                yield Diagnostic(
                    "CLAIM033",
                    f"the judgment “{claim.id}” names “{fact.words}”, which none of the claims of "
                    "its basis does",
                    place_of(claim, fact, subject),
                    ("Name in `basis` the claim that speaks of it.",),
                    claim=claim.id,
                )


_GIVEN = (
    "  given: {statement: Russia was given 100 men., "
    "sources: [{key: crs-troops, quote: Russia was given 100 men}]}\n"
)
_ARCHIVE = {"briefs/sources/crs-troops.txt": "Russia was given 100 men.\n"}


def _registry(who: str) -> dict[str, str]:
    fields = f"    kind: judgment\n    statement: The men could leave {who}.\n    basis: [given]\n"
    return {**_ARCHIVE, CLAIMS: registry(fields) + _GIVEN}


RULE = Rule(
    code="CLAIM033",
    name="ungrounded-name",
    severity=Severity.WARNING,
    title="A judgment names what no claim of its basis names",
    why="A reader cannot tell which fact makes it speak of that one.",
    bad=_registry("«Belarus»"),
    good=_registry("Russia"),
    check=check,
    scope="claim",
)

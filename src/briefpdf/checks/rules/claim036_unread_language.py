"""CLAIM036: a claim whose sense was not held to its quotes, for its language."""

from __future__ import annotations

from collections.abc import Iterator

from ...source.diagnostic import Diagnostic
from ..examples import CLAIMS, registry
from ..rule import Rule, Severity
from ..subject import Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each claim of which only figures and quotations were held to its quotes."""
    for claim in subject.claims:
        if subject.support.assessed(claim).unread:
            yield Diagnostic(
                "CLAIM036",
                f"of the claim “{claim.id}” only numbers, dates and quotations were held to its "
                "quotes: sense is read in English alone",
                claim.at("statement"),
                ("Let somebody who reads the language review it: briefpdf claim review.",),
                claim=claim.id,
            )


_QUOTE = "В 2024 году Россия экспортировала 10,5 млн тонн зерна в Египет."
_ARCHIVE = {"briefs/sources/crs-troops.txt": f"{_QUOTE}\nRussia exported 10.5 million tons.\n"}


def _claims(statement: str, quote: str) -> dict[str, str]:
    fields = f"    statement: {statement}\n    sources: [{{key: crs-troops, quote: '{quote}'}}]\n"
    return {CLAIMS: registry(fields), **_ARCHIVE}


RULE = Rule(
    code="CLAIM036",
    name="unread-language",
    severity=Severity.NOTE,
    title="A claim or its quote is in a language whose sense is not read",
    why="Its numbers, dates and quotations were compared. Whether it says the same, nobody has.",
    bad=_claims("«Russia exported 10.5 million tons of grain to Egypt in 2024.»", _QUOTE),
    good=_claims("Russia exported 10.5 million tons.", "Russia exported 10.5 million tons."),
    check=check,
    scope="claim",
)

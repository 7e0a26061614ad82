"""CLAIM043: words in quotation marks that the evidence has with other capitals or marks."""

from __future__ import annotations

from collections.abc import Iterator

from ...source.diagnostic import Diagnostic
from ..examples import CLAIMS, registry
from ..misquoted import find_misquoted
from ..rule import Rule, Severity
from ..subject import Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each quotation that is one of the evidence's but for capitals and marks."""
    for found in subject.once(find_misquoted):
        if found.sure:
            continue
        yield Diagnostic(
            "CLAIM043",
            f"the claim “{found.claim.id}” quotes “{found.words}”, which its sources’ quotes "
            "have with other capitals or marks",
            found.span,
            ("Write the words in quotation marks as the quote has them.",),
            claim=found.claim.id,
            kind="quotation",
        )


_FIELDS = (
    "    statement: The report says that North Korea {}.\n"
    '    sources: [{{key: crs-troops, quote: "North Korea sent more than 10,000 troops"}}]\n'
)

RULE = Rule(
    code="CLAIM043",
    name="quotation-in-other-letters",
    severity=Severity.WARNING,
    title="A quotation has other capitals or marks than the evidence",
    why=(
        "Another capital, hyphen or comma within quotation marks puts no word into anybody’s "
        "mouth, but the words are not letter for letter those that were written."
    ),
    bad={CLAIMS: registry(_FIELDS.format('«"sent more than 10,000-troops"»'))},
    good={CLAIMS: registry(_FIELDS.format('"sent more than 10,000 troops"'))},
    check=check,
    scope="claim",
)

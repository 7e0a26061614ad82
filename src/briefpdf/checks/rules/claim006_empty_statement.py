"""CLAIM006: a claim that says nothing."""

from __future__ import annotations

from collections.abc import Iterator

from ...source.diagnostic import Diagnostic
from ..examples import BASE, CLAIMS
from ..rule import Rule, Severity
from ..subject import Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each claim whose statement is written but blank."""
    for claim in subject.claims:
        if not claim.statement and "statement" in claim.spans and "statement" not in claim.unread:
            message = f"the statement of the claim “{claim.id}” is empty"
            hint = "Write the statement as it is to be printed, or remove the claim."
            yield Diagnostic("CLAIM006", message, claim.at("statement"), (hint,), claim=claim.id)


_STATEMENT = "statement: North Korea sent more than 10,000 troops to Russia in 2024."

RULE = Rule(
    code="CLAIM006",
    name="empty-statement",
    severity=Severity.ERROR,
    title="A claim has an empty statement",
    why="The brief would print nothing but a citation mark where the claim should stand.",
    bad={CLAIMS: BASE[CLAIMS].replace(_STATEMENT, 'statement: «""»')},
    good={CLAIMS: BASE[CLAIMS]},
    check=check,
    scope="claim",
)

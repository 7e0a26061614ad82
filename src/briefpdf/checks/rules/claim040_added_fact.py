"""CLAIM040: a clause or a sentence that a copied statement adds to its quote."""

from __future__ import annotations

from collections.abc import Iterator

from ...source.diagnostic import Diagnostic
from ..examples import BASE, CLAIMS
from ..rule import Rule, Severity
from ..subject import Subject
from ..unsupported import unsupported


def check(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each clause of a statement of which its quotes say nothing."""
    return unsupported(subject, "CLAIM040", {"added"})


_STATEMENT = "statement: North Korea sent more than 10,000 troops to Russia in 2024"
_ADDED = f"{_STATEMENT}, «and hundreds of pilots were trained beside them»"

RULE = Rule(
    code="CLAIM040",
    name="added-fact",
    severity=Severity.ERROR,
    title="The statement adds a fact to the words of its quote",
    why=(
        "Beside a sentence that the source has word for word, one that it has not borrows its "
        "credit. What is added needs a source of its own."
    ),
    bad={CLAIMS: BASE[CLAIMS].replace(_STATEMENT, _ADDED)},
    good={CLAIMS: BASE[CLAIMS]},
    check=check,
    scope="claim",
)

"""CLAIM009: a number, date or name that no cited quote supports."""

from __future__ import annotations

from collections.abc import Iterator

from ...source.diagnostic import Diagnostic
from ..examples import BASE, CLAIMS
from ..rule import Rule, Severity
from ..subject import Subject
from ..support import FACTS
from ..unsupported import unsupported


def check(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each number, unit, date or name of a statement that its quotes have not."""
    return unsupported(subject, "CLAIM009", FACTS)


_STATEMENT = "statement: North Korea sent more than 10,000 troops"

RULE = Rule(
    code="CLAIM009",
    name="unsupported-fact",
    severity=Severity.ERROR,
    title="A number, date or name in the statement is in none of its quotes",
    why=(
        "A citation proves nothing by being there. What the statement says has to stand in the "
        "words that it quotes."
    ),
    bad={CLAIMS: BASE[CLAIMS].replace(_STATEMENT, _STATEMENT.replace("10,000", "«12,000»"))},
    good={CLAIMS: BASE[CLAIMS].replace(_STATEMENT, _STATEMENT.replace("10,000", "ten thousand"))},
    check=check,
    scope="claim",
)

"""CLAIM041: words by which a statement may say more than its quotes, for a reader to decide."""

from __future__ import annotations

from collections.abc import Iterator

from ...evidence.gap import KINDS
from ...source.diagnostic import Diagnostic
from ..examples import BASE, CLAIMS
from ..rule import Rule, Severity
from ..subject import Subject
from ..unsupported import unsupported


def check(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each word that may, or may not, say something else than the quotes."""
    return unsupported(subject, "CLAIM041", KINDS, sure=False)


_STATEMENT = "statement: North Korea sent more than 10,000 troops"

RULE = Rule(
    code="CLAIM041",
    name="doubtful-wording",
    severity=Severity.WARNING,
    title="The statement may say more than its quotes",
    why=(
        "Another noun, a lost “reportedly” or a name for a “he” can be a fair way to say it or an "
        "error. Which of the two, only a reader can tell; where to look, a program can."
    ),
    bad={CLAIMS: BASE[CLAIMS].replace(_STATEMENT, _STATEMENT.replace("sent", "«lent»"))},
    good={CLAIMS: BASE[CLAIMS].replace(_STATEMENT, _STATEMENT.replace("more than", "over"))},
    check=check,
    scope="claim",
)

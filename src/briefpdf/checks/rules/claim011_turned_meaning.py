"""CLAIM011: a qualifier turned round, or a negation added or lost."""

from __future__ import annotations

from collections.abc import Iterator

from ...source.diagnostic import Diagnostic
from ..examples import BASE, CLAIMS
from ..rule import Rule, Severity
from ..subject import Subject
from ..support import MEANING
from ..unsupported import unsupported


def check(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each qualifier, negation or direction that is not that of the quotes."""
    return unsupported(subject, "CLAIM011", MEANING)


_STATEMENT = "statement: North Korea sent more than 10,000 troops"
_TURNED = "statement: North Korea sent «up to 10,000 troops»"

RULE = Rule(
    code="CLAIM011",
    name="turned-meaning",
    severity=Severity.ERROR,
    title="The statement turns its evidence round",
    why=(
        "“At least” is not “up to”, and a “not” that is lost or a “rose” for a “fell” says the "
        "opposite with the same words."
    ),
    bad={CLAIMS: BASE[CLAIMS].replace(_STATEMENT, _TURNED)},
    good={CLAIMS: BASE[CLAIMS].replace(_STATEMENT, _STATEMENT.replace("more than", "over"))},
    check=check,
    scope="claim",
)

"""CLAIM026: what a source only reports or thinks likely, stated as plain fact."""

from __future__ import annotations

from collections.abc import Iterator

from ...source.diagnostic import Diagnostic
from ..examples import CLAIMS, registry
from ..rule import Rule, Severity
from ..subject import Subject
from ..support import SOURCING
from ..unsupported import unsupported


def check(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each statement surer than its quotes, or without those who say so there."""
    return unsupported(subject, "CLAIM026", SOURCING)


_QUOTE = "North Korea reportedly sent troops to Russia."
_ARCHIVE = {"briefs/sources/crs-troops.txt": _QUOTE}


def _claims(statement: str) -> dict[str, str]:
    fields = f"    statement: {statement}\n    sources: [{{key: crs-troops, quote: {_QUOTE}}}]\n"
    return {CLAIMS: registry(fields), **_ARCHIVE}


RULE = Rule(
    code="CLAIM026",
    name="lost-attribution",
    severity=Severity.ERROR,
    title="The statement is surer than its source",
    why=(
        "What a source alleges, reports or thinks possible is not yet a fact. Who says so, and how "
        "sure they are, belongs to the statement."
    ),
    bad=_claims("North Korea «sent» troops to Russia."),
    good=_claims("North Korea is said to have sent troops to Russia."),
    check=check,
    scope="claim",
)

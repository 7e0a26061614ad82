"""CLAIM028: a quote that leaves out how its sentence goes on, or joins two sentences."""

from __future__ import annotations

from collections.abc import Iterator

from ...source.diagnostic import Diagnostic
from ..context import context_findings
from ..examples import CLAIMS, registry
from ..rule import Rule, Severity
from ..subject import Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each quote cut before a “but”, or whose ellipsis passes a sentence’s end."""
    return context_findings(subject, "CLAIM028", sure=False)


_FIELDS = (
    "    statement: North Korea sent troops to Russia{}.\n"
    "    sources: [{{key: crs-troops, quote: {}}}]\n"
)
_TEXT = "North Korea sent troops to Russia, but withdrew them within a week."
_ARCHIVE = {"briefs/sources/crs-troops.txt": f"{_TEXT}\n"}

RULE = Rule(
    code="CLAIM028",
    name="quote-cut-short",
    severity=Severity.WARNING,
    title="A quote leaves out how its sentence goes on",
    why=(
        "What follows a “but” or “although” may be what matters, and an ellipsis over the end of "
        "a sentence joins what the source says of two things. A reader has to look."
    ),
    bad={
        CLAIMS: registry(_FIELDS.format("", '«"North Korea sent troops to Russia"»')),
        **_ARCHIVE,
    },
    good={
        CLAIMS: registry(_FIELDS.format(", but withdrew them within a week", f'"{_TEXT}"')),
        **_ARCHIVE,
    },
    check=check,
    scope="claim",
)

"""CLAIM027: a quote whose sentence says something else than the quote alone."""

from __future__ import annotations

from collections.abc import Iterator

from ...source.diagnostic import Diagnostic
from ..context import context_findings
from ..examples import CLAIMS, registry
from ..rule import Rule, Severity
from ..subject import Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each quote that its sentence denies, doubts, binds or leaves to others."""
    return context_findings(subject, "CLAIM027", sure=True)


_QUOTE = '"North Korea sent troops to Russia."'
_FIELDS = (
    "    statement: {}North Korea sent troops to Russia.\n"
    "    sources: [{{key: crs-troops, quote: {}}}]\n"
)
_ARCHIVE = {
    "briefs/sources/crs-troops.txt": (
        "The panel did not find that North Korea sent troops to Russia.\n"
    )
}

RULE = Rule(
    code="CLAIM027",
    name="quote-out-of-context",
    severity=Severity.ERROR,
    title="The sentence that a quote is cut from says something else",
    why=(
        "Words that stand in a source prove nothing when the sentence around them denies them, "
        "doubts them, ties them to a condition or reports them of somebody else, or when an "
        "ellipsis hides a “not” or whom they are about."
    ),
    bad={CLAIMS: registry(_FIELDS.format("", f"«{_QUOTE}»")), **_ARCHIVE},
    good={
        CLAIMS: registry(
            _FIELDS.format(
                "The panel did not find that ",
                '"The panel did not find that North Korea sent troops to Russia."',
            )
        ),
        **_ARCHIVE,
    },
    check=check,
    scope="claim",
)

"""CLAIM042: a statement of which its quotes have hardly a word."""

from __future__ import annotations

from collections.abc import Iterator

from ...source.diagnostic import Diagnostic
from ..examples import CLAIMS, registry
from ..rule import Rule, Severity
from ..subject import Subject

_MOST_TOLD = 6


def check(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each statement of whose words under two fifths stand in its quotes."""
    for claim in subject.claims:
        missing = subject.support.assessed(claim).missing
        if missing:
            words = ", ".join(f"“{word}”" for word in missing[:_MOST_TOLD])
            more = ", …" if len(missing) > _MOST_TOLD else ""
            yield Diagnostic(
                "CLAIM042",
                f"the quotes of the claim “{claim.id}” hardly speak of what it says: they have "
                f"nothing of {words}{more}",
                claim.at("statement"),
                (
                    "Quote the passage that says it, or say it nearer to the source’s words.",
                    subject.support.searched(claim),
                ),
                claim=claim.id,
                kind="word",
            )


_QUOTE = "The Army funded the program in 2024."
_ARCHIVE = {"briefs/sources/crs-troops.txt": _QUOTE}


def _claims(statement: str) -> dict[str, str]:
    fields = f"    statement: {statement}\n    sources: [{{key: crs-troops, quote: {_QUOTE}}}]\n"
    return {CLAIMS: registry(fields), **_ARCHIVE}


RULE = Rule(
    code="CLAIM042",
    name="thin-evidence",
    severity=Severity.WARNING,
    title="The quotes hardly speak of what the statement says",
    why=(
        "A sentence can rest on a quote without a contradiction, because the two have nothing to "
        "do with each other. Few shared words are the sign of it."
    ),
    bad=_claims("«Whales sing.»"),
    good=_claims("The Army paid for the program in 2024."),
    check=check,
    scope="claim",
)

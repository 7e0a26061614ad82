"""CLAIM012: two claims that give the same thing different values."""

from __future__ import annotations

from collections.abc import Iterator

from ...source.diagnostic import Diagnostic, Related
from ..examples import BASE, CLAIMS
from ..rule import Rule, Severity
from ..subject import Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """A finding at the second of each two claims that contradict each other, three for a claim."""
    claims = subject.project.claims
    for pair in subject.pairs:
        if pair.sort != "conflict":
            continue
        first, second = claims[pair.first], claims[pair.second]
        place = subject.lines(first.span.path).line_column(first.span.start)[0]
        hints = [f"“{first.id}” ({first.span.path}:{place}): {first.statement}"]
        if pair.more:
            hints.append(f"“{second.id}” contradicts at least {pair.more} more claims.")
        hints.append(
            "Correct the one that is wrong; where they are about two things, name in both what "
            f"tells them apart. To see both: briefpdf claim show {second.id}, then {first.id}."
        )
        yield Diagnostic(
            "CLAIM012",
            f"the claims “{second.id}” and “{first.id}” contradict each other: {pair.why}",
            second.span,
            tuple(hints),
            (Related(first.span, "the other claim"),),
            claim=second.id,
        )


def _second(number: str) -> str:
    return (
        "  {}:\n"
        f"    statement: North Korea sent more than {number} troops to Russia in 2024.\n"
        "    sources:\n"
        "      - key: crs-troops\n"
        "        locator: p. 2\n"
        f"        quote: North Korea sent more than {number} troops to Russia in 2024\n"
    )


_ARCHIVE = {
    "briefs/sources/crs-troops.txt": (
        "North Korea sent more than 10,000 troops to Russia in 2024.\n\f\n"
        "North Korea sent more than 12,000 troops to Russia in 2024.\n"
        "North Korea sent more than 10,000 troops to Ukraine in 2023.\n"
    )
}
_OTHER = _second("10,000").replace("Russia", "Ukraine").replace("2024", "2023")

RULE = Rule(
    code="CLAIM012",
    name="conflicting-values",
    severity=Severity.ERROR,
    title="Two claims give the same thing different values",
    why="At most one of them is right, and two briefs of the same office may print both.",
    bad={CLAIMS: BASE[CLAIMS] + _second("12,000").format("«troops-again»"), **_ARCHIVE},
    good={CLAIMS: BASE[CLAIMS] + _OTHER.format("troops-elsewhere"), **_ARCHIVE},
    check=check,
)

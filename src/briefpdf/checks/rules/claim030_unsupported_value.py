"""CLAIM030: a value of a claim that its evidence does not give."""

from __future__ import annotations

from collections.abc import Iterator

from ...source.diagnostic import Diagnostic
from ..examples import BASE, CLAIMS
from ..rule import Rule, Severity
from ..subject import Subject
from ..values import unsupported_values

_QUOTED = "Write the number as the quotes have it, or quote the passage that has this one."
_COLUMN = "Write the number and its column as the table has them, or quote its head and its row."


def check(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each value whose number is in no quote, and not what is calculated."""
    for claim in subject.claims:
        for value, gap in unsupported_values(claim, subject):
            qualifier = value.qualifier if gap is not None and gap.kind == "qualifier" else ""
            amount = " ".join(filter(None, (qualifier, value.value, value.unit)))
            what = f"the value “{claim.id}.{value.name}” is {amount}"
            if gap is None:
                message = f"{what}; the claim's calculation gives another number"
                hints = ["Write the result of the calculation, or leave the value out."]
            else:
                said = gap.message.partition("; ")[2] or "its quotes do not say so"
                message = f"{what}; {said}"
                remedy = _QUOTED if not value.column else _COLUMN
                hints = [remedy, subject.support.searched(claim)]
            yield Diagnostic(
                "CLAIM030",
                message,
                value.span,
                tuple(hints),
                claim=claim.id,
                kind=gap.kind if gap else "number",
            )


_VALUE = "{value: 10000, unit: people, qualifier: more than}"
_WRONG = "«{value: 12000, unit: people, qualifier: more than}»"

RULE = Rule(
    code="CLAIM030",
    name="unsupported-value",
    severity=Severity.ERROR,
    title="A value of a claim is in none of its quotes",
    why=(
        "Values are what figures draw and sentences print. A number that strayed from its source "
        "is seen by nobody in a chart."
    ),
    bad={CLAIMS: BASE[CLAIMS].replace(_VALUE, _WRONG)},
    good={CLAIMS: BASE[CLAIMS]},
    check=check,
    scope="claim",
)

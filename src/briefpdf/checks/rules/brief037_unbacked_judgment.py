"""BRIEF037: a judgment in a brief that states a fact which its basis has not."""

from __future__ import annotations

from collections.abc import Iterator

from ...source.diagnostic import Diagnostic
from ..examples import BRIEF, brief
from ..rule import Rule, Severity
from ..subject import Subject
from ..unread import unread_in_judgments


def check(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each number, date and quotation that the claims of the basis have not."""
    for composition, judgment, fact in unread_in_judgments(subject):
        if fact.kind != "name":
            names = ", ".join(f"“{name}”" for name in judgment.claims)
            yield Diagnostic(
                "BRIEF037",
                f"the judgment states a {fact.kind} (“{fact.shown}”) that its basis, "
                f"{names}, has not",
                judgment.place(fact.start, fact.end),
                (
                    "A judgment weighs facts and adds none: file the fact as a claim, and name "
                    "that in the basis too.",
                ),
                brief=composition.brief.id,
            )


_JUDGMENT = '{{% judgment basis=["troops-2024"] %}}The {} troops could stay.{{% endjudgment %}}\n'

RULE = Rule(
    code="BRIEF037",
    name="unbacked-judgment",
    severity=Severity.ERROR,
    title="A judgment states a fact that its basis has not",
    why="Called a judgment, any number would be printed unchecked. Analysis rests on its facts.",
    bad={BRIEF: brief(_JUDGMENT.format("«40,000»"))},
    good={BRIEF: brief(_JUDGMENT.format("10,000"))},
    check=check,
    scope="brief",
)

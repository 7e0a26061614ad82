"""BRIEF038: signs of another tool, which are printed as they are written."""

from __future__ import annotations

from collections.abc import Iterator

from ...source.diagnostic import Diagnostic
from ..examples import BRIEF, brief
from ..leftovers import find_foreign_markup
from ..rule import Rule, Severity
from ..subject import Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each sign that another tool would have read as its own."""
    for composition, one in subject.once(find_foreign_markup):
        shown = " ".join(one.words.split())
        shown = shown if len(shown) <= 40 else shown[:39] + "…"
        yield Diagnostic(
            "BRIEF038",
            f"“{shown}” is {one.what}, which is printed here as it is written",
            one.span,
            (one.hint, "Between backticks, `…`, it is printed on purpose."),
            brief=composition.brief.id,
        )


_BODY = '{{{{ claim("troops-2024") }}}} Much remains open.{}\n'

RULE = Rule(
    code="BRIEF038",
    name="foreign-markup",
    severity=Severity.ERROR,
    title="Another tool’s signs stand in the text",
    why="The reader gets the sign in place of the citation, the note or the claim that was meant.",
    bad={BRIEF: brief(_BODY.format(" «[@crs-troops]»"))},
    good={BRIEF: brief(_BODY.format('{{ cite("crs-troops") }}'))},
    check=check,
    scope="brief",
)

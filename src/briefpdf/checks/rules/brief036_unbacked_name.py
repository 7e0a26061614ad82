"""BRIEF036: a heading, a caption or a judgment that names what no claim of the brief names."""

from __future__ import annotations

from collections.abc import Iterator

from ...source.diagnostic import Diagnostic
from ..examples import BASE, BRIEF
from ..rule import Rule, Severity
from ..subject import Subject
from ..unread import find_unread, unread_in_judgments


def check(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each name that only a heading, a caption or a judgment has."""
    for one in subject.once(find_unread):
        if one.fact.kind == "name":
            yield one.diagnostic(
                "BRIEF036",
                "Name it as the claims do, or use a claim that speaks of it.",
            )
    for composition, judgment, fact in unread_in_judgments(subject):
        if fact.kind == "name":
            yield Diagnostic(
                "BRIEF036",
                f"the judgment names “{fact.words}”, which none of the claims that it rests on "
                "does",
                judgment.place(fact.start, fact.end),
                ("Add to its basis the claim that speaks of it: basis=[…].",),
                brief=composition.brief.id,
            )


def _headed(who: str) -> dict[str, str]:
    return {BRIEF: BASE[BRIEF].replace("## Overview", f"## Troops from {who}")}


RULE = Rule(
    code="BRIEF036",
    name="unbacked-name",
    severity=Severity.WARNING,
    title="A heading, a caption or a judgment names what no claim there names",
    why="Who is named is said to have to do with it, which a reader cannot look up anywhere.",
    bad=_headed("«Belarus»"),
    good=_headed("North Korea"),
    check=check,
    scope="brief",
)

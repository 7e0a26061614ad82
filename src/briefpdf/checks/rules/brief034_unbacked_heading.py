"""BRIEF034: a title, a heading or a notice with a fact that no claim there has."""

from __future__ import annotations

from collections.abc import Iterator

from ...source.diagnostic import Diagnostic
from ..examples import BASE, BRIEF
from ..rule import Rule, Severity
from ..subject import Subject
from ..unread import find_unread

_PARTS = ("title", "heading", "notice")


def check(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each number, date and quotation of a heading that nothing backs."""
    for one in subject.once(find_unread):
        if one.fact.kind != "name" and one.printed.part in _PARTS:
            below = "in this brief" if one.printed.part != "heading" else "in this section"
            yield one.diagnostic(
                "BRIEF034",
                f'Use a claim that says so {below}, {{{{ claim("id") }}}}, or leave it out of the '
                f"{one.printed.part}.",
            )


def _headed(troops: str) -> dict[str, str]:
    return {BRIEF: BASE[BRIEF].replace("## Overview", f"## {troops} Troops Abroad in 2024")}


RULE = Rule(
    code="BRIEF034",
    name="unbacked-heading",
    severity=Severity.ERROR,
    title="A heading states what no claim of its section says",
    why="Headings are what most readers remember. What they state must stand in the text below.",
    bad=_headed("«40,000»"),
    good=_headed("10,000"),
    check=check,
    scope="brief",
)

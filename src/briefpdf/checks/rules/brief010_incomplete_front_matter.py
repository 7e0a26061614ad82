"""BRIEF010: front matter that does not say what a brief is."""

from __future__ import annotations

from collections.abc import Iterator

from ...source.diagnostic import Diagnostic
from ..examples import BASE, BRIEF
from ..rule import Rule, Severity
from ..subject import Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each brief without title, number, date or authors, naming all that it lacks."""
    for brief in subject.project.briefs.values():
        given = {
            "title": brief.title.strip(),
            "number": brief.number.strip(),
            "date": brief.date,
            "authors": brief.authors,
        }
        missing = [name for name, value in given.items() if not value and name not in brief.unread]
        if not missing:
            continue
        *others, last = missing
        what = f"{', '.join(others)} and {last}" if others else last
        yield Diagnostic(
            "BRIEF010",
            f"the front matter of “{brief.id}” has no {what}",
            # Where a field is written and left blank, it is shown.
            brief.at(missing[0]),
            ("Add " + ", ".join(f"{name}: …" for name in missing) + ".",),
            brief=brief.id,
        )


RULE = Rule(
    code="BRIEF010",
    name="incomplete-front-matter",
    severity=Severity.ERROR,
    title="A brief lacks its title, number, date or authors",
    why="A brief that does not say what it is, of when and by whom cannot be cited or corrected.",
    bad={BRIEF: BASE[BRIEF].replace("---\n", "«---»\n", 1).replace("number: IF00001\n", "")},
    good={BRIEF: BASE[BRIEF]},
    check=check,
)

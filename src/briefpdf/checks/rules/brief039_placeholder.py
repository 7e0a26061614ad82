"""BRIEF039: a mark for what was still to be written."""

from __future__ import annotations

from collections.abc import Iterator

from ...source.diagnostic import Diagnostic
from ..examples import BRIEF, brief
from ..leftovers import placeholders
from ..rule import Rule, Severity
from ..subject import Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each TODO, TK, XXX and the like in the author's own words."""
    for composition in subject.compositions:
        for one in placeholders(composition, subject.project.claims):
            yield Diagnostic(
                "BRIEF039",
                f"“{one.words}” marks something that is still to be written",
                one.span,
                ("Write it, or take the mark out; a note to yourself stands in {# … #}.",),
                brief=composition.brief.id,
            )


_BODY = '{{{{ claim("troops-2024") }}}}\n\n{}\n'

RULE = Rule(
    code="BRIEF039",
    name="placeholder",
    severity=Severity.ERROR,
    title="A placeholder stands in the text",
    why="It would be published: the page is made of what stands there.",
    bad={BRIEF: brief(_BODY.format("«TODO»: more on the treaty."))},
    good={BRIEF: brief(_BODY.format("{# TODO: more on the treaty. #}"))},
    check=check,
    scope="brief",
)

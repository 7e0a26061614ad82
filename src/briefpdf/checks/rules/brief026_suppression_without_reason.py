"""BRIEF026: a comment that silences a rule without saying why, or silences nothing."""

from __future__ import annotations

from collections.abc import Iterator

from ...source.diagnostic import Diagnostic
from ..examples import BRIEF, brief
from ..rule import Rule, Severity
from ..subject import Subject
from ..suppress import find_suppressions


def check(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each comment to briefpdf that is not `ignore CODE: reason`."""
    briefs = {brief.path: brief.id for brief in subject.project.briefs.values()}
    for path in subject.project.commented:
        for suppression in find_suppressions(subject.project.text(path)):
            if suppression.rule and suppression.reason:
                continue
            message = f"this comment silences {suppression.rule} without a reason"
            hint = f"Say why: briefpdf: ignore {suppression.rule}: the reason."
            if not suppression.rule:
                message = "this comment to briefpdf cannot be read, and silences nothing"
                hint = "Write it as briefpdf: ignore CODE: the reason."
            yield Diagnostic("BRIEF026", message, suppression.span, (hint,), brief=briefs.get(path))


RULE = Rule(
    code="BRIEF026",
    name="suppression-without-reason",
    severity=Severity.ERROR,
    title="A comment silences a rule without a reason",
    why="Who reviews the brief must be able to judge whether the exception holds.",
    bad={
        BRIEF: brief(
            '{{ claim("troops-2024") }}\n{# «briefpdf: ignore BRIEF019» #}\nMuch remains open.\n'
        )
    },
    good={
        BRIEF: brief(
            '{{ claim("troops-2024") }}\n'
            "{# briefpdf: ignore BRIEF019: a transition #}\n"
            "Much remains open.\n"
        )
    },
    check=check,
)

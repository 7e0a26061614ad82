"""BRIEF031: a brief without text."""

from __future__ import annotations

from collections.abc import Iterator

from ...source.diagnostic import Diagnostic
from ..examples import BRIEF, brief
from ..rule import Rule, Severity
from ..subject import Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each brief that expands to nothing, where no other finding says why."""
    for composition in subject.compositions:
        brief, document = composition.brief, composition.document
        if document is None or document.blocks:
            continue
        unclosed = brief.unread and not brief.body
        said = any(
            found.span.path == brief.path and found.span.start >= brief.body_start
            for found in composition.diagnostics
        )
        if not unclosed and not said:
            message = f"the brief “{brief.id}” has no text"
            hint = "Write it below the front matter."
            yield Diagnostic("BRIEF031", message, brief.span, (hint,), brief=brief.id)


RULE = Rule(
    code="BRIEF031",
    name="empty-brief",
    severity=Severity.ERROR,
    title="A brief has no text",
    why="A title page without a brief is not worth printing.",
    bad={BRIEF: brief("").replace("---\n", "«---»\n", 1)},
    good={BRIEF: brief('{{ claim("troops-2024") }}\n')},
    check=check,
    scope="brief",
)

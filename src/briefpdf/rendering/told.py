"""What was found in a finished file, and what that means for writing it."""

from __future__ import annotations

from ..checks.registry import RULES
from ..checks.run import find_all
from ..checks.subject import Subject
from ..compose.coverage import MISSING_GLYPH
from ..engines.base import Rendered
from ..source.diagnostic import Diagnostic


def not_told_before(brief: str, rendered: Rendered, subject: Subject) -> list[Diagnostic]:
    """What the pages show, without the characters that the check found to be missing."""
    of_brief = (one.diagnostics for one in subject.compositions if one.brief.id == brief)
    told = any(one.code == MISSING_GLYPH for found in of_brief for one in found)
    return [one for one in rendered.diagnostics if not (told and one.code == MISSING_GLYPH)]


def has_errors(rendered: Rendered, subject: Subject) -> bool:
    """Whether something was found in a file that it must not be written with."""
    if not rendered.diagnostics:
        return False
    # Of the other rules nothing is asked.
    nothing = {rule.code: () for rule in RULES if rule.check is not None}
    found = find_all(subject, rendered.diagnostics, known=nothing).findings
    return any(one.diagnostic in rendered.diagnostics and one.is_error for one in found)

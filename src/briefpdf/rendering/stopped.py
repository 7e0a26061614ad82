"""What stops a brief: errors that were found before it is laid out, or on its pages."""

from __future__ import annotations

from typing import Literal

from ..checks.registry import RULES
from ..checks.run import find_all
from ..compose.compose import Composition
from ..compose.coverage import MISSING_GLYPH
from ..engines.base import Rendered
from ..inspection.inspect import Inspection, stopping
from ..source.diagnostic import Diagnostic
from .order import Order

Stopped = Literal["", "new", "before"]
ON_PAGES = "not built: errors show on its pages"


def before_layout(
    composition: Composition, inspection: Inspection, order: Order
) -> tuple[Stopped, str]:
    """Whether errors stop a brief, some that are new or those that stopped it before; and why."""
    subject, since = inspection.subject, order.since
    errors = stopping(composition, inspection.findings, subject)
    stopped: Stopped = "new" if errors else ""
    if not errors and since is not None:
        earlier = stopping(composition, inspection.earlier, subject)
        if earlier and since.was_stopped(composition.brief.path, order.baseline):
            errors, stopped = earlier, "before"
    codes = ", ".join(sorted({error.rule.code for error in errors}))
    if not composition.expanded:
        return stopped or "new", "not built: it did not expand"
    if stopped == "new":
        return stopped, f"not built: errors stop it ({codes})"
    return stopped, f"not built: what stopped it before still does ({codes})" if stopped else ""


def on_pages(composition: Composition, rendered: Rendered) -> list[Diagnostic]:
    """What the pages show, without the characters that the check found to be missing."""
    told = any(one.code == MISSING_GLYPH for one in composition.diagnostics)
    return [one for one in rendered.diagnostics if not (told and one.code == MISSING_GLYPH)]


def has_errors(rendered: Rendered, inspection: Inspection) -> bool:
    """Whether what was found on pages stops them."""
    if not rendered.diagnostics:
        return False
    # Of the other rules nothing is asked.
    nothing = {rule.code: () for rule in RULES if rule.check is not None}
    found = find_all(inspection.subject, rendered.diagnostics, known=nothing).findings
    return any(one.diagnostic in rendered.diagnostics and one.is_error for one in found)

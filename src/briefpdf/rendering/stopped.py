"""What stops a brief: errors that were found before it is laid out, or on its pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from ..checks.registry import RULES
from ..checks.run import find_all
from ..compose.composition import Composition
from ..compose.coverage import MISSING_GLYPH
from ..engines.base import Rendered
from ..engines.content.findings import CROWDED
from ..inspection.inspect import Inspection, stopping
from ..source.diagnostic import Diagnostic
from ..source.text import Span
from .layout import Layout
from .order import Order

_OF_PLACES = frozenset({"PDF004", "PDF005"})
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


def on_pages(
    composition: Composition, rendered: Rendered, inspection: Inspection
) -> list[Diagnostic]:
    """What the pages show, without the characters that the check found to be missing.

    Where a table that is too wide stops the brief, that its cells stand out of its place and on
    each other says no more.
    """
    told = any(one.code == MISSING_GLYPH for one in composition.diagnostics)
    found = [one for one in rendered.diagnostics if not (told and one.code == MISSING_GLYPH)]
    if not any(one.code == CROWDED for one in found):
        return found
    wide = [one.span for one in errors_on(rendered, inspection) if one.code == CROWDED]
    return [one for one in found if not (one.code in _OF_PLACES and _is_in(one.span, wide))]


def _is_in(span: Span, tables: Sequence[Span]) -> bool:
    """Whether something stands in one of some tables, or nobody knows where."""
    return any(span.start == 0 or table.start <= span.start < table.end for table in tables)


def errors_on(rendered: Rendered, inspection: Inspection) -> list[Diagnostic]:
    """What was found on pages and stops them."""
    if not rendered.diagnostics:
        return []
    # Of the other rules nothing is asked.
    nothing = {rule.code: () for rule in RULES if rule.check is not None}
    found = find_all(inspection.subject, rendered.diagnostics, known=nothing).findings
    errors = (one.diagnostic for one in found if one.is_error)
    return [one for one in errors if one in rendered.diagnostics]


def stopped_then(
    found: Mapping[str, Sequence[Diagnostic]], order: Order, layout: Layout
) -> Iterator[str]:
    """The briefs whose pages showed all of what stops them now at the revision asked, too.

    `found` is what stops each brief on its pages. What was there then is noted.
    """
    since = order.since
    if since is None or not found:
        return
    from .beside import Then, rendered_then  # Few runs ask a revision.

    for name, old in rendered_then(Then(order, since), found, layout):
        codes = () if isinstance(old, str) else {one.code for one in old.diagnostics}
        known = [one for one in found[name] if one.code in codes]
        since.on_pages.update(known)
        if len(known) == len(found[name]):
            yield name

"""REF021: a status that almost says that a source was withdrawn."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from ...project.withdrawn import WITHDRAWN, withdrawal
from ...source.diagnostic import Diagnostic
from ...source.nearest import is_slip, nearest, respelling
from ..examples import source
from ..rule import Rule, Severity
from ..subject import Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each status that is `retracted`, `superseded` or `withdrawn` but for a slip."""
    for reference in subject.references:
        status = reference.get("status").strip()
        meant = nearest(status, WITHDRAWN) if status and not withdrawal(reference) else None
        if meant is None or not is_slip(status, meant, WITHDRAWN):
            continue
        span = reference.at("status")
        fix = respelling(subject.text(span.path), span, status, meant, ())
        yield Diagnostic(
            "REF021",
            f"the status “{status}” of “{reference.key}” says nothing to briefpdf",
            span,
            (f"Did you mean “{meant}”?",),
            # What it would withdraw is for a person to say.
            fix=replace(fix, safe=False) if fix else None,
            source=reference.key,
        )


_FIELDS = (
    "  title = {{Troops}},\n  institution = {{CRS}},\n  date = {{2025}},\n  status = {{{}}},\n"
)

RULE = Rule(
    code="REF021",
    name="misspelt-status",
    severity=Severity.ERROR,
    title="A status almost says that a source was withdrawn",
    why="As it is written it does nothing: what rests on the source would be printed as sound.",
    bad=source(_FIELDS.format("«retarcted»")),
    good=source(_FIELDS.format("final")),
    check=check,
    scope="source",
)

"""REF015: an archived copy outside the workspace."""

from __future__ import annotations

from collections.abc import Iterator

from ...source.diagnostic import Diagnostic
from ...source.workspace import why_outside
from ..copies import leads_out
from ..examples import source
from ..rule import Rule, Severity
from ..subject import Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each file of a source whose path is absolute or leads out."""
    for reference in subject.references:
        for path in reference.files:
            if leads_out(path, subject.project.workspace):
                yield Diagnostic(
                    "REF015",
                    f"the archived copy {path} of “{reference.key}” {why_outside(path)}",
                    reference.at("file"),
                    (
                        "“briefpdf source import” takes the copies of a whole library in.",
                        "Or copy it into the workspace and name it: briefs/sources/name.pdf.",
                    ),
                    source=reference.key,
                )


_FIELDS = "  title = {{Troops}},\n  institution = {{CRS}},\n  date = {{2025}},\n  file = {{{}}},\n"

RULE = Rule(
    code="REF015",
    name="archive-outside-workspace",
    severity=Severity.WARNING,
    title="An archived copy lies outside the workspace",
    why=(
        "Nothing outside the workspace is read: the copy would be there on one computer and "
        "missing on every other. Of a source that nothing cites it is no finding."
    ),
    bad=source(_FIELDS.format("«/home/ada/crs-troops.pdf»")),
    good=source(_FIELDS.format("briefs/sources/crs-troops.txt")),
    check=check,
    scope="source",
    uncited=Severity.OFF,
)

"""REF006: an archived copy that cannot be read."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from ...source.diagnostic import Diagnostic
from ..examples import source
from ..rule import Rule, Severity
from ..subject import Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each copy of a cited source that is there, but gives no text."""
    for reference in subject.references:
        if reference.files and reference.key in subject.project.quoted:
            for found in subject.archives.unreadable(reference.key):
                yield replace(found, span=reference.at("file"), source=reference.key)


_FIELDS = "  title = {{Troops}},\n  institution = {{CRS}},\n  date = {{2025}},\n  file = {{{}}},\n"

RULE = Rule(
    code="REF006",
    name="unreadable-archive",
    severity=Severity.ERROR,
    title="An archived copy cannot be read",
    why="Nothing quoted from this source can be checked, though the bibliography says it can.",
    bad={
        **source(_FIELDS.format("«briefs/sources/broken.pdf»")),
        "briefs/sources/broken.pdf": "%PDF-1.7\nnot much of a PDF\n",
    },
    good=source(_FIELDS.format("briefs/sources/crs-troops.txt")),
    check=check,
    scope="source",
)

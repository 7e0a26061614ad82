"""REF008: two fields without a comma between them."""

from __future__ import annotations

from ..examples import source
from ..rule import Rule, Severity, reported

RULE = Rule(
    code="REF008",
    name="merged-fields",
    severity=Severity.ERROR,
    title="A comma is missing between two fields of a source",
    why=(
        "Other programs read the two fields as one, so that the source is printed "
        "wrongly or without the second."
    ),
    bad=source("  title = {Troops Abroad},\n  institution = {CRS}\n  «date» = {2025-06-13},\n"),
    good=source("  title = {Troops Abroad},\n  institution = {CRS},\n  date = {2025-06-13},\n"),
    check=reported("REF008"),
)

"""REF018: a character in the bibliography that nobody can print."""

from __future__ import annotations

from ..examples import source
from ..rule import Rule, Severity, reported

RULE = Rule(
    code="REF018",
    name="unprintable-character",
    severity=Severity.WARNING,
    title="The bibliography has an unprintable character",
    why=(
        "Text that is copied out of a PDF brings them along: a space is read in its place, where "
        "once a letter or two may have stood."
    ),
    bad=source(
        "  title = {Troops«\x7f» Abroad},\n  institution = {CRS},\n  date = {2025-06-13},\n"
    ),
    good=source("  title = {Troops Abroad},\n  institution = {CRS},\n  date = {2025-06-13},\n"),
    check=reported("REF018"),
)

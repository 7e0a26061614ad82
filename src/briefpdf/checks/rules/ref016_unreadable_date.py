"""REF016: a date that is no date."""

from __future__ import annotations

from ..examples import source
from ..rule import Rule, Severity, reported

RULE = Rule(
    code="REF016",
    name="unreadable-date",
    severity=Severity.ERROR,
    title="A date of a source cannot be read",
    why=("A reader is not told when the source appeared, and Sources prints it without its date."),
    bad=source("  title = {Troops},\n  institution = {CRS},\n  date = {«13 June 2025»},\n"),
    good=source("  title = {Troops},\n  institution = {CRS},\n  date = {2025-06-13},\n"),
    check=reported("REF016"),
)

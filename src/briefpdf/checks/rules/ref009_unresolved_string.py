"""REF009: a bare word that no @string defines."""

from __future__ import annotations

from ..examples import source
from ..rule import Rule, Severity, reported

RULE = Rule(
    code="REF009",
    name="unresolved-string",
    severity=Severity.ERROR,
    title="A source uses an @string that is not defined",
    why="The word is printed as it stands, instead of the name that it is short for.",
    bad=source("  title = {Troops Abroad},\n  institution = «crs»,\n  date = {2025-06-13},\n"),
    good=source("  title = {Troops Abroad},\n  institution = {CRS},\n  date = {2025-06-13},\n"),
    check=reported("REF009"),
)

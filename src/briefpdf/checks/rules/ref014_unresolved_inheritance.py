"""REF014: a crossref or xdata that leads nowhere."""

from __future__ import annotations

from ..examples import source
from ..rule import Rule, Severity, reported

RULE = Rule(
    code="REF014",
    name="unresolved-inheritance",
    severity=Severity.ERROR,
    title="A source inherits from an entry that there is not",
    why=(
        "The fields that it should take over, such as its date or its publisher, are "
        "missing where it is printed. Where it lacks none of them, see missing-parent."
    ),
    bad=source("  title = {Troops},\n  institution = {CRS},\n  crossref = {«crs»},\n"),
    good=source("  title = {Troops},\n  institution = {CRS},\n  date = {2025},\n"),
    check=reported("REF014"),
)

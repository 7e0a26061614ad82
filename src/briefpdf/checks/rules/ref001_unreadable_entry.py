"""REF001: an entry of the bibliography that cannot be read."""

from __future__ import annotations

from ..examples import BASE, REFS
from ..rule import Rule, Severity, reported

RULE = Rule(
    code="REF001",
    name="unreadable-entry",
    severity=Severity.ERROR,
    title="An entry of the bibliography cannot be read",
    why=(
        "A source that is passed over is missing from Sources, and every claim that "
        "cites it loses its evidence."
    ),
    bad={REFS: "«@report{crs-troops»,\n  title = {Troops Abroad,\n  date = {2025-06-13}\n}\n"},
    good={REFS: BASE[REFS]},
    check=reported("REF001"),
)

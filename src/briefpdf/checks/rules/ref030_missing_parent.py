"""REF030: an entry inherits from one that is not there."""

from __future__ import annotations

from ..examples import REFS, also
from ..rule import Rule, Severity, reported

RULE = Rule(
    code="REF030",
    name="missing-parent",
    severity=Severity.WARNING,
    title="An entry inherits from one that is not there",
    why=(
        "The entry has by itself what is printed of it, so that nothing is missed. Programs that "
        "export single entries leave such keys behind."
    ),
    bad=also(
        REFS, "@misc{more,\n  crossref = {«book»},\n  title = {Troops},\n  date = {2024},\n}\n"
    ),
    good=also(REFS, "@misc{more,\n  title = {Troops},\n  date = {2024},\n}\n"),
    check=reported("REF030"),
)

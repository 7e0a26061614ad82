"""REF002: two sources under one key."""

from __future__ import annotations

from ..examples import REFS, also
from ..rule import Rule, Severity, reported

RULE = Rule(
    code="REF002",
    name="duplicate-key",
    severity=Severity.ERROR,
    title="Two sources have the same key",
    why=(
        "A claim that cites the key would point at one of the two sources, and nobody "
        "could say which."
    ),
    bad=also(REFS, "@misc{«crs-troops»,\n  title = {Troops},\n  date = {2024},\n}\n"),
    good=also(REFS, "@misc{crs-more,\n  title = {More Troops},\n  date = {2024},\n}\n"),
    check=reported("REF002"),
)

"""REF013: a key that cannot be cited."""

from __future__ import annotations

from ..examples import REFS, also
from ..rule import Rule, Severity, reported

RULE = Rule(
    code="REF013",
    name="bad-key",
    severity=Severity.ERROR,
    title="A source has a key that cannot be cited",
    why="Some marks end a key, so a claim or a brief could never name this source.",
    bad=also(REFS, "@misc{«crs more»,\n  title = {More Troops},\n  date = {2024},\n}\n"),
    good=also(REFS, "@misc{crs-more,\n  title = {More Troops},\n  date = {2024},\n}\n"),
    check=reported("REF013"),
    uncited=Severity.ERROR,
)

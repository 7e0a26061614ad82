"""CONFIG003: a setting with a value that it cannot have."""

from __future__ import annotations

from ..examples import SETTINGS
from ..rule import Rule, Severity, reported

RULE = Rule(
    code="CONFIG003",
    name="wrong-setting",
    severity=Severity.ERROR,
    title="A setting has a value that it cannot have",
    why="The setting is passed over, and what it should forbid or ask for is not.",
    bad={SETTINGS: '«strict» = "yes"\n'},
    good={SETTINGS: "strict = true\n"},
    check=reported("CONFIG003"),
)

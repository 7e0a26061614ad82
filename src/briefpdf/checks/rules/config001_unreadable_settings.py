"""CONFIG001: settings that are no TOML."""

from __future__ import annotations

from ..examples import SETTINGS
from ..rule import Rule, Severity, reported

RULE = Rule(
    code="CONFIG001",
    name="unreadable-settings",
    severity=Severity.ERROR,
    title="The settings of the workspace cannot be read",
    why=("Nothing that they ask for is done: neither severities nor what must be reviewed."),
    bad={SETTINGS: "strict = «y»es\n"},
    good={SETTINGS: "strict = true\n"},
    check=reported("CONFIG001"),
)

"""CONFIG002: a setting, or a rule with a severity, that there is not.

The runner looks for the rules: only the registry knows all of them.
"""

from __future__ import annotations

from ..examples import SETTINGS
from ..rule import Rule, Severity, reported

RULE = Rule(
    code="CONFIG002",
    name="unknown-setting",
    severity=Severity.ERROR,
    title="A setting is not known",
    why="A misspelt setting changes nothing: what it should forbid or ask for is not.",
    bad={SETTINGS: '«stict» = true\n\n[severity]\n«claim-without-sauce» = "warning"\n'},
    good={SETTINGS: 'strict = true\n\n[severity]\nclaim-without-source = "warning"\n'},
    check=reported("CONFIG002"),
)

"""BRIEF064: a file of the workspace that git is told to ignore."""

from __future__ import annotations

from ..examples import BASE, BRIEF
from ..rule import Rule, Severity

RULE = Rule(
    code="BRIEF064",
    name="ignored-file",
    severity=Severity.WARNING,
    title="A file that briefs are made from is ignored by git",
    why="The brief holds up here, and in no clone of the repository.",
    bad={".gitignore": "*.md\n", BRIEF: "«»" + BASE[BRIEF]},
    good={".gitignore": "build/\n"},
)

"""BRIEF028: a second title in the text."""

from __future__ import annotations

from ..examples import BRIEF, brief
from ..rule import Rule, Severity, reported

RULE = Rule(
    code="BRIEF028",
    name="second-title",
    severity=Severity.ERROR,
    title="A heading would be a second title",
    why=(
        "A document has one title, which the front matter gives. Screen readers and "
        "bookmarks rely on that."
    ),
    bad={BRIEF: brief('«# Overview»\n\n{{ claim("troops-2024") }}\n')},
    good={BRIEF: brief('## Overview\n\n{{ claim("troops-2024") }}\n')},
    check=reported("BRIEF028"),
)

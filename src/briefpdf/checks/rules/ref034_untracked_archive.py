"""REF034: an archived copy that git does not keep."""

from __future__ import annotations

from ..examples import BASE, REFS
from ..rule import Rule, Severity

_COPY = "briefs/sources/crs-troops.txt"

RULE = Rule(
    code="REF034",
    name="untracked-archive",
    severity=Severity.WARNING,
    title="An archived copy is not in git",
    why=(
        "What is quoted is checked here, and cannot be wherever else the repository is cloned: not "
        "by a colleague, nor by CI."
    ),
    bad={
        ".gitignore": "briefs/sources/\n",
        REFS: BASE[REFS].replace(_COPY, f"«{_COPY}»"),
    },
    good={".gitignore": "build/\n"},
)

"""REF012: a bibliography that cannot be read as one."""

from __future__ import annotations

from ..examples import BASE, REFS
from ..rule import Rule, Severity, reported

RULE = Rule(
    code="REF012",
    name="unreadable-bibliography",
    severity=Severity.ERROR,
    title="The bibliography cannot be read",
    why="No source of any claim can be found until the file is mended.",
    bad={
        REFS: BASE[REFS].replace(
            "  title = {Troops Abroad},\n",
            "«<<<<<<< ours\n  title = {Troops Abroad},\n=======\n  title = {Troops Overseas},\n"
            ">>>>>>> theirs»\n",
        )
    },
    good={REFS: BASE[REFS]},
    check=reported("REF012"),
)

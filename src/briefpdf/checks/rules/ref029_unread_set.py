"""REF029: a set of entries is no source."""

from __future__ import annotations

from ..examples import REFS, also
from ..rule import Rule, Severity, reported

RULE = Rule(
    code="REF029",
    name="unread-set",
    severity=Severity.WARNING,
    title="A set of entries is no source",
    why=(
        "biblatex prints the entries of a set as one source. Here each is a source of its own, and "
        "the key of the set names none of them."
    ),
    bad=also(REFS, "@set{«both»,\n  entryset = {one, two},\n}\n"),
    good=also(REFS, "@misc{one,\n  title = {Troops},\n  date = {2024},\n}\n"),
    check=reported("REF029"),
)

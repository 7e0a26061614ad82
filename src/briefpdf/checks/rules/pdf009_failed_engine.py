"""PDF009: a brief at which the engine failed."""

from __future__ import annotations

from ..examples import BASE, BRIEF
from ..rule import Rule, Severity

RULE = Rule(
    code="PDF009",
    name="failed-engine",
    severity=Severity.ERROR,
    title="The engine failed at a brief",
    why=(
        "It ran out of memory, was ended from outside, or has a fault. The brief has no new file; "
        "the other briefs have theirs."
    ),
    bad={BRIEF: BASE[BRIEF].replace("---", "«---»", 1)},
    good={BRIEF: BASE[BRIEF]},
    after_layout=True,
)

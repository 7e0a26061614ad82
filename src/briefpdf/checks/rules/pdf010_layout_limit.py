"""PDF010: a brief that takes more time or memory than it may."""

from __future__ import annotations

from ..examples import BASE, BRIEF
from ..rule import Rule, Severity

RULE = Rule(
    code="PDF010",
    name="layout-limit",
    severity=Severity.ERROR,
    title="Laying out a brief took too much",
    why=(
        "A picture, a style or a page template can ask for more than any machine has: laying out "
        "a brief is given up after the time, or at the memory, that `limits` in briefpdf.toml set."
    ),
    bad={BRIEF: BASE[BRIEF].replace("---", "«---»", 1)},
    good={BRIEF: BASE[BRIEF]},
    after_layout=True,
)

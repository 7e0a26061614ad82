"""BRIEF013: more pages than the style allows."""

from __future__ import annotations

from ..examples import BRIEF, brief
from ..rule import Rule, Severity

RULE = Rule(
    code="BRIEF013",
    name="over-length",
    severity=Severity.WARNING,
    title="A brief is longer than its style allows",
    why=(
        "Readers of a two-page series read two pages: what runs over is not read, or "
        "breaks the series."
    ),
    bad={
        BRIEF: "«»" + brief('{% for n in range(300) %}{{ claim("troops-2024") }}\n\n{% endfor %}')
    },
    good={BRIEF: brief('{{ claim("troops-2024") }}\n')},
    after_layout=True,
)

"""BRIEF040: far fewer pages than the style has."""

from __future__ import annotations

from ..examples import BRIEF, brief
from ..rule import Rule, Severity

RULE = Rule(
    code="BRIEF040",
    name="under-length",
    severity=Severity.NOTE,
    title="A brief leaves much of its pages empty",
    why=(
        "Readers of a series know how much it tells them: half a page says less than they came "
        "for. How much must be filled stands in theme.toml, as `least` of `[length]`."
    ),
    bad={BRIEF: "«»" + brief('{{ claim("troops-2024") }}\n')},
    good={BRIEF: brief('{% for n in range(150) %}{{ claim("troops-2024") }}\n\n{% endfor %}')},
    after_layout=True,
)

"""BRIEF041: a text that was set tighter to fit."""

from __future__ import annotations

from ..examples import BRIEF, brief
from ..rule import Rule, Severity

_LONG = '{% for n in range(170) %}{{ claim("troops-2024") }}\n\n{% endfor %}'

RULE = Rule(
    code="BRIEF041",
    name="tightened-text",
    severity=Severity.NOTE,
    title="A text is set tighter than its style has it",
    why=(
        "`fit: true` in the front matter lets size, leading and gaps shrink within the limits of "
        "the style's `[fit]`. Whoever signs the brief off should know what was done to it."
    ),
    bad={BRIEF: "«»" + brief(_LONG, "fit: true\n")},
    good={BRIEF: brief('{{ claim("troops-2024") }}\n', "fit: true\n")},
    after_layout=True,
)

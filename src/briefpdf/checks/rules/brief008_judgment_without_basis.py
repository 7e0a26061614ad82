"""BRIEF008: a judgment that rests on nothing."""

from __future__ import annotations

from ..examples import BRIEF, brief
from ..rule import Rule, Severity, reported

RULE = Rule(
    code="BRIEF008",
    name="judgment-without-basis",
    severity=Severity.ERROR,
    title="A judgment names no claim that it rests on",
    why="Analysis needs no source, but a reader must see which facts it is drawn from.",
    bad={BRIEF: brief("{% «judgment» %}The deployment could grow.{% endjudgment %}\n")},
    good={
        BRIEF: brief(
            '{% judgment basis=["troops-2024"] %}The deployment could grow.{% endjudgment %}\n'
        )
    },
    check=reported("BRIEF008"),
)

"""BRIEF046: a colour of a house style that words are hardly read in."""

from __future__ import annotations

from ..examples import BRIEF, brief, style
from ..rule import Rule, Severity, reported

_THEME = '[page]\nwidth = 612\nheight = 792\n\n[colours]\n{} = "{}"\n'

RULE = Rule(
    code="BRIEF046",
    name="pale-colour",
    severity=Severity.WARNING,
    title="A colour of words is hardly seen on its ground",
    why=(
        "Small type needs a contrast of 4.5 to what it stands on (WCAG 2.2), or many readers, and "
        "everybody in poor light, cannot read it."
    ),
    bad={
        BRIEF: brief('{{ claim("troops-2024") }}\n', "template: plain\n"),
        **style(theme=_THEME.format("«mark»", "#9CC3E6")),
    },
    good={
        BRIEF: brief('{{ claim("troops-2024") }}\n', "template: plain\n"),
        **style(theme=_THEME.format("mark", "#336A91")),
    },
    check=reported("BRIEF046"),
)

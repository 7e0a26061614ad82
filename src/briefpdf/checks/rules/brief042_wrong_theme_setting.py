"""BRIEF042: a setting of a house style that is unknown, missing or of the wrong kind."""

from __future__ import annotations

from ..examples import BRIEF, brief, style
from ..rule import Rule, Severity, reported

_PAGE = "[page]\nwidth = 612\nheight = 792\n\n"

RULE = Rule(
    code="BRIEF042",
    name="wrong-theme-setting",
    severity=Severity.ERROR,
    title="A setting in theme.toml is unknown, missing or of the wrong kind",
    why=(
        "A misspelt setting changes nothing, and nobody would know: the pages would be set by "
        "another measure than the one that was written down."
    ),
    bad={
        BRIEF: brief('{{ claim("troops-2024") }}\n', "template: plain\n"),
        **style(theme=_PAGE + "[sizes]\n«leadin» = 11\n"),
    },
    good={
        BRIEF: brief('{{ claim("troops-2024") }}\n', "template: plain\n"),
        **style(theme=_PAGE + "[sizes]\nleading = 11\n"),
    },
    check=reported("BRIEF042"),
)

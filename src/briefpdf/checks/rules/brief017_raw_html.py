"""BRIEF017: HTML in a brief."""

from __future__ import annotations

from ..examples import BRIEF, brief
from ..rule import Rule, Severity, reported

RULE = Rule(
    code="BRIEF017",
    name="raw-html",
    severity=Severity.ERROR,
    title="A brief holds HTML",
    why=(
        "A brief is set by two engines and read aloud: only Markdown comes out the same "
        "in all of them."
    ),
    bad={BRIEF: brief('{{ claim("troops-2024") }}\n\n«<center>End</center>»\n')},
    good={BRIEF: brief('{{ claim("troops-2024") }}\n\n**End**\n')},
    check=reported("BRIEF017"),
)

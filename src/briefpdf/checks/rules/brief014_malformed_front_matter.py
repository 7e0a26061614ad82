"""BRIEF014: front matter of the wrong shape."""

from __future__ import annotations

from ..examples import BRIEF, brief
from ..rule import Rule, Severity, reported

RULE = Rule(
    code="BRIEF014",
    name="malformed-front-matter",
    severity=Severity.ERROR,
    title="The front matter of a brief has the wrong shape",
    why=(
        "What cannot be read as it is written would be missing from the title, the "
        "dates or the figures."
    ),
    bad={BRIEF: brief('{{ claim("troops-2024") }}\n', "status: «draft»\n")},
    good={BRIEF: brief('{{ claim("troops-2024") }}\n', "status: updated\n")},
    check=reported("BRIEF014"),
)

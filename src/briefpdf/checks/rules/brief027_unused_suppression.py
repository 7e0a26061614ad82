"""BRIEF027: a comment that silences nothing."""

from __future__ import annotations

from ..examples import BRIEF, brief
from ..rule import Rule, Severity

RULE = Rule(
    code="BRIEF027",
    name="unused-suppression",
    severity=Severity.WARNING,
    title="A comment silences a rule that finds nothing",
    why=(
        "The defect is gone or has moved. Left standing, the comment would silence the next one on "
        "that line."
    ),
    bad={
        BRIEF: brief(
            "{# «briefpdf: ignore BRIEF001: the claim is on its way» #}\n"
            '{{ claim("troops-2024") }}\n'
        )
    },
    good={
        BRIEF: brief(
            '{# briefpdf: ignore BRIEF001: the claim is on its way #}\n{{ claim("summit-2023") }}\n'
        )
    },
)

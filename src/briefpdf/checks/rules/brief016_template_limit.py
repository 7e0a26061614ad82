"""BRIEF016: a template that takes too long or too much memory."""

from __future__ import annotations

from ..examples import BRIEF, brief
from ..rule import Rule, Severity, reported

RULE = Rule(
    code="BRIEF016",
    name="template-limit",
    severity=Severity.ERROR,
    title="A template was stopped",
    why=(
        "A template is a program: one that takes too long or asks for too much would "
        "stop the whole office."
    ),
    bad={
        BRIEF: brief(
            "«»{% for a in range(99999) %}{% for b in range(99999) %}"
            "{{ 'very ' * 9999 }}{% endfor %}{% endfor %}\n"
        )
    },
    good={BRIEF: brief('{% for n in range(2) %}{{ claim("troops-2024") }} {% endfor %}\n')},
    check=reported("BRIEF016"),
)

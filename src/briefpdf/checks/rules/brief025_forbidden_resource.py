"""BRIEF025: a page template that asks for what is not its own."""

from __future__ import annotations

from ..examples import BRIEF, brief, style
from ..rule import Rule, Severity

RULE = Rule(
    code="BRIEF025",
    name="forbidden-resource",
    severity=Severity.ERROR,
    title="A page template asks for something that is not its own",
    why=(
        "A render reads nothing from the network and nothing outside the style, so that "
        "it comes out the same everywhere."
    ),
    bad={
        BRIEF: brief('{{ claim("troops-2024") }}\n', "template: plain\n"),
        **style(
            page="<html><body>\n"
            '<img src="«https://example.org/seal.png»" alt="Seal">\n'
            "{{ body }}{{ sources }}{{ disclaimer }}\n"
            "</body></html>\n"
        ),
    },
    good={
        BRIEF: brief('{{ claim("troops-2024") }}\n', "template: plain\n"),
        **style(),
    },
    after_layout=True,
)

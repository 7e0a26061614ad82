"""PDF002: a claim, a source or other text that is not on the pages."""

from __future__ import annotations

from ..examples import BRIEF, brief, style
from ..rule import Rule, Severity

RULE = Rule(
    code="PDF002",
    name="lost-text",
    severity=Severity.ERROR,
    title="A claim, a source or other text of the brief is not on the pages to be read",
    why=(
        "What was checked is the brief, but what is read is the page: a style must not drop, "
        "reorder, hide or cut off any of it."
    ),
    bad={
        BRIEF: brief('{{ claim("«troops-2024»") }}\n', "template: plain\n"),
        **style(),
        "templates/plain/page.css": "[data-block] { color: #FFFFFF }\n",
    },
    good={
        BRIEF: brief('{{ claim("troops-2024") }}\n', "template: plain\n"),
        **style(),
        "templates/plain/page.css": "[data-block] { color: #555555 }\n",
    },
    after_layout=True,
)

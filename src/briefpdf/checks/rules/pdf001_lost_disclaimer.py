"""PDF001: a disclaimer that is not on the pages."""

from __future__ import annotations

from ..examples import BRIEF, brief, style
from ..rule import Rule, Severity

RULE = Rule(
    code="PDF001",
    name="lost-disclaimer",
    severity=Severity.ERROR,
    title="The disclaimer is not on the pages, word for word, to be read",
    why=(
        "Who reads the brief must be told who speaks in it, for whom, and what it may be used for. "
        "A page template can leave that out, hide it, or cut it off."
    ),
    bad={
        BRIEF: brief('{{ claim("troops-2024") }}\n', "template: plain\n"),
        **style(page="«»<html><body>{{ body }}{{ sources }}</body></html>\n"),
    },
    good={
        BRIEF: brief('{{ claim("troops-2024") }}\n', "template: plain\n"),
        **style(page="<html><body>{{ body }}{{ sources }}{{ disclaimer }}</body></html>\n"),
    },
    after_layout=True,
)

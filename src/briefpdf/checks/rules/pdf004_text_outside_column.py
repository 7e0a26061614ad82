"""PDF004: text that stands outside its column or its page."""

from __future__ import annotations

from ..examples import BRIEF, brief, style
from ..rule import Rule, Severity

_THEME = "[page]\nwidth = 612\nheight = 792\nleft = 56\nright = 56\n"

RULE = Rule(
    code="PDF004",
    name="text-outside-column",
    severity=Severity.ERROR,
    title="Text stands outside its column or its page",
    why=(
        "It runs into the next column or off the paper, where a printer cuts it off. "
        "The column is what theme.toml says it is."
    ),
    bad={
        BRIEF: brief('{{ claim("«troops-2024»") }}\n', "template: plain\n"),
        **style(theme=_THEME),
        "templates/plain/page.css": "[data-block] { margin-left: -30pt }\n",
    },
    good={
        BRIEF: brief('{{ claim("troops-2024") }}\n', "template: plain\n"),
        **style(theme=_THEME),
        "templates/plain/page.css": "[data-block] { margin-left: 30pt }\n",
    },
    after_layout=True,
)

"""PDF005: text that is painted over other text."""

from __future__ import annotations

from ..examples import BRIEF, brief, style
from ..rule import Rule, Severity

RULE = Rule(
    code="PDF005",
    name="overlapping-text",
    severity=Severity.ERROR,
    title="Text stands on other text",
    why="Neither can be read on paper, though a search would find both.",
    bad={
        BRIEF: brief(
            '{{ claim("troops-2024") }}\n\n'
            '{% claim "troops-2024" %}«North Korea sent Russia more than 10,000 troops in 2024.»'
            "{% endclaim %}\n",
            "template: plain\n",
        ),
        **style(),
        "templates/plain/page.css": "[data-block] + [data-block] { margin-top: -24pt }\n",
    },
    good={
        BRIEF: brief(
            '{{ claim("troops-2024") }}\n\n'
            '{% claim "troops-2024" %}North Korea sent Russia more than 10,000 troops in 2024.'
            "{% endclaim %}\n",
            "template: plain\n",
        ),
        **style(),
        "templates/plain/page.css": "[data-block] + [data-block] { margin-top: 0 }\n",
    },
    after_layout=True,
)

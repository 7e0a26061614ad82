"""PDF006: a file that is not what it says it is."""

from __future__ import annotations

from ..examples import BRIEF, brief, style
from ..rule import Rule, Severity

RULE = Rule(
    code="PDF006",
    name="false-conformance",
    severity=Severity.ERROR,
    title="A file does not keep the standards that it claims",
    why=(
        "Archives and screen readers rely on PDF/A and PDF/UA. A file with a known fault "
        "must not say that it keeps them."
    ),
    bad={
        BRIEF: "«»" + brief('{{ claim("troops-2024") }}\n', "template: plain\n"),
        **style(),
        "templates/plain/page.css": "body { color: device-cmyk(0 0 0 1) }\n",
    },
    good={
        BRIEF: brief('{{ claim("troops-2024") }}\n', "template: plain\n"),
        **style(),
        "templates/plain/page.css": "body { color: #000000 }\n",
    },
    after_layout=True,
)

"""BRIEF044: the starter's own disclaimer or letterhead."""

from __future__ import annotations

from ..examples import BASE, BRIEF, style
from ..rule import Rule, Severity, reported

_ADDRESS = "https://briefpdf.example"
_FOOTER = '[page]\nwidth = 612\nheight = 792\n\n[footer]\naddress = "{}"\n'
_PAGE = """<html lang="{{ lang }}">
<body>{{ body }}{{ sources }}{{ disclaimer }}<p>{{ theme.footer.address }}</p></body>
</html>
"""
_IN_STYLE = {BRIEF: BASE[BRIEF].replace("number:", "template: plain\nnumber:")}

RULE = Rule(
    code="BRIEF044",
    name="starter-words",
    severity=Severity.WARNING,
    title="A style has the starter’s own disclaimer or letterhead",
    why="They stand there for an office’s own, and would be published under its briefs.",
    bad={**style(_FOOTER.format(f"«{_ADDRESS}»"), _PAGE), **_IN_STYLE},
    good={**style(_FOOTER.format("https://office.example"), _PAGE), **_IN_STYLE},
    check=reported("BRIEF044"),
)

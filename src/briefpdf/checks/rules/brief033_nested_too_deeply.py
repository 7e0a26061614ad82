"""BRIEF033: lists or quotations nested deeper than is read."""

from __future__ import annotations

from ..examples import BRIEF, brief
from ..rule import Rule, Severity, reported

_NESTED = "".join(f'{"  " * depth}- {{{{ claim("troops-2024") }}}}\n' for depth in range(3))
_DEEP = ">" * 40 + " Deep."

RULE = Rule(
    code="BRIEF033",
    name="nested-too-deeply",
    severity=Severity.ERROR,
    title="Lists or quotations are nested too deeply to be read",
    why="What lies deeper than ten levels is not read, and would be missing from the page.",
    bad={BRIEF: brief(f'{{{{ claim("troops-2024") }}}}\n\n«{_DEEP}»\n')},
    good={BRIEF: brief(_NESTED)},
    check=reported("BRIEF033"),
)

"""REF027: a command of LaTeX cannot be read."""

from __future__ import annotations

from ..examples import REFS, also
from ..rule import Rule, Severity, reported

RULE = Rule(
    code="REF027",
    name="unread-command",
    severity=Severity.WARNING,
    title="A command of LaTeX cannot be read",
    why=(
        "What such a command prints is not known: its words are printed without it, a formula as "
        "it is written."
    ),
    bad=also(REFS, "@misc{more,\n  title = {Troops «\\mystery»{Abroad}},\n  date = {2024},\n}\n"),
    good=also(REFS, "@misc{more,\n  title = {Troops \\emph{Abroad}},\n  date = {2024},\n}\n"),
    check=reported("REF027"),
)

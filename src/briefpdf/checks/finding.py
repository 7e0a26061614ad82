"""A diagnostic with its rule, its severity and its place in lines and columns."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ..source.diagnostic import Diagnostic
from ..source.text import Text
from .rule import Rule, Severity
from .suppress import Suppression


@dataclass(frozen=True, slots=True)
class Finding:
    """What is told to people: lines and columns count from 1, in code points.

    `suppression` is the comment that silences it, where one does.
    """

    rule: Rule
    severity: Severity
    diagnostic: Diagnostic
    line: int
    column: int
    end_line: int
    end_column: int
    suppression: Suppression | None = None

    @property
    def path(self) -> str:
        """The file, relative to the workspace."""
        return self.diagnostic.span.path

    @property
    def is_error(self) -> bool:
        """Whether it stops a render."""
        return self.severity is Severity.ERROR


def locate(
    diagnostic: Diagnostic, rule: Rule, severity: Severity, text: Callable[[str], Text]
) -> Finding:
    """The finding that a diagnostic makes; `text` gives the text of a path."""
    file = text(diagnostic.span.path)
    line, column = file.line_column(diagnostic.span.start)
    end_line, end_column = file.line_column(diagnostic.span.end)
    return Finding(rule, severity, diagnostic, line, column, end_line, end_column)

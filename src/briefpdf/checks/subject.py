"""What rules look at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ..compose.compose import Composition
from ..project.project import Project
from ..source.diagnostic import Diagnostic
from ..source.text import Text


@dataclass(frozen=True)
class Subject:
    """A project, what became of its briefs, and the day on which it is checked.

    `whole` says that every brief of the workspace was composed, so that what none of them uses
    is unused.
    """

    project: Project
    compositions: Sequence[Composition]
    today: date
    whole: bool = True

    @cached_property
    def by_code(self) -> Mapping[str, list[Diagnostic]]:
        """What readers and composers reported, by code; the same thing once."""
        sorted_out: dict[str, dict[Diagnostic, None]] = {}
        reported = [*self.project.diagnostics]
        for composition in self.compositions:
            reported += composition.diagnostics
        for diagnostic in reported:
            sorted_out.setdefault(diagnostic.code, {})[diagnostic] = None
        return {code: list(found) for code, found in sorted_out.items()}

    def found(self, code: str) -> list[Diagnostic]:
        """What readers and composers reported under a code."""
        return self.by_code.get(code, [])

    def text(self, path: str) -> Text:
        """The text of a file of the workspace, or of a style that a brief is set in."""
        for composition in self.compositions:
            theme = composition.theme
            for text in (theme.page, theme.styles, theme.references, theme.disclaimer) if theme else ():
                if text is not None and text.path == path:
                    return text
        return self.project.text(path)

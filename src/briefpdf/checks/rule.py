"""What a rule is, and what it found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from ..source.diagnostic import Diagnostic
from ..source.text import Lines
from .suppress import Suppression

if TYPE_CHECKING:  # What was found before can be told without it.
    from .subject import Subject


class Severity(StrEnum):
    """How much a finding weighs: an error stops a render.

    A rule that is off by itself is run for `check --fix`, and where the settings turn it on.
    """

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    OFF = "off"


Check = Callable[["Subject"], Iterable[Diagnostic]]

# What a finding of a rule follows from, with whatever the rule looks up by name.
Scope = Literal["claim", "source", "brief", "workspace"]

# A whole small workspace, or the files of one that differ from the examples' own.
Example = Mapping[str, str]


class Rule(Struct, frozen=True, eq=False):
    """A rule: what it finds, how severe that is, why it matters, and an example each way.

    In `bad`, «…» marks what is found. `check` is None where the runner itself looks, or an engine:
    `after_layout` says that only finished pages show the defect. `scope` says what it goes through:
    `subject.claims` one by one, `subject.references` or `subject.compositions`, so that it need
    look again only at those that changed; a rule of the workspace looks at everything each time.
    `uncited` is how severe a defect is of a source that nothing cites, where that is another.
    """

    code: str
    name: str
    severity: Severity
    title: str
    why: str
    bad: Example
    good: Example
    check: Check | None = None
    after_layout: bool = False
    scope: Scope = "workspace"
    uncited: Severity | None = None

    def __eq__(self, other: object) -> bool:
        """Whether it is the same rule: one that is told again, without its check, is."""
        return isinstance(other, Rule) and other.code == self.code

    def __hash__(self) -> int:
        return hash(self.code)


def reported(code: str) -> Check:
    """The check of a rule whose defect is met while reading or composing."""

    def check(subject: Subject) -> Iterable[Diagnostic]:
        return subject.found(code)

    return check


class Finding(Struct, frozen=True):
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


def in_order(finding: Finding) -> tuple[str, int, int, str]:
    """What findings are sorted by: files, and places in them."""
    return finding.path, finding.line, finding.column, finding.rule.code


def locate(
    diagnostic: Diagnostic, rule: Rule, severity: Severity, text: Callable[[str], Lines]
) -> Finding:
    """The finding that a diagnostic makes; `text` gives the lines of a path."""
    file = text(diagnostic.span.path)
    line, column = file.line_column(diagnostic.span.start)
    end_line, end_column = file.line_column(diagnostic.span.end)
    return Finding(rule, severity, diagnostic, line, column, end_line, end_column)

"""What a rule is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from ..source.diagnostic import Diagnostic
from .subject import Subject


class Severity(StrEnum):
    """How much a finding weighs: an error stops a render.

    A rule that is off by itself is run for `check --fix`, and where the settings turn it on.
    """

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    OFF = "off"


Check = Callable[[Subject], Iterable[Diagnostic]]

# What a finding of a rule follows from, with whatever the rule looks up by name.
Scope = Literal["claim", "source", "brief", "workspace"]

# A whole small workspace, or the files of one that differ from the examples' own.
Example = Mapping[str, str]


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """A rule: what it finds, how severe that is, why it matters, and an example each way.

    In `bad`, «…» marks what is found. `check` is None where the runner itself looks, or an engine:
    `after_layout` says that only finished pages show the defect. `scope` says what it goes through:
    `subject.claims` one by one, `subject.references` or `subject.compositions`, so that it need
    look again only at those that changed; a rule of the workspace looks at everything each time.
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


def reported(code: str) -> Check:
    """The check of a rule whose defect is met while reading or composing."""

    def check(subject: Subject) -> Iterable[Diagnostic]:
        return subject.found(code)

    return check

"""BRIEF063: a submodule of git that is not checked out."""

from __future__ import annotations

from collections.abc import Iterator

from ...source.diagnostic import Diagnostic
from ..copies import SUBMODULES, submodules
from ..rule import Rule, Severity
from ..subject import Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each submodule whose folder has nothing in it."""
    workspace = subject.project.workspace
    for folder, place in submodules(workspace):
        if not workspace.files(f"{folder}/**/*") and not workspace.files(f"{folder}/*"):
            yield Diagnostic(
                "BRIEF063",
                f"the submodule {folder} is not checked out",
                place,
                (
                    f"Check it out: git submodule update --init {folder}",
                    "In a job of CI: checkout with submodules: true.",
                ),
            )


RULE = Rule(
    code="BRIEF063",
    name="empty-submodule",
    severity=Severity.WARNING,
    title="A submodule of git is not checked out",
    why="What lies in it (claims, archived copies, a style) is missing here, and not told as such.",
    bad={SUBMODULES: '[submodule "shared"]\n\tpath = «shared»\n\turl = ../shared.git\n'},
    good={
        SUBMODULES: '[submodule "shared"]\n\tpath = shared\n\turl = ../shared.git\n',
        "shared/README.md": "What we share.\n",
    },
    check=check,
)

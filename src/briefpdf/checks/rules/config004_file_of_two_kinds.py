"""CONFIG004: a file that two settings name."""

from __future__ import annotations

from collections.abc import Iterator

from ...project.load import registry_files
from ...source.diagnostic import Diagnostic
from ...source.text import Span
from ..examples import BASE, REFS, SETTINGS
from ..rule import Rule, Severity
from ..subject import Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each file that is to be read as two things."""
    settings, workspace = subject.project.settings, subject.project.workspace
    briefs = set(workspace.files(settings.briefs))
    claims = set(registry_files(workspace, settings.claims))
    for path in sorted(claims | briefs | {settings.references, settings.reviews}):
        named = ["briefs"] if path in briefs else []
        named += ["claims"] if path in claims else []
        named += ["references"] if path == settings.references else []
        named += ["reviews"] if path == settings.reviews else []
        if len(named) > 1:
            yield Diagnostic(
                "CONFIG004",
                f"the settings {' and '.join(f'“{name}”' for name in named)} both name {path}",
                Span(path, 0, 0),
                ("Have each name its own files, such as briefs/*.md and briefs/claims/*.yaml.",),
            )


RULE = Rule(
    code="CONFIG004",
    name="file-of-two-kinds",
    severity=Severity.ERROR,
    title="A file is named by two settings",
    why="A file is a brief, a registry, the bibliography or the log of reviews: read as another, "
    "it is all mistakes, and a line of the log is a mistake in each of them.",
    # To BibTeX, what stands outside an entry is a comment.
    bad={
        SETTINGS: 'references = "briefs/claims/more.yaml"\n',
        "briefs/claims/more.yaml": "«»# " + " ".join(BASE[REFS].split()) + "\nclaims: {}\n",
    },
    good={SETTINGS: 'references = "refs.bib"\n'},
    check=check,
)

"""CONFIG004: a file that two settings name, or that a PDF would be written over."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from ...project.load import registry_files
from ...source.diagnostic import Diagnostic
from ...source.text import Span
from ...source.workspace import FileTooLarge, OutsideWorkspace
from ..copies import folded_path
from ..examples import BASE, REFS, SETTINGS
from ..rule import Rule, Severity
from ..subject import Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each file that is to be two things."""
    settings = subject.project.settings
    briefs = set(subject.archives.files(settings.briefs))
    claims = set(registry_files(subject.archives, settings.claims))
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
    yield from _written_over(subject)


# How what is rendered of a brief can be called, behind the brief's name.
_ENDINGS = (".pdf", ".html", "-referenced.pdf")


def _written_over(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each archived copy in whose place a brief would be rendered."""
    folder = PurePosixPath(subject.project.settings.output)
    if not _may_name(folder.name, subject):
        return
    built = {
        folded_path((folder / f"{name}{ending}").as_posix()): name
        for name in subject.project.briefs
        for ending in _ENDINGS
    }
    for reference in subject.project.references.values():
        for path in reference.files:
            if (name := built.get(folded_path(path))) is not None:
                yield Diagnostic(
                    "CONFIG004",
                    f"“{name}” would be rendered over {path}, the archived copy of"
                    f" “{reference.key}”",
                    reference.at("file"),
                    ("Have the setting “output” name a folder of its own, such as build.",),
                    brief=name,
                )


def _may_name(folder: str, subject: Subject) -> bool:
    """Whether the bibliography has the name of a folder; few are read for it in each run."""
    if not folder.isascii():
        return True  # It can be written in several ways.
    workspace, path = subject.project.workspace, subject.project.settings.references
    try:
        return f"{folder}/".casefold().encode() in workspace.read_bytes(path).lower()
    except (OSError, OutsideWorkspace, FileTooLarge):
        return False


RULE = Rule(
    code="CONFIG004",
    name="file-of-two-kinds",
    severity=Severity.ERROR,
    title="A file is named by two settings, or would be written over",
    why="A file is a brief, a registry, the bibliography or the log of reviews: read as another, "
    "it is all mistakes, and a line of the log is a mistake in each of them. A copy in whose place"
    " a PDF is rendered is lost.",
    # To BibTeX, what stands outside an entry is a comment.
    bad={
        SETTINGS: 'references = "briefs/claims/more.yaml"\n',
        "briefs/claims/more.yaml": "«»# " + " ".join(BASE[REFS].split()) + "\nclaims: {}\n",
    },
    good={SETTINGS: 'references = "refs.bib"\n'},
    check=check,
)

"""CONFIG007: a pattern with severities of its own that fits no file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from ...project.load import CONFIG_FILES, registry_files
from ...settings import BASELINE_FILE
from ...source.diagnostic import Diagnostic
from ...source.nearest import nearest, suggestion
from ...source.pattern import fits
from ..examples import SETTINGS
from ..rule import Rule, Severity
from ..subject import Subject

_HINT = "A pattern begins at the top of the workspace: briefs/old/*, or briefs/** for all below."


def check(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each pattern that fits none of the files in which something can be found."""
    settings, listed = subject.project.settings, subject.archives.files
    if not settings.per_file:
        return
    files = [
        *listed(settings.briefs),
        *registry_files(subject.archives, settings.claims),
        *listed("templates/*/*"),
        *listed("templates/*/*/*"),
        *(settings.references, settings.reviews, BASELINE_FILE),
        *(path for path, _ in CONFIG_FILES),
    ]
    for pattern in settings.per_file:
        # One that is written out may be any file, such as another baseline.
        is_file = not _is_wild(pattern) and subject.project.workspace.is_file(pattern)
        if not (is_file or any(fits(path, pattern) for path in files)):
            yield Diagnostic(
                "CONFIG007",
                f"the pattern “{pattern}” fits no file that is checked",
                settings.place("", pattern),
                suggestion(pattern, _like(pattern, files)) or (_HINT,),
            )


def _like(pattern: str, files: list[str]) -> Iterator[str]:
    """What could be meant by a pattern: files and folders, or its end in a folder that has such.

    One part alone may be written otherwise, and hardly: else what is set for a folder that is yet
    to come would be set for all.
    """
    *_, last = written = pattern.split("/")
    names = {folder.as_posix() for path in files for folder in PurePosixPath(path).parents[:-1]}
    if _is_wild(last):
        ends = (f"{folder}/{last}" for folder in names)
        names = {name for name in ends if any(fits(path, name) for path in files)}
    else:
        names.update(files)
    for name in names:
        parts = name.split("/")
        if len(parts) == len(written):
            other = [pair for pair in zip(written, parts, strict=True) if pair[0] != pair[1]]
            if len(other) == 1 and nearest(other[0][0], [other[0][1]]):
                yield name


def _is_wild(pattern: str) -> bool:
    return any(sign in pattern for sign in "*?[")


RULE = Rule(
    code="CONFIG007",
    name="pattern-of-no-file",
    severity=Severity.NOTE,
    title="A pattern of files with severities of their own fits no file",
    why="What is set there changes nothing: the files that were meant, under a misspelt name or in "
    "a folder that was moved, are held to what is set for all.",
    bad={SETTINGS: '[per-file]\n"«brief/*»" = {uncited-sentence = "warning"}\n'},
    good={SETTINGS: '[per-file]\n"briefs/*" = {uncited-sentence = "warning"}\n'},
    check=check,
)

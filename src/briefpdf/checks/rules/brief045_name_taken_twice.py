"""BRIEF045: two briefs of one name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import PurePosixPath

from ...source.diagnostic import Diagnostic, Related
from ...source.text import Span
from ..copies import folded_path
from ..examples import BASE, BRIEF, SETTINGS
from ..rule import Rule, Severity
from ..subject import Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each brief whose PDF would be another one's."""
    same: dict[str, list[str]] = defaultdict(list)
    for path in subject.archives.files(subject.project.settings.briefs):
        same[folded_path(PurePosixPath(path).stem)].append(path)
    for paths in same.values():
        for path in paths if len(paths) > 1 else ():
            name = PurePosixPath(path).stem
            others = [other for other in paths if other != path]
            yield Diagnostic(
                "BRIEF045",
                f"the brief “{name}” has the name of another one: {', '.join(others)}",
                Span(path, 0, 0),
                ("Rename one of the files: a brief’s name is that of its PDF.",),
                tuple(Related(Span(other, 0, 0), "the other brief") for other in others),
                brief=name,
            )


RULE = Rule(
    code="BRIEF045",
    name="name-taken-twice",
    severity=Severity.ERROR,
    title="Two briefs have one name",
    why=(
        "A brief is called, and its PDF is named, by its file without the folder; letters in "
        "another case are the same name on macOS and Windows."
    ),
    bad={
        SETTINGS: 'briefs = "briefs/*/*.md"\n',
        "briefs/2024/troops.md": "«»" + BASE[BRIEF],
        "briefs/2025/troops.md": "«»" + BASE[BRIEF],
    },
    good={
        SETTINGS: 'briefs = "briefs/*/*.md"\n',
        "briefs/2024/troops.md": BASE[BRIEF],
        "briefs/2025/more-troops.md": BASE[BRIEF],
    },
    check=check,
)

"""CONFIG006: two files of the registry whose names differ in the case of letters alone."""

from __future__ import annotations

from collections.abc import Iterator

from ...project.load import registry_files
from ...source.diagnostic import Diagnostic, Related
from ...source.text import Span
from ..copies import by_folded_path
from ..examples import BASE, CLAIMS
from ..rule import Rule, Severity
from ..subject import Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each file but the first of those that are one where case does not count."""
    paths = registry_files(subject.archives, subject.project.settings.claims)
    for first, *others in by_folded_path(paths).values():
        for path in others:
            yield Diagnostic(
                "CONFIG006",
                f"the files of claims {path} and {first} differ in the case of letters alone",
                Span(path, 0, 0),
                ("Rename one of the two, or put the claims of both into one file.",),
                (Related(Span(first, 0, 0), "the other file"),),
            )


RULE = Rule(
    code="CONFIG006",
    name="registry-of-two-cases",
    severity=Severity.WARNING,
    title="Two files of claims differ in the case of letters alone",
    why=(
        "On macOS and Windows one of them takes the place of the other when git checks them out: "
        "the claims of the other are gone."
    ),
    bad={CLAIMS: "«»" + BASE[CLAIMS], "briefs/claims/Base.yaml": "claims: {}\n"},
    good={"briefs/claims/others.yaml": "claims: {}\n"},
    check=check,
)

"""REF033: an archived copy whose name another file has, but for the case of its letters."""

from __future__ import annotations

from collections.abc import Iterator

from ...source.diagnostic import Diagnostic
from ..copies import by_folded_path, copies, folded_path, neighbours
from ..examples import BASE
from ..rule import Rule, Severity
from ..subject import Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each copy that is another file where case does not count."""
    folders: dict[str, dict[str, list[str]]] = {}
    for reference in subject.references:
        for path in copies(reference, subject):
            # Asked for each copy: what is found of its source rests on them.
            near = neighbours(path, subject)
            folder = path.rpartition("/")[0]
            if folder not in folders:
                folders[folder] = by_folded_path(near)
            same = folders[folder].get(folded_path(path), [])
            others = [one for one in same if one != path]
            if not others:
                continue
            # macOS and Windows find a file by a name that is not quite its own.
            hint = "Rename one of the two." if path in same else f"Write it as it is: {others[0]}"
            yield Diagnostic(
                "REF033",
                f"the archived copy {path} of “{reference.key}” and {others[0]} differ in the case "
                "of letters alone",
                reference.at("file"),
                (hint,),
                source=reference.key,
            )


_COPY = "briefs/sources/crs-troops.txt"

RULE = Rule(
    code="REF033",
    name="archive-of-two-cases",
    severity=Severity.WARNING,
    title="Two files differ in the case of letters alone",
    why=(
        "On macOS and Windows one of them takes the place of the other, and on Linux a name in "
        "another case is not found."
    ),
    bad={
        "refs.bib": BASE["refs.bib"].replace(f"{{{_COPY}}}", f"{{«{_COPY}»}}"),
        "briefs/sources/CRS-troops.txt": "Another document.\n",
    },
    good={"briefs/sources/crs-ships.txt": "Another document.\n"},
    check=check,
    scope="source",
)

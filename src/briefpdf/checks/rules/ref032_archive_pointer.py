"""REF032: an archived copy that Git LFS has not fetched."""

from __future__ import annotations

from collections.abc import Iterator

from ...source.diagnostic import Diagnostic
from ...source.git_lfs import LFS_POINTER, how_to_fetch
from ..copies import copies
from ..examples import BASE, CLAIMS, REFS
from ..rule import Rule, Severity
from ..subject import Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each copy that is no document, but the name of one."""
    for reference in subject.references:
        for path in copies(reference, subject):
            # Of one that cannot be read another rule tells.
            if subject.archives.is_pointer(path):
                yield Diagnostic(
                    "REF032",
                    f"the archived copy {path} of “{reference.key}” has not been fetched: it is a "
                    "pointer of Git LFS",
                    reference.at("file"),
                    how_to_fetch(path),
                    source=reference.key,
                )


_POINTER = LFS_POINTER.decode() + f"\noid sha256:{'0123456789abcdef' * 4}\nsize 12345\n"

RULE = Rule(
    code="REF032",
    name="archive-pointer",
    severity=Severity.ERROR,
    title="An archived copy is a pointer of Git LFS",
    why="The document is elsewhere: nothing that is quoted from it can be found.",
    bad={
        CLAIMS: BASE[CLAIMS].rpartition("        quote:")[0] + "    author: ab\n",
        REFS: BASE[REFS].replace(
            "{briefs/sources/crs-troops.txt}", "{«briefs/sources/crs-troops.txt»}"
        ),
        "briefs/sources/crs-troops.txt": _POINTER,
    },
    good={},
    check=check,
    scope="source",
)

"""REF005: an archived copy that is not there."""

from __future__ import annotations

from collections.abc import Iterator
import re

from ...model.reference import Reference
from ...source.diagnostic import Diagnostic, Edit, Fix
from ...source.nearest import is_slip, nearest
from ..copies import leads_out, neighbours, submodule_of
from ..examples import source
from ..rule import Rule, Severity
from ..subject import Subject

# Files whose checksum is taken in search of the one that was renamed.
_LOOKED_AT = 200


def check(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each file that a source names and the workspace has not."""
    for reference in subject.references:
        for path in reference.files:
            workspace = subject.project.workspace
            if workspace.is_file(path) or leads_out(path, workspace):
                continue
            near, fix = _nearest(path, reference, subject)
            if (module := submodule_of(path, subject.project.workspace)) is not None:
                near, fix = (
                    (f"Check its submodule out: git submodule update --init {module}",),
                    None,
                )
            yield Diagnostic(
                "REF005",
                f"the archived copy {path} of “{reference.key}” is not in the workspace",
                reference.at("file"),
                (*near, "Put the copy there, or name it as the workspace’s own folder sees it."),
                fix=fix,
                source=reference.key,
            )


def _nearest(
    path: str, reference: Reference, subject: Subject
) -> tuple[tuple[str, ...], Fix | None]:
    """The file that was probably meant: the one of the recorded checksum, or of the nearest name.

    Where a checksum is recorded, a name alone does not tell that it is the same document.
    """
    # A link that leads nowhere is one of the files of its folder.
    near = [one for one in neighbours(path, subject) if one != path] or _namesakes(path, subject)
    recorded = reference.get("sha256").lower()
    same = [one for one in near[:_LOOKED_AT] if recorded and subject.checksum(one) == recorded]
    meant = same[0] if same else nearest(path, near)
    if meant is None:
        return (), None
    edit = _edit(path, meant, reference, subject)
    safe = bool(same) or (not recorded and is_slip(path, meant, near))
    fix = Fix(f"Name {meant}", (edit,), safe) if edit else None
    return (f"Did you mean “{meant}”?",), fix


def _namesakes(path: str, subject: Subject) -> list[str]:
    """The files of this name in other folders, as one may be written in another case."""
    folder, _, name = path.rpartition("/")
    if not folder:
        return []
    # All folders as deep are looked through once, however many copies are missing.
    there = subject.archives.files("*/" * (folder.count("/") + 1) + "*")
    return [one for one in there if one.endswith(f"/{name}")]


def _edit(path: str, meant: str, reference: Reference, subject: Subject) -> Edit | None:
    """The edit of the path where it is written once, and without anything to be escaped."""
    span = reference.spans.get("file")
    written = subject.written(span) if span else ""
    if span is None or written.count(path) != 1 or not re.fullmatch(r"[\w./ -]+", meant):
        return None
    at = written.index(path)
    return Edit(span.within(at, at + len(path)), meant)


_FIELDS = "  title = {{Troops}},\n  institution = {{CRS}},\n  date = {{2025}},\n  file = {{{}}},\n"

RULE = Rule(
    code="REF005",
    name="missing-archive",
    severity=Severity.ERROR,
    title="An archived copy is missing",
    why=(
        "Nothing quoted from this source can be checked, though the bibliography says it can. Of a "
        "source that nothing cites it is no finding: “briefpdf source check” tells of all."
    ),
    bad=source(_FIELDS.format("«briefs/sources/crs-troop.txt»")),
    good=source(_FIELDS.format("briefs/sources/crs-troops.txt")),
    check=check,
    scope="source",
    uncited=Severity.OFF,
)

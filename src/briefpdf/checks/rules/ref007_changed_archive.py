"""REF007: an archived copy that is not the one whose checksum was recorded."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import PurePosixPath

from ...source.diagnostic import Diagnostic, Edit, Fix
from ..copies import copies, is_checksum
from ..examples import source
from ..rule import Rule, Severity
from ..subject import Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each source of whose archived copies none has the recorded checksum."""
    for reference in subject.references:
        recorded = reference.get("sha256").lower()
        found = [(path, subject.checksum(path)) for path in copies(reference, subject)]
        if not is_checksum(recorded) or recorded in [checksum for _, checksum in found]:
            continue
        if any(subject.archives.is_pointer(path) for path, _ in found):
            continue  # The copy itself is not here: another rule tells.
        for path, checksum in found[:1]:
            if checksum is None:
                continue
            span = reference.at("sha256")
            fix = Fix("Record the new checksum", (Edit(span, checksum),))
            yield Diagnostic(
                "REF007",
                f"the archived copy {path} of “{reference.key}” has changed: its checksum was "
                f"{recorded[:12]}… and is {checksum[:12]}…",
                span,
                (
                    *_line_ends(path, recorded, subject),
                    "Bring the recorded copy back. If this is a new edition: "
                    f"“briefpdf source update {reference.key} {path}”.",
                ),
                fix=fix if "sha256" in reference.spans else None,
                source=reference.key,
            )


def _line_ends(path: str, recorded: str, subject: Subject) -> tuple[str, ...]:
    """What to do where nothing but the line ends are others."""
    data = subject.project.workspace.read_bytes(path)
    if b"\n" not in data or b"\0" in data:
        return ()
    plain = data.replace(b"\r\n", b"\n")
    if recorded not in (sha256(one).hexdigest() for one in (plain, plain.replace(b"\n", b"\r\n"))):
        return ()
    folder = PurePosixPath(path).parent.as_posix()
    return (
        "Nothing but its line ends changed: git converts them. Write this into .gitattributes, and "
        f"check the file out anew: {folder}/** -text",
    )


_FIELDS = (
    "  title = {{Troops}},\n  institution = {{CRS}},\n  date = {{2025}},\n"
    "  file = {{briefs/sources/crs-troops.txt}},\n  sha256 = {{{}}},\n"
)

RULE = Rule(
    code="REF007",
    name="changed-archive",
    severity=Severity.ERROR,
    title="An archived copy is not the recorded one",
    why="What was checked against the recorded copy may not stand in this one.",
    bad=source(_FIELDS.format(f"«{'0123456789abcdef' * 4}»")),
    good=source(_FIELDS.format("bc040a2e6c37ba8dcd72fa01f02fe08bf1971a9bf6fe660c8375c1eb6fb19b0f")),
    check=check,
    scope="source",
)

"""REF007: an archived copy that is not the one whose checksum was recorded."""

from __future__ import annotations

from collections.abc import Iterator

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
                    "Bring the recorded copy back. If this is a new edition: "
                    f"“briefpdf source update {reference.key} {path}”.",
                ),
                fix=fix if "sha256" in reference.spans else None,
                source=reference.key,
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

"""REF020: an archived copy whose checksum is not recorded."""

from __future__ import annotations

from collections.abc import Iterator

from ...source.diagnostic import Diagnostic, Fix
from ..copies import copies
from ..examples import source
from ..fields import added_field
from ..rule import Rule, Severity
from ..signed import signs_source
from ..subject import Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each source with an archived copy and no `sha256`."""
    for reference in subject.references:
        if reference.get("sha256"):
            continue
        for path in copies(reference, subject)[:1]:
            checksum = subject.checksum(path)
            if checksum is None:
                continue
            edit = added_field(reference, "file", "sha256", checksum, subject)
            safe = not signs_source(reference.key, subject)
            yield Diagnostic(
                "REF020",
                f"the checksum of the archived copy {path} of “{reference.key}” is not recorded",
                reference.at("file"),
                (f"Add sha256 = {{{checksum}}}.",),
                fix=Fix("Record the checksum", (edit,), safe) if edit else None,
                source=reference.key,
            )


_FIELDS = "  title = {{Troops}},\n  institution = {{CRS}},\n  date = {{2025}},\n  file = {{{}}},\n"
_CHECKSUM = "bc040a2e6c37ba8dcd72fa01f02fe08bf1971a9bf6fe660c8375c1eb6fb19b0f"

RULE = Rule(
    code="REF020",
    name="unrecorded-checksum",
    severity=Severity.OFF,
    title="The checksum of an archived copy is not recorded",
    why="The copy could be changed, and nothing would show it.",
    bad=source(_FIELDS.format("«briefs/sources/crs-troops.txt»")),
    good=source(_FIELDS.format("briefs/sources/crs-troops.txt") + f"  sha256 = {{{_CHECKSUM}}},\n"),
    check=check,
    scope="source",
)

"""REF017: a checksum that is none."""

from __future__ import annotations

from collections.abc import Iterator

from ...source.diagnostic import Diagnostic, Edit, Fix
from ..archives import copies, is_checksum
from ..examples import source
from ..rule import Rule, Severity
from ..subject import Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each `sha256` that no file can have."""
    for reference in subject.references:
        written = reference.get("sha256")
        if not written or is_checksum(written):
            continue
        span, fix = reference.at("sha256"), None
        hint = "Name the archived copy in `file`, and record the checksum of that."
        for path in copies(reference, subject)[:1]:
            checksum = subject.checksum(path) or ""
            hint = f"The checksum of {path} is {checksum}."
            if "sha256" in reference.spans:
                fix = Fix("Record the checksum of the copy", (Edit(span, checksum),))
        message = f"the checksum of “{reference.key}” is no SHA-256: that has 64 hexadecimal digits"
        yield Diagnostic("REF017", message, span, (hint,), fix=fix, source=reference.key)


_FIELDS = (
    "  title = {{Troops}},\n  institution = {{CRS}},\n  date = {{2025}},\n  sha256 = {{{}}},\n"
)

RULE = Rule(
    code="REF017",
    name="bad-checksum",
    severity=Severity.ERROR,
    title="A checksum is no SHA-256",
    why="The archived copy could be changed, and nothing would show it.",
    bad=source(_FIELDS.format("«2533be88»")),
    good=source(_FIELDS.format("0123456789abcdef" * 4)),
    check=check,
    scope="source",
)

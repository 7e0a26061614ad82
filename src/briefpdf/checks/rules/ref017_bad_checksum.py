"""REF017: a checksum that is none."""

from __future__ import annotations

from collections.abc import Iterator
import re

from ...source.diagnostic import Diagnostic, Edit, Fix
from ..copies import copies, is_checksum
from ..examples import source
from ..rule import Rule, Severity
from ..signed import signs_source
from ..subject import Subject

# So many digits of a checksum are no chance.
_TELLING = 16


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
            if "sha256" in reference.spans and checksum:
                safe = _is_part(written, checksum) and not signs_source(reference.key, subject)
                fix = Fix("Record the checksum of the copy", (Edit(span, checksum),), safe)
        message = f"the checksum of “{reference.key}” is no SHA-256: that has 64 hexadecimal digits"
        yield Diagnostic("REF017", message, span, (hint,), fix=fix, source=reference.key)


def _is_part(written: str, checksum: str) -> bool:
    """Whether a text is the checksum after all, cut short or with something around it."""
    digits = re.sub(r"sha-?256|[^0-9a-f]", "", written.lower())
    return len(digits) >= _TELLING and (digits in checksum or checksum in digits)


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

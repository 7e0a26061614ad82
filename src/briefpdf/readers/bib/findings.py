"""Collects what is wrong in refs.bib, in the words of a finding."""

from __future__ import annotations

from collections.abc import Collection

from msgspec import Struct, field

from ...source.diagnostic import Diagnostic, Fix, Related
from ...source.nearest import nearest, respelling
from ...source.text import Span, Text

UNREADABLE_ENTRY = "REF001"
DUPLICATE_KEY = "REF002"
MERGED_FIELDS = "REF008"
UNRESOLVED_STRING = "REF009"
BAD_KEY = "REF013"
UNRESOLVED_INHERITANCE = "REF014"
UNREADABLE_DATE = "REF016"
STRAY_CHARACTER = "REF018"
UNREAD_COMMAND = "REF027"
UNLIKELY_NAMES = "REF028"
UNREAD_SET = "REF029"
MISSING_PARENT = "REF030"

# Nobody reads more, and a hostile file could ask for millions.
MAX_FINDINGS = 1000

# Looking for the nearest name is slow: this many are looked at in all, then the hint is left out.
_MAX_COMPARED = 50_000

_SHOWN_LENGTH = 60


def shown(text: str) -> str:
    """A text from the file in quotation marks, on one line and at most 60 characters long."""
    start = " ".join(text[: 4 * _SHOWN_LENGTH].split())
    cut = len(start) > _SHOWN_LENGTH or len(text) > 4 * _SHOWN_LENGTH
    return f"“{start[:_SHOWN_LENGTH]}…”" if cut else f"“{start}”"


class Findings(Struct):
    """The findings of one file, at most `MAX_FINDINGS` of them and a count of the others."""

    text: Text
    kept: list[Diagnostic] = field(default_factory=list)
    left_out: list[Span] = field(default_factory=list)
    compared: int = 0
    # Whether a block has no end.
    unclosed: bool = False

    def report(
        self,
        code: str,
        message: str,
        span: Span,
        *hints: str,
        key: str | None = None,
        related: tuple[Related, ...] = (),
        fix: Fix | None = None,
    ) -> None:
        """Keep a finding about the entry `key`."""
        if len(self.kept) < MAX_FINDINGS:
            self.kept.append(Diagnostic(code, message, span, hints, related, fix, source=key))
        else:
            self.left_out.append(span)

    def suggest(
        self, name: str, names: Collection[str], span: Span
    ) -> tuple[tuple[str, ...], Fix | None]:
        """A hint that names the nearest of `names`, and the fix that writes it at a span.

        Both only for the first few misspellings of a file.
        """
        self.compared += len(names)
        meant = nearest(name, names) if self.compared <= _MAX_COMPARED else None
        if meant is None:
            return (), None
        return (f"Did you mean “{meant}”?",), respelling(self.text, span, name, meant, names)

    def line(self, offset: int) -> int:
        """The line of an offset, counted from 1."""
        return self.text.line_column(offset)[0]

    def listed(self) -> tuple[Diagnostic, ...]:
        """All findings in the order of the file."""
        found = sorted(self.kept, key=lambda finding: finding.span)
        if self.left_out:
            message = f"{len(self.left_out):,} more mistakes of this file are not listed"
            hint = "Mend the listed ones first."
            found.append(Diagnostic(UNREADABLE_ENTRY, message, self.left_out[0], (hint,)))
        return tuple(found)

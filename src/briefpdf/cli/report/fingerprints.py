"""Marks that stay with a finding when the lines above it change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256

from ...checks.finding import Finding
from ...source.text import Text


def fingerprints(findings: Sequence[Finding], text: Callable[[str], Text]) -> Iterator[str]:
    """A fingerprint for each finding, from its rule, its file and what is written there.

    That is the words found and the lines that they stand in, without their indent. Where all of it
    is the same, the findings are numbered in the order given.
    """
    seen: Counter[str] = Counter()
    for finding in findings:
        span, file = finding.diagnostic.span, text(finding.path)
        lines = range(finding.line, min(finding.end_line, finding.line + _MOST_LINES) + 1)
        parts = (
            finding.rule.code,
            finding.path,
            file.content[span.start : span.end],
            "\n".join(file.line(number).strip() for number in lines),
        )
        hashed = sha256("\0".join(parts).encode("utf-8", "backslashreplace")).hexdigest()[:32]
        seen[hashed] += 1
        yield f"{hashed}:{seen[hashed]}"


# A finding of a whole file is known by its beginning.
_MOST_LINES = 50

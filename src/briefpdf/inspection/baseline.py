"""Holds what was found to what was there before: a baseline, or a revision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..checks.baseline import Baseline, Entry, can_be_passed_over, fingerprints
from ..checks.rule import Finding
from ..source.diagnostic import Diagnostic
from .added import with_diagnostics
from .inspect import Held

if TYPE_CHECKING:  # A run that asks no revision has no need of it.
    from .since import Since

STALE = "CONFIG005"


def hold(
    inspection: Held, baseline: Baseline | None, whole: bool, since: Since | None = None
) -> Held:
    """An inspection in which findings of a baseline, or of a revision, are counted, and no more.

    Where the `whole` workspace was looked at, an entry that matches nothing is a finding.
    """
    fresh: list[Finding] = []
    before: list[Finding] = []
    earlier: list[Finding] = []
    prints = list(fingerprints(inspection.findings, inspection.text))
    for finding, mark in zip(inspection.findings, prints, strict=True):
        if baseline is not None and mark in baseline.entries and can_be_passed_over(finding):
            before.append(finding)
        elif since is not None and since.had(mark, finding, inspection):
            earlier.append(finding)
        else:
            fresh.append(finding)
    history = None if since is None else lambda: since.history
    held = inspection.with_values(
        findings=tuple(fresh), baseline=tuple(before), earlier=tuple(earlier), history=history
    )
    if not whole or baseline is None:
        return held
    seen, text = set(prints), baseline.text
    stale = (_stale(entry) for mark, entry in baseline.entries.items() if mark not in seen)
    return with_diagnostics(held, stale, lambda path: text)


def _stale(entry: Entry) -> Diagnostic:
    return Diagnostic(
        STALE,
        f"{entry.code} is not found in {entry.path} any more: {entry.message}",
        entry.span,
        ("Remove the entry, or write the baseline anew with --write-baseline.",),
    )

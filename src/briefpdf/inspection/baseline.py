"""Holds what was found to what was there before: a baseline, or a revision."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ..checks.baseline import Baseline, Entry, can_be_passed_over, fingerprints
from ..checks.named import find_rule
from ..checks.rule import Finding, Severity, locate
from ..checks.run import severity_of
from ..project.load import load_settings
from ..source.diagnostic import Diagnostic
from .inspect import Held, Inspection

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
    if whole and baseline is not None:
        seen = set(prints)
        stale = [entry for mark, entry in baseline.entries.items() if mark not in seen]
        fresh += _stale(stale, baseline, inspection)
        fresh.sort(key=lambda one: (one.path, one.line, one.column, one.rule.code))
    history = None if since is None else lambda: since.history
    return inspection.with_values(
        findings=tuple(fresh), baseline=tuple(before), earlier=tuple(earlier), history=history
    )


def _stale(
    entries: Iterable[Entry], baseline: Baseline, inspection: Inspection
) -> Iterator[Finding]:
    rule = find_rule(STALE)
    assert rule is not None
    severity = severity_of(rule, load_settings(inspection.workspace).value, baseline.text.path)
    for entry in entries if severity is not Severity.OFF else ():
        diagnostic = Diagnostic(
            STALE,
            f"{entry.code} is not found in {entry.path} any more: {entry.message}",
            entry.span,
            ("Remove the entry, or write the baseline anew with --write-baseline.",),
        )
        yield locate(diagnostic, rule, severity, lambda path: baseline.text)

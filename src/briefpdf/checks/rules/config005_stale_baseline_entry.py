"""CONFIG005: an entry of a baseline that no longer matches; who reads the baseline looks for it."""

from __future__ import annotations

from ...settings import BASELINE_FILE
from ..rule import Rule, Severity

_ENTRY = '"code": "BRIEF005", "path": "briefs/base.md", "message": "no claim backs this"'

RULE = Rule(
    code="CONFIG005",
    name="stale-baseline-entry",
    severity=Severity.NOTE,
    title="An entry of the baseline matches no finding any more",
    why="What it stood for is mended or written otherwise; left there, it could pass over the same"
    " mistake made anew.",
    bad={
        BASELINE_FILE: '{"version": 1, "findings": [\n'
        f'{{"fingerprint": «"00000000000000000000000000000000:1"», {_ENTRY}}}\n]}}\n'
    },
    good={BASELINE_FILE: '{"version": 1, "findings": [\n]}\n'},
)

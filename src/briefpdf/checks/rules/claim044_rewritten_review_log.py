"""CLAIM044: a log of reviews that lost lines; `check --signed` looks for it."""

from __future__ import annotations

from ..rule import Rule, Severity

_LOG = "briefs/reviews.jsonl"
_LINE = '{"claim": "troops-2024", "by": "mm", "on": "2025-06-10", "decision": "no"}\n'

RULE = Rule(
    code="CLAIM044",
    name="rewritten-review-log",
    severity=Severity.WARNING,
    title="Lines of the log of reviews were changed or removed",
    why=(
        "The log shows the next reviewer what a claim said when it was last looked at. It is only "
        "ever added to; “check --signed” asks git whether a commit took something out."
    ),
    # The decision was another when the line was written.
    bad={_LOG: f"«{_LINE.replace('no', 'yes').strip()}»\n"},
    good={_LOG: _LINE},
)

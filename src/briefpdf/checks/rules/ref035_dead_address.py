"""REF035: a source that is gone from its address; `check --online` looks for it."""

from __future__ import annotations

from ..examples import BASE, REFS
from ..rule import Rule, Severity

_WITH_URL = BASE[REFS].replace("  title", "  url = {https://example.org/gone},\n  title")

RULE = Rule(
    code="REF035",
    name="dead-address",
    severity=Severity.WARNING,
    title="A source is gone from its address, or no longer says what is quoted",
    why=(
        "A reader who follows the link finds nothing, or another text. With “check --online”, the "
        "address of each cited source is asked, once and politely: whoever forbids robots, or does "
        "not answer in time, is not dead."
    ),
    bad={REFS: _WITH_URL.replace("https://example.org/gone", "«https://example.org/gone»")},
    good={REFS: BASE[REFS]},
)

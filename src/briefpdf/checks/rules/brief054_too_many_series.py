"""BRIEF054: a chart of more values for each claim than can be told apart."""

from __future__ import annotations

from ..examples import BASE, BRIEF, CLAIMS, brief
from ..rule import Rule, Severity, reported

_NAMES = [f"v{number}" for number in range(7)]
_VALUES = ", ".join(f"{name}: {{value: 10000, unit: people}}" for name in _NAMES)
_CLAIMS = {
    CLAIMS: BASE[CLAIMS].replace(
        "values: {troops: {value: 10000, unit: people, qualifier: more than}}",
        f"values: {{{_VALUES}}}",
    )
}
_PLACED = '{{ claim("troops-2024") }}\n\n{{ figure("sent") }}\n'


def _figure(count: int, mark: str) -> str:
    names = ", ".join(_NAMES[:count])
    return (
        f"figures:\n  {mark}: {{kind: bar, title: Sent, values: [{names}], "
        "claims: [troops-2024]}\n"
    )


RULE = Rule(
    code="BRIEF054",
    name="too-many-series",
    severity=Severity.ERROR,
    title="A chart has more series than can be told apart",
    why=(
        "Six colours can be told from each other in print, in grey and by readers who do not see "
        "all colours. Of a seventh nobody knows what it stands for."
    ),
    bad={BRIEF: brief(_PLACED, _figure(7, "«sent»")), **_CLAIMS},
    good={BRIEF: brief(_PLACED, _figure(6, "sent")), **_CLAIMS},
    check=reported("BRIEF054"),
)

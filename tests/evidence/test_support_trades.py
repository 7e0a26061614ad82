"""Restatements and slips in texts about farms, power, health and defence."""

from __future__ import annotations

import pytest

from .cases import errors, faults, pairs

SOUND = """
The fuel is carbon-free.
=> The fuel does not emit carbon.

The fuel does not emit carbon.
=> The fuel is carbon-free.

The country is without nuclear weapons.
=> The country has no nuclear weapons.

The clinic has no doctors.
=> The clinic lacks doctors.

No one in the village voted.
=> Nobody in the village voted.

No plant met the standard.
=> None of the plants met the standard.

If there is no rain, the crop fails.
=> Without rain, the crop fails.

The harvest was tax-free.
=> The harvest was not taxed.

The pact is non-binding.
=> The pact is not binding.

The nonprofit runs the clinic.
=> The non-profit runs the clinic.

The vote was 52 to 48 in the House and 9 to 4 in the Senate.
=> The vote was 52-48 in the House and 9-4 in the Senate.

The loan runs from May 2021 to March 2030.
=> The loan runs from 2021 to 2030.

The reactor supplied heat between 2011 and 2014.
=> The reactor supplied heat from 2011 to 2014.

Exports rose by 40 percent from 2018 to 2024.
=> Exports have risen by 40 percent since 2018.
"""

FAULTS = {
    "negation": """
The fuel emits carbon.
=> The fuel is carbon-free.

The port is ice-free.
=> The port has ice.

The pact is non-binding.
=> The pact is binding.

The valley has mines.
=> The valley is free of mines.
""",
    "number": """
The vote was 52 to 48.
=> The vote was 48-52.

The ratio of nurses to beds is 4 to 1.
=> The ratio of nurses to beds is 1 to 4.

The panel voted 9 to 12 to approve the drug.
=> The panel voted 12 to 9 to approve the drug.
""",
    "date": """
The reactor supplied roughly 12 percent of the power between 2011 and 2014, up from 9 percent.
=> The reactor supplied roughly 12 percent of the power since 2011, up from 9 percent.
""",
}


@pytest.mark.parametrize(("quote", "statement"), pairs(SOUND))
def test_a_restatement_stops_nothing(quote: str, statement: str) -> None:
    assert errors(statement, [quote]) == []


@pytest.mark.parametrize(("quote", "statement", "kind"), faults(FAULTS))
def test_a_slip_is_an_error(quote: str, statement: str, kind: str) -> None:
    assert kind in {gap.kind for gap in errors(statement, [quote])}

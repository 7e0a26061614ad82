"""Restatements and slips in texts about farms, power, health and defence."""

from __future__ import annotations

import pytest

from briefpdf.evidence.support import assess

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

The deal is worth 2 million pounds.
=> The deal is worth £2m.

The raid left nine soldiers wounded and two dead.
=> Two soldiers were killed and nine wounded in the raid.

In Oslo, 12 of the 400 patients died.
=> Of 400 patients, 12 died in Oslo.

Under the bill the Army gets $7 billion, the Navy $9 billion.
=> The bill gives the Navy $9 billion and the Army $7 billion.

A gallon of gasoline costs $4, and one of diesel $3.
=> Diesel costs $3 a gallon, gasoline $4.

Nurses cost $1 billion less than drugs, which cost $4 billion.
=> Spending on drugs was $4 billion, $1 billion more than on nurses.

There were 63 attacks in 2019 and 41 in 2023.
=> There were 41 attacks in 2023, down from 63 in 2019.

On the farm are 12 horses, 40 cows, and 300 sheep.
=> The farm has 40 cows, 300 sheep, and 12 horses.
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
    "unit": """
The mill sold 400 pounds of flour.
=> The mill sold £400 of flour.
""",
    "relation": """
Imports doubled from 4,500 to 9,000 tons; exports tripled from 20,000 to 60,000 tons.
=> Imports tripled to 60,000 tons and exports doubled to 9,000 tons.

Among teenagers 30 percent smoked, as against 12 percent of adults.
=> Of the adults, 30 percent smoked; of the teenagers, 12 percent did.

A gallon of gasoline costs $4, and one of diesel $3.
=> Diesel costs $4 a gallon, gasoline $3.

There were 63 attacks in 2019 and 41 in 2023.
=> In 2019 there were 41 attacks, compared with 63 in 2023.

Germany pledged 14 tanks and Poland pledged 18 tanks.
=> Poland pledged 14 tanks, Germany 18.
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


@pytest.mark.parametrize(
    ("name", "told"),
    [("Ebolix", "or write [Ebolix] in it"), ("Sarcona", "no page of the source has Sarcona")],
)
def test_a_name_for_a_pronoun_is_told_by_whether_the_source_has_it(name: str, told: str) -> None:
    copy = "Ebolix is a drug for fevers. It was approved in 2014."
    found = assess(f"{name} was approved in 2014.", ["It was approved in 2014."], copies=[copy])
    (gap,) = found.gaps
    assert (gap.kind, gap.sure) == ("name", False)
    assert told in gap.message

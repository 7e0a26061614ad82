"""How sure a statement may be, and whose word it is."""

from __future__ import annotations

import pytest

from briefpdf.evidence.support import find_gaps

from .cases import errors, faults, pairs

FAULTS = {
    "attribution": """
Iran reportedly supplied Russia with short-range ballistic missiles.
=> Iran supplied Russia with short-range ballistic missiles.

Observers accuse the government of silencing its critics.
=> The government silences its critics.

According to opponents, the measure burdens small businesses.
=> The measure burdens small businesses.

The firm allegedly obtained restricted chips through intermediaries.
=> The firm obtained restricted chips by way of intermediaries.

Ukrainian officials said that the strike destroyed two bridges.
=> The strike destroyed two bridges.

The minister claimed that the reserves were full.
=> The reserves were full.

Critics argue that the tariffs raised consumer prices.
=> The tariffs raised consumer prices.

The militia is said to control the port.
=> The militia controls the port.
""",
    "certainty": """
The shortfall could take five years to remedy.
=> The shortfall will take five years to remedy.

Premiums may rise if the credits expire.
=> Premiums rise if the credits expire.

China likely has more than 600 warheads.
=> China has more than 600 warheads.

The strike appears to have damaged the runway.
=> The strike damaged the runway.

The closures might reduce access to care.
=> The closures have reduced access to care.

The new rule would probably delay the project.
=> The new rule would delay the project.

The regime is believed to hold 50 warheads.
=> The regime holds 50 warheads.

The change is a potential threat to the grid.
=> The change is a threat to the grid.

The outbreak could spread to neighboring provinces.
=> The outbreak is certain to spread to neighboring provinces.

The agency plans to close the office.
=> The agency closed the office.
""",
}

SOUND = """
Iran reportedly supplied Russia with missiles.
=> Iran is said to have supplied Russia with missiles.

The strike may have damaged the runway.
=> The strike could have damaged the runway.

The strike damaged the runway.
=> The strike may have damaged the runway.

China likely has more than 600 warheads.
=> China probably has more than 600 warheads.

The regime is believed to hold 50 warheads.
=> It is thought that the regime holds 50 warheads.

According to opponents, the measure burdens small firms.
=> The measure burdens small firms, opponents say.

Ukrainian officials said that the strike destroyed two bridges.
=> Two bridges were destroyed in the strike, according to Ukrainian officials.

Officials confirmed that the ship had sunk.
=> The ship had sunk, officials confirmed.

Exchanges may list such contracts.
=> Exchanges are allowed to list such contracts.

The report estimates that 4,000 homes were lost.
=> An estimated 4,000 homes were lost, the report found.

Analysts assess that the plant could reopen.
=> The plant might reopen, analysts assess.

States may not use the funds for roads.
=> States must not use the funds for roads.
"""


@pytest.mark.parametrize(("quote", "statement", "kind"), faults(FAULTS))
def test_a_fault_is_found(quote: str, statement: str, kind: str) -> None:
    assert kind in [gap.kind for gap in find_gaps(statement, [quote])]
    assert find_gaps(quote, [quote]) == ()


@pytest.mark.parametrize(("quote", "statement"), pairs(SOUND))
def test_the_same_in_other_words_has_no_gap(quote: str, statement: str) -> None:
    assert errors(statement, [quote]) == []


@pytest.mark.parametrize("said", ["according to officials", "officials said", "they said"])
def test_whose_word_it_is_may_stand_behind(said: str) -> None:
    quote = "Officials told the auditors that staffing was adequate at all sites."
    assert find_gaps(f"Staffing was adequate at all sites, {said}.", [quote]) == ()
    assert [gap.kind for gap in find_gaps("Staffing was adequate at all sites.", [quote])] == [
        "attribution"
    ]

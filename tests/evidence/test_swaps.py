"""What a sentence of the source says of one is not said of another one in it."""

from __future__ import annotations

import pytest

from briefpdf.evidence.support import find_gaps

SWAPPED = [
    (
        "The bill passed the House 217-213 but stalled in the Senate.",
        "The bill passed the Senate 217-213.",
        ("name", "Senate", True),
    ),
    (
        "Brazil is the largest exporter of soybeans; the United States is second.",
        "The United States is the largest exporter of soybeans.",
        ("name", "United States", True),
    ),
    (
        "Some 60 percent of respondents supported the measure, while 31 percent opposed it.",
        "Some 31 percent of respondents supported the measure.",
        ("number", "31 percent", True),
    ),
    (
        "The court vacated the rule in June, and the agency appealed in July.",
        "The agency vacated the rule in June.",
        ("word", "agency", False),
    ),
    (
        "Corn costs $7 and wheat costs $4 a bushel.",
        "Wheat costs $7 and corn costs $4 a bushel.",
        ("relation", "Wheat", True),
    ),
    (
        "In May, exports to China exceeded imports from China.",
        "Imports from China exceeded exports to China.",
        ("relation", "Imports", True),
    ),
    ("Women earn more than men.", "Men earn more than women.", ("relation", "Men", True)),
]
SOUND = [
    (
        "The bill passed the House 217-213 but stalled in the Senate.",
        "The bill passed the House 217-213.",
    ),
    (
        "Brazil and the United States are the largest exporters of soybeans.",
        "The United States and Brazil are the largest exporters of soybeans.",
    ),
    (
        "It had six areas: Food Safety; Rural Development (RD); Natural Resources (NR); and Farm "
        "Services.",
        "Its areas are Natural Resources; Rural Development; Food Safety; and Farm Services.",
    ),
    (
        "The court, a federal agency said, vacated the rule in June.",
        "The court vacated the rule in June.",
    ),
    (
        "France sent 20 tanks in May. Germany sent 30 tanks in June.",
        "Germany sent 30 tanks in June, France 20 in May.",
    ),
    ("Gas was replaced by coal as the fuel.", "Coal replaced gas as the fuel."),
    ("Food, water, and shelter were provided.", "Shelter, water, and food were provided."),
    ("Rail links and ports were repaired.", "Ports and rail links were repaired."),
    ("Corn costs $7 and wheat costs $4.", "Wheat costs $4 and corn costs $7."),
]


@pytest.mark.parametrize(("quote", "statement", "expected"), SWAPPED)
def test_another_in_the_place_of_one_is_found(
    quote: str, statement: str, expected: tuple[str, str, bool]
) -> None:
    found = [(gap.kind, gap.token, gap.sure) for gap in find_gaps(statement, [quote])]
    assert found == [expected]


@pytest.mark.parametrize(("quote", "statement"), SOUND)
def test_who_stands_elsewhere_is_nobody_s_stead(quote: str, statement: str) -> None:
    assert find_gaps(statement, [quote]) == ()

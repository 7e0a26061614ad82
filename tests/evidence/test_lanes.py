"""Copies are held word for word, other words only to what contradicts them."""

from __future__ import annotations

import pytest

from briefpdf.evidence.support import assess

from .cases import errors, faults, pairs

# Each error, by what it is about: a quote, and what somebody made of it.
WRONG = {
    "name": """
Putin's visit to the plant drew protests.
=> Lavrov's visit to the plant drew protests.

Boeing delivered 40 jets.
=> Airbus delivered 40 jets.

Putin visited Pyongyang.
=> Xi visited Pyongyang.
""",
    "direction": """
The bill, introduced by Senator Cantwell on June 4, would require operators to report incidents
within 72 hours.
=> The bill would permit operators to report incidents within 72 hours.

The committee approved the bill in May.
=> The committee rejected the bill in May.

The board raised the fee for visitors.
=> The board lowered the fee for visitors.

The court struck down the ban on exports of chips.
=> The court upheld the ban on exports of chips.

The ministry reaffirmed its support for the pipeline.
=> The ministry withdrew its support for the pipeline.

The program is funded by the state.
=> The program is unfunded.
""",
    "quantifier": """
The Navy had completed 4 of 11 planned upgrades by the end of 2022.
=> The Navy had completed 11 planned upgrades by the end of 2022.

All states require a permit for the use of the dye.
=> Some states require a permit for the use of the dye.

The rule applies only to cattle that are sold abroad.
=> The rule applies to cattle that are sold abroad.

Each member of the board voted for the sale.
=> One member of the board voted for the sale.
""",
    "certainty": """
The bill, introduced by Senator Cantwell on June 4, would require operators to report incidents
within 72 hours.
=> The bill requires operators to report incidents within 72 hours.

The order would cut funding for the northern ports.
=> The order did cut funding for the northern ports.

The agency seeks to close four of its laboratories.
=> The agency closed four of its laboratories.

Farms typically report their losses in the spring.
=> Farms report their losses in the spring.
""",
    "relation": """
The rule applies to cattle and sheep.
=> The rule applies to cattle or sheep.

The minister resigned despite the scandal.
=> The minister resigned because of the scandal.

Exports of rare earths fell by 23 percent in 2024, to 18,400 tons.
=> Exports of rare earths fell to 23 percent in 2024.

Of the total, $740 million went to loans and $460 million to grants in 31 states.
=> Of the total, $740 million went to grants and $460 million to loans in 31 states.

The share rose from 40 percent to 45 percent.
=> The share rose by 45 percent.

Japan overtook India in 2025.
=> India overtook Japan in 2025.

The first test succeeded and the second failed.
=> The first test failed and the second succeeded.

The report describes an increase of four percent in wages.
=> The report describes an increase to four percent in wages.

The vessel sailed from Lagos with a load of grain.
=> The vessel sailed to Lagos with a load of grain.
""",
    "added": """
The Army funded the program in 2024.
=> The Army funded the program in 2024, and the Navy closed two bases.

The Army funded the program in 2024.
=> The Army funded the program in 2024. The effort failed badly.

The agency closed the lab in 2019.
=> The agency closed the lab in 2019, and the director was arrested.

The agency closed the lab in 2019.
=> The agency closed the lab in 2019. It also paid $4 million to Boeing.

The agency closed the lab in 2019.
=> The agency closed the lab in 2019 because the roof leaked.

The library lends maps to schools in the county.
=> The library lends maps to schools in the county, which angered several local publishers.
""",
    "negation": """
The town has three hundred children.
=> The town is childless.

The agency acted on the request.
=> The agency failed to act on the request.

The bill, introduced by Senator Cantwell on June 4, would not require operators to report incidents
within 72 hours.
=> The bill would require operators to report incidents within 72 hours.

The company paid the fine.
=> The company refused to pay the fine.

The board renewed the lease.
=> The board declined to renew the lease.

Another state taxes fuel.
=> No other state taxes fuel.

Other states have a ban on the dye.
=> No state has a ban on the dye.

The site does harm to fish.
=> The site is harmless to fish.

The vote no longer counts.
=> The vote still counts.

The committee did not find that the minister broke the law.
=> The minister broke the law.

Officials denied that the minister broke the law.
=> The minister broke the law.
""",
    "context": """
The agency may release the funds unless Congress objects.
=> The agency may release the funds.

Visitors may enter the park, except in the nesting season.
=> Visitors may enter the park.

Experts ask whether the minister broke the law.
=> The minister broke the law.
""",
}

# What an editor would pass.
SOUND = """
The agency obligated $1.2 billion for broadband, of which $460 million went to 31 states.
=> The agency obligated $1.2 billion for broadband.

The upgrades cost $3.1 billion, roughly $600 million more than estimated.
=> The upgrades cost $3.1 billion.

Kim met Putin in May.
=> Putin met Kim in May.

The minister resigned due to the scandal.
=> The minister resigned because of the scandal.

Congress considered directing agencies to report on it, and authorized grants for elections
projects.
=> Congress considered directing agencies to report on it.

In 2024, its most recent reporting, it audited 3,900 imports.
=> The agency audited 3,900 imports.

Stem cells have the developmental potential to form all layers.
=> Stem cells form all layers.

The town is childless.
=> The town has no children.

Starmer visited Kyiv.
=> Prime Minister Keir Starmer visited Kyiv.

William Harper resigned in May.
=> Bill Harper resigned in May.

Iowa was the top seller of corn.
=> No state sold more corn than Iowa.

The plant is non-polluting.
=> The plant does not pollute.

Spending, excluding grants, rose.
=> Spending, not including grants, rose.

It made a record harvest, meaning about 1.7 billion pounds (773 million kilograms).
=> It made about 1.7 billion pounds.

Taxes apply once the share reaches 20%.
=> Taxes apply where the share is 20% or greater.

The ministry recognised the union, which had been organised in 2019.
=> The ministry recognized the union, which had been organized in 2019.

The grants went to Spain, Norway, and Ireland.
=> The grants went to Ireland, Norway, and Spain.

The agency approved the sale of the ships, although two members objected.
=> The agency approved the sale of the ships.
"""

# What only a reader can decide.
DOUBTFUL = """
The Navy had completed four planned upgrades by the end of 2022.
=> The Army had completed four planned upgrades by the end of 2022.

The proposed rule would apply to imports.
=> The rule applies to imports.

The grants are available to states and tribes.
=> The grants are available to states, tribes, and cities.

The House passed the bill; the Senate has not acted on it.
=> The House passed the bill; the Senate rejected it.

Only three states have such laws.
=> Few states have such laws.

Loans were approved in May.
=> Grants were approved in May.

The firm still exports oil.
=> The firm stopped exporting oil.

The committee approved the treaty in May and sent it to the floor.
=> The committee approved the bill in May and sent it to the floor.

The agency paid the farmers for the lost cattle in the spring.
=> The agency paid the teachers for the lost cattle in the spring.

The former minister opened the new bridge over the river in June.
=> The minister opened the new bridge over the river in June.

The agency closed the lab in 2019.
=> The agency closed the lab in 2019, and it was sued.

Officials said that the dam would be repaired before the winter.
=> The dam would be repaired before the winter.
"""


@pytest.mark.parametrize(("quote", "statement", "kind"), faults(WRONG))
def test_an_error_is_found(quote: str, statement: str, kind: str) -> None:
    assert kind in [gap.kind for gap in errors(statement, [quote])]
    assert assess(quote, [quote]).gaps == ()


@pytest.mark.parametrize(("quote", "statement"), pairs(SOUND))
def test_what_is_sound_has_no_error(quote: str, statement: str) -> None:
    assert errors(statement, [quote]) == []


@pytest.mark.parametrize(("quote", "statement"), pairs(DOUBTFUL))
def test_what_may_be_meant_otherwise_is_for_a_reader(quote: str, statement: str) -> None:
    found = assess(statement, [quote])
    assert found.gaps
    assert [gap for gap in found.gaps if gap.sure] == []


@pytest.mark.parametrize(
    ("statement", "quote"),
    [
        ("Whales sing.", "The Army funded the program in 2024."),
        ("The court closed.", "Wages in the north rose by four percent."),
        ("Reindeer cross the ice each winter.", "The bank lends to small farms."),
    ],
)
def test_a_statement_that_shares_no_words_is_thin(statement: str, quote: str) -> None:
    found = assess(statement, [quote])
    assert found.is_thin
    assert not found.is_copy
    assert "sing" in assess("Whales sing.", ["The Army funded the program."]).missing


def test_a_copy_says_so_and_a_restatement_does_not() -> None:
    quote = "The library lends maps to schools in the county, and to nobody else."
    assert assess("The library lends maps to schools in the county.", [quote]).is_copy
    assert not assess("Schools can borrow maps in the library.", [quote]).is_copy


def test_a_name_that_the_source_has_elsewhere_is_for_a_reader() -> None:
    statement, quote = "The Falcon entered service in 1981.", "It entered service in 1981."
    (gap,) = assess(statement, [quote], copies=["The Falcon is an aircraft.", quote]).gaps
    assert (gap.kind, gap.sure) == ("name", False)


def test_a_message_names_the_words_on_both_sides() -> None:
    (gap,) = errors("The committee rejected the bill.", ["The committee approved the bill."])
    assert gap.message == "the statement says “rejected” where the quotes say “approved”"
    assert (gap.token, gap.nearest) == ("rejected", "approved")

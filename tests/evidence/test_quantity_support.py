"""Amounts: numbers, units and what qualifies them."""

from __future__ import annotations

import pytest

from briefpdf.evidence.derived import derivation_of
from briefpdf.evidence.support import find_gaps

from .cases import errors, faults, pairs

FAULTS = {
    "number": """
The toll was .94 billion dollars.
=> The toll was 94 billion dollars.

Appropriations for the account rose from $410 million in FY2023 to $455 million in FY2024.
=> The account grew to $465 million in FY2024.

The rescission would cancel $1.5 billion in unobligated balances.
=> Some $1.5 million in unobligated balances would be rescinded.

Approximately 28,500 U.S. troops are stationed in South Korea.
=> About 25,800 U.S. troops are based in South Korea.

The Senate passed S. 870 by a vote of 95-2 on April 20, 2023.
=> The Senate passed S. 870 in April 2023 with 92 votes in favor.

Forty states and the District of Columbia have adopted the expansion.
=> The expansion has been adopted by 44 states.

Vladimir Putin and Kim Jong Un held a summit in September 2023.
=> Vladimir Putin and Kim Jong Un held 3 summits in September 2023.

Vladimir Putin and Kim Jong Un held a summit in September 2023.
=> Putin and Kim held two summits in September 2023.

The reserve held 347 million barrels at the end of 2023.
=> The reserve held 350 million barrels at the end of 2023.

One in four adults reported having delayed care because of its cost.
=> One in five adults said they delayed care because of cost.

Negotiators held three rounds of talks in Geneva.
=> Negotiators met for four rounds of talks in Geneva.

Between 10 and 12 million people live in the affected provinces.
=> Between 10 and 15 million people live in the affected provinces.

The program's cost has doubled since 2001.
=> The program's cost has tripled since 2001.

Enrollment reached 21.4 million in 2024, compared with 11.4 million in 2020.
=> Enrollment reached 11.4 million in 2024.

Roughly two-thirds of the discretionary funding goes to states.
=> About three-quarters of discretionary funding goes to the states.

The House took up the fourth continuing resolution in March.
=> The House took up the fifth continuing resolution in March.

The law gives agencies 20 days to respond.
=> Agencies have 30 days to respond under the law.

Thousands of protesters gathered in the capital.
=> Millions of protesters came together in the capital.
""",
    "unit": """
The tax rate rose by 3 percent.
=> The tax rate rose by 3 percentage points.

The Commission fined the company 1.8 billion euros.
=> The company was fined $1.8 billion by the Commission.

Iran transferred 200 missiles to Russia.
=> Iran gave Russia 200 drones.

The pipeline carries 830,000 barrels per day.
=> The pipeline carries 830,000 gallons per day.

The pipeline carries 830,000 barrels per day.
=> The pipeline carries 830,000 barrels a month.

Repairs could take five years.
=> Repairs could take five months.

The plant produced 40 kilograms of enriched uranium.
=> The plant produced 40 tons of enriched uranium.

The base houses 4,000 soldiers.
=> The base houses 4,000 civilians.

Wind farms generated 434 terawatt-hours in 2022.
=> Wind farms generated 434 gigawatt-hours in 2022.

The pact was signed by 12 countries.
=> The pact was signed by 12 companies.

The vessel carried 300 migrants.
=> The vessel carried 300 containers.
""",
    "qualifier": """
More than 57,000 acres burned.
=> Up to 57,000 acres burned.

The pipeline would carry up to 830,000 barrels a day.
=> The pipeline would carry 830,000 barrels a day.

The program received not less than $33 million.
=> The program received no more than $33 million.

About 6.3 million Ukrainians are recorded as refugees.
=> Exactly 6.3 million Ukrainians are recorded as refugees.

About 6.3 million Ukrainians are recorded as refugees.
=> A total of 6.3 million refugees from Ukraine are recorded.

The militia has 10,000 or more fighters.
=> The militia has more than 10,000 fighters.

The militia has 10,000 fighters.
=> The militia has over 10,000 fighters.

Nearly 40 percent of the balance had not been obligated.
=> More than 40 percent of the balance had not been obligated.

The junta controls less than half of the country.
=> The junta controls half of the country.

The army fired an average of 6,000 shells a day.
=> The army fired 6,000 shells a day.

At least 40 inspectors were expelled.
=> At most 40 inspectors were expelled.

The stockpile must not exceed 300 kilograms.
=> The stockpile must exceed 300 kilograms.

Recovery will take 3 to 5 years.
=> Recovery will take 5 years.

Some Members have proposed a ban on trading.
=> All Members have proposed a ban on trading.

Most of the grants went to rural hospitals.
=> All of the grants went to rural hospitals.

As many as 900 prisoners were released.
=> At least 900 prisoners were released.
""",
}

SOUND = """
The tax is .5 percent.
=> The tax is 0.5 percent.

33 percent of farmers own their land.
=> A third of farmers own their land.

66.7 percent of farmers own their land.
=> Two-thirds of farmers own their land.

The tax is half a percent.
=> The tax is 0.5 percent.

The rate rose a quarter of a percentage point.
=> The rate rose 25 basis points.

2.5 million people left.
=> Two and a half million people left.

The fund holds $250 million.
=> The fund holds a quarter of a billion dollars.

90 percent of farms are small.
=> Nine of ten farms are small.

62 percent of farms are small.
=> Most farms are small.

More than 2,000 farms closed.
=> 2,000-plus farms closed.

About 12 percent of adults, or one in eight, have used such drugs.
=> One in eight adults, about 12%, has used such drugs.

Nine in 10 small firms have fewer than 20 employees.
=> Ninety percent of small firms employ under 20 people.

The fleet grew fivefold from 1990 to 2020.
=> From 1990 to 2020, the fleet increased five times over.

Prices have risen tenfold since 2015.
=> Prices are ten times what they were in 2015.

The mission lasted six months.
=> It was a six-month mission.

Under the plan, $1.25 trillion would be spent over 30 years.
=> Over three decades, the plan would spend $1.25 trillion.

The waiting period is 72 hours.
=> There is a waiting period of three days.

Some 40,000 fighters, half of them foreigners, remain in the camps.
=> About 40,000 fighters remain in camps, half of whom are foreign.

Enrollment peaked at 47.6 million in FY2013.
=> Enrollment was highest in FY2013, with 47.6 million people.

The ceiling was raised by $5 trillion, to $41.1 trillion.
=> The ceiling went up $5 trillion and is now $41.1 trillion.

Output fell from 3.2 million barrels per day (mb/d) to 2.9 mb/d.
=> Output dropped to 2.9 million barrels a day from 3.2 million.

The Senate confirmed her 52-48 in October 2020.
=> She was confirmed in October 2020, 52 to 48.

At the end of the fiscal year, 1,187 cases were pending, up from 876.
=> Pending cases rose from 876 to 1,187 at fiscal year-end.

The company owns a 51 percent stake; the state holds the remaining 49 percent.
=> The company's share is 51% and the state's 49%.

The 2nd, 5th, and 9th Circuits have rejected the theory.
=> Three circuits, the Second, Fifth, and Ninth, have rejected the theory.

The conflict is in its 12th year.
=> The conflict has entered its twelfth year.

The program cost $2.4 billion in FY2022, $2.6 billion in FY2023, and $2.9 billion in FY2024.
=> Program costs rose from $2.4 billion in FY2022 to $2.9 billion in FY2024.

Between 2011 and 2021, the number of dairy farms fell by more than half.
=> More than half of dairy farms were lost between 2011 and 2021.
"""


@pytest.mark.parametrize(("quote", "statement", "kind"), faults(FAULTS))
def test_a_fault_is_found(quote: str, statement: str, kind: str) -> None:
    assert kind in [gap.kind for gap in find_gaps(statement, [quote])]
    assert find_gaps(quote, [quote]) == ()


@pytest.mark.parametrize(("quote", "statement"), pairs(SOUND))
def test_the_same_in_other_words_has_no_gap(quote: str, statement: str) -> None:
    assert errors(statement, [quote]) == []


@pytest.mark.parametrize("said", ["Fourteen or more states have", "14 states or more have"])
def test_what_qualifies_a_number_from_behind_is_not_put_in(said: str) -> None:
    quote = "At least 14 states have enacted such laws."
    assert find_gaps(f"{said} enacted such laws.", [quote]) == ()


def test_all_but_some_are_not_some() -> None:
    all_but, some = "All but three provinces ratified it.", "Three provinces ratified it."
    assert [gap.kind for gap in errors(some, [all_but])] == ["qualifier"]
    assert [gap.kind for gap in errors(all_but, [some])] == ["qualifier"]


@pytest.mark.parametrize(
    ("said", "quote", "expected"),
    [
        ("$3.1 billion", "Of $4.2 billion, $1.1 billion was left.", "$4.2 billion − $1.1 billion"),
        ("seven", "Only two of the nine met the deadline.", "nine − two"),
        ("$18 billion", "It will buy 12 ships at $1.5 billion each.", "12 × $1.5 billion"),
        ("60 percent", "Of 500 mines, 300 closed.", "300 as a share of 500"),
        ("21%", "Output was 2.3 million tons, up from 1.9 million tons.", "2.3 million tons as a"),
        ("$3.3 billion", "Of $4.2 billion, $1.1 billion was left.", ""),
        ("$5 billion", "Of 4.2 billion tons, $800 million was left.", ""),
        ("many", "Of $4.2 billion, $1.1 billion was left.", ""),
    ],
)
def test_a_number_is_told_as_worked_out(said: str, quote: str, expected: str) -> None:
    found = derivation_of(said, [quote])
    assert found.startswith(expected) and bool(found) == bool(expected)


@pytest.mark.parametrize(
    ("said", "quote", "kind", "sure"),
    [
        ("Exports came to $1.6 billion.", "Exports came to $1.58 billion.", "number", False),
        ("Exports came to $1.5 billion.", "Exports came to $1.58 billion.", "number", True),
        ("The plant made 1,200 cars.", "The plant made 1,234 cars.", "number", False),
        ("The plant made 1,300 cars.", "The plant made 1,234 cars.", "number", True),
        ("One in six farms closed.", "20 percent of farms closed.", "number", True),
        ("Most farms are small.", "42 percent of farms are small.", "quantifier", True),
    ],
)
def test_a_rounded_number_is_for_a_reader(said: str, quote: str, kind: str, sure: bool) -> None:
    assert [(gap.kind, gap.sure) for gap in find_gaps(said, [quote])] == [(kind, sure)]

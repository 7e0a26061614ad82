"""Dates of every precision."""

from __future__ import annotations

import pytest

from briefpdf.evidence.support import find_gaps

from .cases import errors, faults, pairs

FAULTS = {
    "date": """
The sanctions were lifted in December 2022.
=> In November 2022, the sanctions were lifted.

Germany closed its last reactors in April 2023.
=> Germany shut its last reactors in April 2022.

The agreement was signed in June 2024.
=> The agreement was signed on June 19, 2024.

The rule took effect in 2024.
=> The rule took effect in early 2024.

The Army missed its FY2022 recruiting goal.
=> In FY2023, the Army missed its recruiting goal.

Relations have warmed since the late 2010s.
=> Relations have warmed since the late 1990s.

The council imposed sanctions from 2006 to 2017.
=> From 2006 to 2019, the council imposed sanctions.

The talks opened in Doha on Monday.
=> The talks opened in Doha on Tuesday.

Turkey ratified the accession in January 2024; Hungary followed in February.
=> Hungary ratified the accession in March 2024.

The President signed the order on 2025-02-10.
=> The order was signed on February 11, 2025.

Spending peaked in the third quarter of 2023.
=> Spending peaked in the second quarter of 2023.
""",
}

SOUND = """
The agreement was signed on June 19, 2024.
=> The agreement was signed in June 2024.

The agreement was signed in June 2024.
=> The agreement was signed in 2024.

The office closed on December 3, 2024.
=> The office closed in late 2024.

In March and June 2024, the pair met in Doha.
=> The pair met in Doha in March 2024.

On February 5, 2026, the pact expired. On February 11, officials met.
=> Officials met on February 11, 2026.

The attack came on September 11, 2001.
=> The attack came on Tuesday, September 11, 2001.

Funding covers fiscal years 2015 through 2024.
=> Funding covers FY2015 to FY2024.

Funding covers FY2025-FY2026.
=> Funding covers fiscal years 2025 and 2026.

The order dates from 2025-02-10.
=> The order was given on February 10, 2025.

Output rose in the 1990s.
=> In the 1990s, output rose.

Output rose in 1994.
=> Output rose in the 1990s.

The index peaked in Q3 2024.
=> The index peaked in the third quarter of 2024.

The law was enacted in 2023-24.
=> The law was enacted between 2023 and 2024.

About 2,000 troops left.
=> About 2000 troops left.

The rule covers vehicles of model years 2027 through 2032.
=> Covered by the rule are vehicles of model years 2027-2032.

The fund received $10 million per year from 2016 to 2020.
=> From 2016 to 2020, the fund got $10 million annually.

U.S. aid averaged $180 million annually.
=> On average, U.S. aid was $180 million a year.

The bill has 11 titles.
=> There are eleven titles in the bill.

In May and June 2023, the pair met three times.
=> The pair had three meetings in May and June 2023.

The talks are scheduled for November 4-6, 2025.
=> Talks are to take place from November 4 to 6, 2025.

The ban took effect January 1.
=> As of January 1, the ban is in effect.

The index rose 0.3 percentage points to 4.1 percent.
=> The index went up by 0.3 percentage points, to 4.1%.

The levy applies to firms with annual revenue above €750 million.
=> Firms whose annual revenue exceeds €750 million are subject to the levy.

More than 2.7 million acres have been enrolled.
=> Over 2.7 million acres are enrolled.

Pakistan has an estimated 170 warheads.
=> Pakistan is estimated to have 170 warheads.

The number of cases doubled between 2020 and 2022.
=> There were twice as many cases in 2022 as in 2020.

The facility can process up to 3,000 tons a day.
=> The facility's daily capacity is up to 3,000 tons.

The ship's crew of 21 was rescued.
=> All 21 crew members were rescued.

A 2019 survey found that 58% of firms had relocated production.
=> In a survey from 2019, 58 percent of firms reported having relocated production.

Three percent of the funds are set aside for tribes.
=> A 3% share of the funds is reserved for tribes.

The tax is imposed at a rate of 21 percent.
=> The tax rate is 21%.

Net migration was 685,000 in the year to December 2023.
=> In the year ending December 2023, net migration stood at 685,000.

The 27 EU member states approved the plan unanimously.
=> All 27 member states of the European Union approved the plan.

Losses total 1.4 million hectares, an area about the size of Connecticut.
=> Some 1.4 million hectares were lost, an area roughly as large as Connecticut.

The first of eight submarines is due in 2029.
=> In 2029, the first submarine of eight is expected.

The Treasury sold $44 billion in 10-year notes.
=> Ten-year notes worth $44 billion were sold by the Treasury.

Payments rose to $1,907 a month in January 2024, a 3.2 percent increase.
=> In January 2024, monthly payments increased 3.2%, to $1,907.

Fifteen of the fund's 24 directors voted yes.
=> Of the 24 directors of the fund, 15 voted in favor.

It was Japan's first trade surplus in two years.
=> Japan had not run a trade surplus for two years.

The project is four years behind schedule and $1.1 billion over budget.
=> The project is $1.1 billion over its budget and four years late.

Oil accounts for 90 percent of exports and two-thirds of government revenue.
=> Oil makes up nine-tenths of exports and about 67% of government revenue.
"""


@pytest.mark.parametrize(("quote", "statement", "kind"), faults(FAULTS))
def test_a_fault_is_found(quote: str, statement: str, kind: str) -> None:
    assert kind in [gap.kind for gap in find_gaps(statement, [quote])]
    assert find_gaps(quote, [quote]) == ()


@pytest.mark.parametrize(("quote", "statement"), pairs(SOUND))
def test_the_same_in_other_words_has_no_gap(quote: str, statement: str) -> None:
    assert errors(statement, [quote]) == []

"""Amounts and dates as sets: a statement holds when its set has all that the source leaves open."""

from __future__ import annotations

from fractions import Fraction

import pytest

from briefpdf.evidence.dates.reading import find_dates
from briefpdf.evidence.dates.sets import days_of, related, relation_before
from briefpdf.evidence.gap import Gap
from briefpdf.evidence.quantities.reading import find_quantities
from briefpdf.evidence.quantities.sets import Interval, last_place, reach
from briefpdf.evidence.support import find_gaps
from briefpdf.evidence.tokens import tokenise

from .cases import faults, pairs

FACTS = frozenset({"number", "unit", "date", "qualifier"})

# The quote, and a statement whose set has it.
SOUND = """
The fleet has 34 ships, officials said.
=> The fleet has more than 30 ships.

Of the loans, 61 were repaid.
=> More than 50 loans were repaid.

The storm killed 135 people.
=> At least 100 people died in the storm.

The vote was attended by 44 members.
=> Fewer than 50 members attended the vote.

Some 480 jobs will be cut.
=> Up to 500 jobs will go.

34 ships took part in the exercise.
=> About 35 ships joined the exercise.

The port handled 9,972 containers.
=> The port handled about 10,000 containers.

32.8 percent of voters agreed.
=> Nearly a third of voters agreed.

In the survey, 52 percent approved.
=> Just over half approved, the survey found.

The plan costs $7 million, the agency said.
=> The plan costs between $5 million and $10 million.

Doctors advise therapy for 3 months.
=> Therapy takes 2 to 3 months, doctors advise.

34 people were hurt when the roof fell.
=> Dozens of people were hurt.

34,000 people fled the valley.
=> Tens of thousands fled.

116 bodies were found in the grave.
=> Hundreds of bodies were found.

Poseidon took in $181,674,817 worldwide.
=> Worldwide, Poseidon took in $181.7 million.

Sales rose from $5 million in 2020 to $10 million in 2024.
=> Sales doubled to $10 million.

Half of the staff left.
=> The staff shrank by 50 percent, since half of it left.

The harvest, meaning last year's, was about 1.7 billion pounds (773 million kilograms).
=> The harvest was about 1.7 billion pounds.

The rule applies once the share reaches 20%.
=> Where the share is 20% or greater, the rule applies.

The base has 10 fighter jets.
=> The base has 10 fighters.

The bill has 50 tax items.
=> The bill has 50 tax provisions.

He got an advance of 5 million euros.
=> His advance was €5m.

The track is 500 m long.
=> The track measures 500m.

The town has 13, 000 residents, and 98. 7 percent of them vote.
=> Of the 13,000 residents, 98.7 percent vote.

The work began in May 2016.
=> Work on it began before 2017.

The mill closed in 1987.
=> The mill had closed by 1990.

The law took effect in March 2004.
=> The law came into force after 2000.

The bridge was built in 2001.
=> The bridge was built in the 2000's.

The tower fell in 1994.
=> The tower collapsed in the 1990s.

The canal opened in 1885.
=> The canal opened in the late 19th century.

The reform was adopted in October 1997.
=> The reform was adopted in the late 1990s.

The fighting lasted from 1998 to 2001.
=> Fighting went on between 1995 and 2005.

The singer (born December 16, 1961) appeared in a 1987 film and won an award in 2005.
=> The singer was born in 1961.

Tokyo, 14 March 2023. The mission began in January, the agency said.
=> The mission began in January 2023.

School began on August 25, 2016.
=> The school opened in fall 2016.
"""

CONTRADICTING = {
    "number": """
The fleet has 25 ships, officials said.
=> The fleet has more than 30 ships.

The vote was attended by 63 members.
=> Fewer than 50 members attended the vote.

42 ships took part in the exercise.
=> About 35 ships took part in the exercise.

41 percent of voters agreed.
=> Nearly a third of voters agreed.

The plan costs $12 million, the agency said.
=> The plan costs between $5 million and $10 million.

Spending rose from $4 million to $9 million.
=> Spending rose from $9 million to $4 million.

Output fell from 80 tons in 2010 to 20 tons in 2020.
=> Output fell from 20 tons to 80 tons.

Aid rose from $22bn to $50bn and loans from $15bn to $45bn.
=> Aid doubled to $45bn and loans tripled to $50bn.

The fleet has more than 40 ships.
=> The fleet has more than 30 ships.

The show ended with its sixth season.
=> The show ended with its seventh season.
""",
    "unit": """
Tariffs rose by 5 percent.
=> Tariffs rose by 5 percentage points.
""",
    "date": """
The museum opened in May 1998.
=> The museum opened before 1998.

Fees were raised between 1995 and 2000.
=> Fees were raised after 2000.

The work began in May 2018.
=> The work began before 2017.

The bridge was built in 1994.
=> The bridge was built in the 2000s.

The mine closed in 1992.
=> The mine had closed by 1990.
""",
}

# The number or date is not there, and nothing that would contradict it is.
ABSENT = {
    "number": """
The two of them met in Geneva, and both signed the text.
=> The four-year talks in Geneva ended with a signature.
""",
    "date": """
Officials met in Geneva and signed the text.
=> Officials met in Geneva in 2019 and signed the text.
""",
}


def _facts(statement: str, quote: str) -> list[Gap]:
    return [gap for gap in find_gaps(statement, [quote]) if gap.kind in FACTS]


@pytest.mark.parametrize(("quote", "statement"), pairs(SOUND))
def test_a_set_that_has_the_sources_is_no_gap(quote: str, statement: str) -> None:
    assert _facts(statement, quote) == []


@pytest.mark.parametrize(("quote", "statement", "kind"), faults(CONTRADICTING))
def test_what_excludes_the_source_is_told_with_what_it_says(
    quote: str, statement: str, kind: str
) -> None:
    (found, *_) = [gap for gap in _facts(statement, quote) if gap.kind == kind]
    assert found.nearest
    assert found.nearest in found.message
    assert found.nearest.split()[-1].rstrip("s") in quote


@pytest.mark.parametrize(("quote", "statement", "kind"), faults(ABSENT))
def test_what_is_only_not_there_contradicts_nothing(quote: str, statement: str, kind: str) -> None:
    (found,) = [gap for gap in _facts(statement, quote) if gap.kind == kind]
    assert found.nearest == ""
    assert "do not give it" in found.message


def test_a_swapped_change_is_told_with_its_from() -> None:
    gaps = _facts(
        "Spending rose from $9 million to $4 million.",
        "Spending rose from $4 million to $9 million.",
    )
    assert [(gap.kind, gap.nearest) for gap in gaps] == [
        ("number", "to $9 million"),
        ("number", "from $4 million"),
    ]


@pytest.mark.parametrize(
    ("words", "low", "high", "above", "below"),
    [
        ("34", 34, 34, False, False),
        ("more than 30", 30, None, True, False),
        ("at least 30", 30, None, False, False),
        ("30 or more", 30, None, False, False),
        ("up to 30", None, 30, False, False),
        ("fewer than 30", None, 30, False, True),
        ("about 34", 33, 35, False, False),
        ("about 35", Fraction(65, 2), Fraction(75, 2), False, False),
        ("about 300", 270, 330, False, False),
        ("nearly 100", 90, 100, False, True),
        ("just over 100", 100, 110, True, False),
    ],
)
def test_the_numbers_that_an_amount_can_be(
    words: str, low: int | Fraction | None, high: int | Fraction | None, above: bool, below: bool
) -> None:
    tokens = tokenise(f"It has {words} ships.")
    (quantity,) = find_quantities(tokens, [False] * len(tokens))
    first, last = (None if end is None else Fraction(end) for end in (low, high))
    assert reach(quantity) == Interval(first, last, above, below)


@pytest.mark.parametrize(
    ("value", "place"), [("340", "10"), ("3.4", "1/10"), ("7", "1"), ("0", "1"), ("2500", "100")]
)
def test_the_worth_of_the_last_digit(value: str, place: str) -> None:
    assert last_place(Fraction(value)) == Fraction(place)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("apoE4 and fox0 are genes", 0),
        ("4. Justice Wanjala spoke", 0),
        ("There are three steps: 1.", 1),
        ("double standards are bad", 0),
        ("double the price", 1),
        ("for n=1 it holds", 0),
        ("The rate was 98. 7 percent", 1),
    ],
)
def test_figures_that_are_no_amounts(text: str, count: int) -> None:
    tokens = tokenise(text)
    assert len(find_quantities(tokens, [False] * len(tokens))) == count


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("before 2017", "before"),
        ("prior to 2017", "before"),
        ("no later than 2017", "by"),
        ("since 2017", "since"),
        ("after Census 2000", "after"),
        ("in 2017", ""),
    ],
)
def test_the_words_before_a_date(text: str, relation: str) -> None:
    tokens = tokenise(text)
    assert relation_before(tokens, len(tokens) - 1) == relation


@pytest.mark.parametrize(
    ("wanted", "given", "holds"),
    [
        ("the 2000s", "2001", True),
        ("the early 1970's", "1973", True),
        ("the early 1970's", "1978", False),
        ("the 19th century", "1885", True),
        ("the twentieth century", "1885", False),
        ("late 2024", "December 3, 2024", True),
        ("May 2016", "2016", False),
        ("winter 2020", "January 2021", True),
    ],
)
def test_the_days_that_a_date_can_mean(wanted: str, given: str, holds: bool) -> None:
    (ours,), (theirs,) = find_dates(f"in {wanted}."), find_dates(f"in {given}.")
    days, other = days_of(ours), days_of(theirs)
    assert days is not None
    assert other is not None
    assert days.holds(other) is holds


def test_days_before_and_after_meet_no_more() -> None:
    (date,) = find_dates("in 2017.")
    days = days_of(date)
    assert days is not None
    before, after = related(days, "before"), related(days, "after")
    assert not before.meets(after)
    assert not before.meets(days)
    assert related(days, "by").meets(days)


def test_a_year_before_all_calendars_has_no_days() -> None:
    (date,) = find_dates("on February 30, 2021.")
    assert days_of(date) is None

"""Claims are held to those that speak of the same thing, and to no others."""

from __future__ import annotations

from fractions import Fraction
from random import Random
from typing import Any

import pytest

from briefpdf.checks.conflict import compare_claims
from briefpdf.checks.pair import Pair
from briefpdf.evidence.given_amounts import Amounts, given_amounts
from briefpdf.evidence.slot import read_slot
from briefpdf.evidence.support import find_gaps, find_number_gaps
from briefpdf.evidence.tokens import Token
from briefpdf.model.claim import Claim, Value
from briefpdf.model.reference import PartialDate
from briefpdf.source.text import Span

NOWHERE = Span("a", 0, 0)


def registry(*statements: str) -> list[Claim]:
    return [Claim(f"c{at}", one, "fact", NOWHERE) for at, one in enumerate(statements)]


def claims(count: int) -> list[Claim]:
    statement = "North Korea sent {} troops to Russia near Kursk in 2024."
    return registry(*(statement.format(1000 + at) for at in range(count)))


OF_TWO_THINGS = (
    ("Exports of wheat rose 4 percent in 2024.", "Exports of corn rose 9 percent in 2024."),
    ("Men worked 41 hours a week.", "Women worked 37 hours a week."),
    ("The first phase costs $4 million.", "The second phase costs $7 million."),
    ("Round 1 awarded 12 grants.", "Round 2 awarded 19 grants."),
    (
        "Habitat Conservation received $69.8 million.",
        "Conservation and Enforcement received $171.8 million.",
    ),
    ("It lent $4 million for small farms.", "It lent $9 million for large farms."),
    ("Precinct 4 had a turnout of 45 percent.", "Precinct 5 had a turnout of 48 percent."),
    ("Turnout in precinct 4 was 45 percent.", "Turnout in precinct 5 was 48 percent."),
    ("Type 2 diabetes affects 5 million people.", "Type 1 diabetes affects 1 million people."),
    ("Flight AB102 carried 45 people.", "Flight AB103 carried 55 people."),
    ("Group A lost 4 kilograms.", "Group B lost 5 kilograms."),
    ("Men aged 25 to 34 earned $500.", "Men aged 35 to 44 earned $600."),
    ("Farms under 50 acres received 12 grants.", "Farms under 100 acres received 15 grants."),
    ("The rate was 6% for loans of $20,000.", "The rate was 5% for loans of $10,000."),
    ("Before 2017 the fund paid $4 million.", "After 2017 the fund paid $5 million."),
    ("The Army paid $4 million to the Navy.", "The Navy paid $5 million to the Army."),
    ("Of 45 plants in Ohio, 12 closed.", "Of 60 plants in Iowa, 15 closed."),
    ("Some states adopted the rule.", "All states adopted the rule."),
    ("Workers paid $8 in Ohio numbered 11,000.", "Workers paid $9 in Ohio numbered 12,000."),
    ("The median age in tract 1 of Ohio is 1.1.", "The median age in tract 1 of Iowa is 1.4."),
    ("It had 118 beds, 6 of them new.", "It had 117 beds, 5 of them new."),
    ("Of its 900 jobs the mill had shed 48.", "Of its 901 jobs the mill had shed 49."),
    (
        "At 5 milligrams it cut deaths by 12 percent.",
        "At 9 milligrams it cut deaths by 15 percent.",
    ),
)
BOTH_TRUE = (
    ("More than 30 ships arrived.", "34 ships arrived."),
    ("The plant emitted about 35 tons in 2010.", "The plant emitted 34 tons in 2010."),
    ("It cost $4.1 million.", "It cost $4,123,000."),
    ("Four states did not report.", "Six states reported."),
)
CONTRADICTING = (
    (
        "North Korea sent more than 10,000 troops to Russia in 2024.",
        "In 2024 North Korea sent more than 12,000 troops to Russia.",
    ),
    ("Ohio received $4.5 million in FY1990.", "Ohio received $9.7 million in FY1990."),
    (
        "Region 5 of the agency awarded 12 grants for item 3 in 1990.",
        "Region 5 of the agency awarded 1513 grants for item 3 in 1990.",
    ),
    ("Turnout in precinct 4 was 45 percent.", "Turnout in precinct 4 was 54 percent."),
    ("Building 7 holds 45 people.", "Building 7 holds 55 people."),
    ("Of 45 plants in Ohio, 12 closed.", "Of 45 plants in Ohio, 15 closed."),
    ("The index stood at 45 in May 2020.", "The index stood at 47 in May 2020."),
    ("It rose from $4 million to $9 million.", "It rose from $4 million to $8 million."),
    ("Fewer than 30 ships arrived.", "34 ships arrived."),
    ("A total of 45 mines closed in 1999.", "A total of 55 mines closed in 1999."),
    ("Congress did not approve the sale.", "Congress approved the sale."),
    ("Ohio shipped 11 tons in 1950, up from 6.", "Ohio shipped 14 tons in 1950, up from 9."),
    ("The drug cut deaths by 12 percent.", "The drug cut deaths by 15 percent."),
    ("12 of the 45 bridges were rated poor.", "15 of the 45 bridges were rated poor."),
    ("Imports rose 4 percent in 2020.", "Imports fell 4 percent in 2020."),
)


@pytest.mark.parametrize(("one", "other"), OF_TWO_THINGS + BOTH_TRUE)
def test_claims_about_two_things_do_not_contradict(one: str, other: str) -> None:
    assert not compare_claims(registry(one, other))


@pytest.mark.parametrize(("one", "other"), CONTRADICTING)
def test_claims_about_one_thing_contradict(one: str, other: str) -> None:
    (pair,) = compare_claims(registry(one, other))
    assert (pair.first, pair.second, pair.sort) == ("c0", "c1", "conflict")


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        (
            "The treaty was signed on May 3, 2019.",
            "The treaty was signed on 5 May 2019.",
            "it says May 5, 2019, the other May 3, 2019, of the same thing",
        ),
        (
            "Ana Lima was born in 1961.",
            "Ana Lima was born in May 1964.",
            "it says May 1964, the other 1961, of the same thing",
        ),
        (
            "The tunnel is 12-15 miles long.",
            "The tunnel is 16-21 miles long.",
            "it says 16, the other 12, of the same thing",
        ),
    ],
)
def test_a_contradiction_names_what_both_say(one: str, other: str, why: str) -> None:
    (pair,) = compare_claims(registry(one, other))
    assert (pair.sort, pair.why) == ("conflict", why)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ana Lima was born in 1961.", "Ana Lima was born on 4 May 1961."),
        ("The budget was adopted in May 2020.", "The budget was adopted in May 2021."),
        ("A treaty was signed on May 3, 2011.", "A treaty was signed on May 9, 2011."),
        ("Workers signed contracts in May 2011.", "Workers signed contracts in June 2011."),
        ("The board met on May 3, 2019.", "The board met on May 5, 2019."),
        ("The strike began before May 3, 2011.", "The strike began on May 1, 2011."),
        ("The Senate ratified it in May 2011.", "The House ratified it in June 2011."),
    ],
)
def test_days_of_what_comes_about_again_do_not(one: str, other: str) -> None:
    assert compare_claims(registry(one, other)) == []


def test_one_day_in_two_spellings_is_one() -> None:
    (pair,) = compare_claims(
        registry("The fund was founded on 4 June 2020.", "The fund was founded on June 4, 2020.")
    )
    assert pair.sort == "duplicate"


def test_a_conflict_names_both_amounts() -> None:
    (pair,) = compare_claims(registry("It cost $4 million in 2020.", "It cost $5 million in 2020."))
    assert pair.why == "it says $5 million, the other $4 million, of the same thing"


def test_the_day_of_a_claim_tells_what_it_speaks_of() -> None:
    first, second = registry("The index stood at 45.", "The index stood at 47.")
    days = [PartialDate(2020, 5), PartialDate(2020, 6)]
    dated = [
        Claim(one.id, one.statement, "fact", NOWHERE, date=day)
        for one, day in zip((first, second), days, strict=True)
    ]
    assert not compare_claims(dated)
    assert [one.sort for one in compare_claims([dated[0], second])] == ["conflict"]


def test_named_values_are_held_to_those_of_the_same_name_and_unit() -> None:
    def valued(name: str, number: str, statement: str, unit: str | None = "people") -> Claim:
        values = {"troops": Value("troops", number, unit, None, NOWHERE)}
        return Claim(name, statement, "fact", NOWHERE, values=values)

    one = valued("a", "10", "Troops were sent to Russia.")
    (pair,) = compare_claims([one, valued("b", "12", "To Russia the troops were sent.")])
    assert pair.why == "`troops` is 12 here and 10 there"
    assert not compare_claims([one, valued("b", "12", "Troops were sent to Belarus.")])
    assert not compare_claims([one, valued("b", "12", "To Russia troops were sent.", "brigades")])


def test_the_same_words_in_another_order_say_the_same() -> None:
    found = compare_claims(registry("In 2024 Ohio sent 10 men.", "Ohio sent 10 men in 2024."))
    assert found == [Pair("c0", "c1", "duplicate", "they say the same")]


def test_few_conflicts_are_all_described() -> None:
    pairs = compare_claims(claims(4))
    assert [(pair.first, pair.second) for pair in pairs] == [
        ("c0", "c1"),
        ("c0", "c2"),
        ("c1", "c2"),
        ("c0", "c3"),
        ("c1", "c3"),
        ("c2", "c3"),
    ]
    assert {pair.sort for pair in pairs} == {"conflict"}
    assert not any(pair.more for pair in pairs)


def test_the_last_that_is_described_counts_the_rest() -> None:
    pairs = compare_claims(claims(8))
    assert len(pairs) == 1 + 2 + 3 * 5
    of_last = [(pair.first, pair.more) for pair in pairs if pair.second == "c7"]
    assert of_last == [("c0", 0), ("c1", 0), ("c2", 4)]


def test_claims_of_one_pattern_take_time_that_grows_with_their_number(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # What a claim says is compared as numbers are; how often, no clock need tell.
    compared = [0, 0]
    is_equal = Fraction.__eq__

    def count(one: Fraction, other: object) -> bool:
        compared[-1] += 1
        return is_equal(one, other)

    many = [claims(300), claims(600)]
    monkeypatch.setattr(Fraction, "__eq__", count)
    for at, registered in enumerate(many):
        compared[-1] = 0
        compare_claims(registered)
        compared[at] = compared[-1]
    assert compared[0]
    assert compared[1] < 2.5 * compared[0]


def test_a_run_of_amounts_is_looked_through_once_for_each(monkeypatch: pytest.MonkeyPatch) -> None:
    looked = [0]

    class Tokens(list[Token]):
        def __getitem__(self, at: Any) -> Any:
            found = super().__getitem__(at)
            looked[0] += len(found) if isinstance(at, slice) else 1
            return found

    def counted(reading: Amounts) -> set[int]:
        reading.tokens = Tokens(reading.tokens)
        return given_amounts(reading)

    monkeypatch.setattr("briefpdf.evidence.slot.given_amounts", counted)
    counts = []
    for amounts in (100, 200):
        looked[0] = 0
        read_slot("1% " * amounts)
        counts.append(looked[0])
    assert 0 < counts[1] < 2.5 * counts[0]


def rows(count: int) -> list[str]:
    random = Random(7)
    plants = [f"{name} Works" for name in ("Alder", "Birch", "Cedar", "Dogwood", "Elm")]
    statements = []
    for at in range(count):
        plant, line, year = plants[at % 5], at // 5 % 20 + 1, 1980 + at // 100
        tons = random.randrange(10, 4000)
        statements.append(f"Line {line} of the {plant} shipped {tons:,} tons of pipe in {year}.")
    return statements


def test_rows_of_one_shape_contradict_only_where_the_thing_is_the_same() -> None:
    statements = rows(2000)
    again = [one.replace(" tons", ",001 tons") for one in statements[::100]]
    found = compare_claims(registry(*statements, *again))
    assert [(one.first, one.second) for one in found] == [
        (f"c{at * 100}", f"c{2000 + at}") for at in range(20)
    ]


def test_what_is_read_of_one_statement_does_not_depend_on_the_others() -> None:
    # A key of each statement, so that the time grows with their number and no faster.
    keys = [read_slot(one).key for one in rows(300)]
    assert len(set(keys)) == 300
    assert keys == [read_slot(one).key for one in rows(300)]


def test_numbers_alone_are_looked_at_as_with_all_else() -> None:
    quotes = ["Russia received some 10,000 troops and $5 million in March 2024."]
    for words in ("12,000", "10,000 troops", "5 million", "in April 2023 over 11,000 troops"):
        whole = [gap for gap in find_gaps(words, quotes) if gap.kind == "number"]
        alone = [gap for gap in find_number_gaps(words, quotes) if gap.kind == "number"]
        assert alone == whole
    assert find_number_gaps("12,000", quotes)

"""A time of day is one time, however it is written."""

from __future__ import annotations

import pytest

from briefpdf.evidence.slot import read_slot

from .cases import errors, find_gaps

_SAID = "The session began at {} in the old hall."


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("18:00", "6 p.m."),
        ("20:30", "8:30 pm"),
        ("8.30 pm", "20:30"),
        ("9:00", "9 a.m."),
        ("9 o’clock", "9 p.m."),
        ("noon", "12:00"),
        ("12 p.m.", "noon"),
        ("midday", "noon"),
        ("midnight", "12 a.m."),
        ("6 p.m.", "6"),
        ("about 6 p.m.", "about 18:00"),
        ("00:15", "12:15 a.m."),
    ],
)
def test_one_time_in_two_notations_is_one(one: str, other: str) -> None:
    assert find_gaps(_SAID.format(one), [_SAID.format(other)]) == ()
    assert find_gaps(_SAID.format(other), [_SAID.format(one)]) == ()


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("8 p.m.", "18:00"),
        ("6 p.m.", "6 a.m."),
        ("9:30 p.m.", "9:30 a.m."),
        ("6:10 p.m.", "6:13 p.m."),
        ("18:00", "18:30"),
        ("midnight", "noon"),
        ("06:00", "6 p.m."),
    ],
)
def test_another_time_is_told_as_it_is_written(ours: str, theirs: str) -> None:
    (gap,) = errors(_SAID.format(ours), [_SAID.format(theirs)])
    assert (gap.kind, gap.token, gap.nearest) == ("number", ours, theirs)


@pytest.mark.parametrize(
    ("statement", "quote"),
    [
        ("It is open from 9 a.m. to 5 p.m.", "It is open from 9 to 5 p.m."),
        ("It is open from 9 a.m. to 5 p.m.", "It is open from 9:00 to 17:00."),
        ("It is open between 2 p.m. and 5 p.m.", "It is open 2-5 p.m."),
        ("It is open from 10 a.m. to 11 p.m.", "It is open from 10 to 23:00."),
        ("It is open from 10 p.m. to 11 p.m.", "It is open from 10 to 11 p.m."),
        ("The odds were 10:15 at 00:12:40.", "At 00:12:40 the odds were 10:15."),
    ],
)
def test_hours_of_a_span_share_what_is_told_once(statement: str, quote: str) -> None:
    assert not errors(statement, [quote])


@pytest.mark.parametrize("hours", ["10 to 23:00", "10:00 to 23:00"])
def test_an_hour_before_one_of_the_whole_day_is_of_the_whole_day(hours: str) -> None:
    (gap,) = errors("It is open from 22:00 to 23:00.", [f"It is open from {hours}."])
    assert gap.token == "22:00"


@pytest.mark.parametrize(
    ("one", "other", "conflict"),
    [
        ("9:00", "9 p.m.", False),
        ("18:00", "6 p.m.", False),
        ("9 a.m.", "9 p.m.", True),
        ("9:00", "10:30", True),
    ],
)
def test_two_claims_contradict_each_other_by_their_times(
    one: str, other: str, conflict: bool
) -> None:
    first, second = (read_slot(_SAID.format(time)) for time in (one, other))
    values = [[amount.value for amount in slot.amounts] for slot in (first, second)]
    assert (first.key == second.key and values[0] != values[1]) is conflict

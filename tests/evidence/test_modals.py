"""A copy may say a duty, a leave or a skill in other words, but not make another of it."""

from __future__ import annotations

import pytest

from briefpdf.evidence.support import find_gaps

_SAID = "The agency {} submit its report on grants for elections to Congress each year."


def _tells(ours: str, theirs: str) -> list[tuple[str, bool]]:
    found = find_gaps(_SAID.format(ours), [_SAID.format(theirs)])
    return [(gap.kind, gap.sure) for gap in found]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("must", "shall"),
        ("must", "is required to"),
        ("must", "has to"),
        ("shall", "is obligated to"),
        ("must", "is to"),
        ("will", "is going to"),
        ("should", "ought to"),
        ("can", "is able to"),
        ("cannot", "is unable to"),
        ("may", "is allowed to"),
        ("might", "may"),
        ("may not", "must not"),
    ],
)
def test_two_ways_to_say_one_thing_are_one(one: str, other: str) -> None:
    assert _tells(one, other) == []
    assert _tells(other, one) == []


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("should", "must"),
        ("should", "shall"),
        ("must", "should"),
        ("may", "will"),
        ("can", "must"),
        ("must", "can"),
    ],
)
def test_a_duty_is_no_advice(ours: str, theirs: str) -> None:
    assert ("certainty", True) in _tells(ours, theirs)


@pytest.mark.parametrize("theirs", ["may", "might", "could"])
def test_what_may_be_is_told_where_it_can_be(theirs: str) -> None:
    assert _tells("can", theirs) == [("certainty", False)]
    assert _tells(theirs, "can") == []

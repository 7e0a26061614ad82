from __future__ import annotations

import pytest

from briefpdf.evidence.wording import fold, holds, holds_title

PASSAGE = (
    'Article 3 calls for each side to "immediately provide military and other assistance by all\n'
    "of one's means available\" – in the event of war. Russia's expanded cooperation will enable "
    "advancements of DPRK's weapons of mass destruction (WMD) program."
)

HELD = [
    "immediately provide military and other assistance",
    "Immediately provide military and other assistance",
    "immediately  provide\nmilitary",
    "by all of one’s means available",
    "available” — in the event of war",
    'available" -- in the event of war',
    "expanded cooperation will enable advancements,",
    "expanded cooperation will enable advancements.",
    "Russia's expanded cooperation … weapons of mass destruction",
    "expanded cooperation . . . will enable",
    "[e]xpanded cooperation will enable",
    "expanded cooperation [with Pyongyang] will enable",
    "advancement[s] of DPRK’s weapons",
    "",
]
NOT_HELD = [
    "immediately provide all assistance",
    "expanded cooperations",
    "panded cooperation",
    "expanded Cooperation will enable",
    "weapons of mass destruction … expanded cooperation",
    "cooperation … will never enable",
]


@pytest.mark.parametrize("words", HELD)
def test_words_that_the_passage_holds(words: str) -> None:
    assert holds(PASSAGE, words)


@pytest.mark.parametrize("words", NOT_HELD)
def test_words_that_the_passage_does_not_hold(words: str) -> None:
    assert not holds(PASSAGE, words)


def test_folding_keeps_words_and_unifies_marks() -> None:
    assert fold("“A\u00a0 b” — c…") == "'A b'-c..."


def test_brackets_of_the_source_itself_are_its_words() -> None:
    assert holds(
        "It gives “financial benefit[s], and support.”", "financial benefit[s], and support"
    )


def test_many_gaps_take_no_long_time() -> None:
    assert not holds("a " * 20_000, "a … " * 200 + "z")


def test_a_title_is_a_name_in_whatever_case_and_marks() -> None:
    passage = "She sang (Over the Western Hills) and nothing else."
    assert holds_title(passage, "Over The Western Hills")
    assert not holds_title(passage, "Over the Eastern Hills")
    assert not holds_title(passage, "and nothing else")

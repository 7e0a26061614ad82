"""What is over does not go on, whatever words say so."""

from __future__ import annotations

import pytest

from briefpdf.evidence.support import find_gaps

from .cases import errors, pairs

WRONG = """
The embargo still applies.
=> The embargo is over.

The embargo is over.
=> The embargo still applies.

The talks are still under way.
=> The talks have ended.

The ban remains in force.
=> The ban has expired.

The ban expired in 2019.
=> The ban remains in force.

The sanctions remain in effect.
=> The sanctions have been lifted.

The law was repealed in 2011.
=> The law is still in effect.

The program continues to operate.
=> The program no longer exists.

The investigation is still ongoing, officials said.
=> The investigation has concluded.
"""
FOR_A_READER = """
Although both sides accuse each other, the ceasefire remains in effect.
=> The ceasefire has come to an end.

As of 2015, the embargo was widely evaded. In 2015, the embargo is still in force.
=> The embargo is over.
"""
SOUND = """
The war still haunts its victims. The war ended in 1975.
=> The war is over.

The ceasefire remained in effect until May 2020.
=> The ceasefire ended.

The first embargo has ended; a second embargo remains in force.
=> The first embargo has ended.

The ban, which was still in force in May, was lifted in June.
=> The ban was lifted.

The oil embargo still applies.
=> The arms embargo is over.

The embargo has not ended.
=> The embargo is still in force.

The program is still active.
=> The program is over budget.
"""


@pytest.mark.parametrize(("quote", "statement"), pairs(WRONG))
def test_the_opposite_is_an_error(quote: str, statement: str) -> None:
    assert [gap.kind for gap in errors(statement, [quote])] == ["direction"]


@pytest.mark.parametrize(("quote", "statement"), pairs(FOR_A_READER))
def test_of_another_subject_perhaps_it_is_told(quote: str, statement: str) -> None:
    assert [(gap.kind, gap.sure) for gap in find_gaps(statement, [quote])] == [("direction", False)]


@pytest.mark.parametrize(("quote", "statement"), pairs(SOUND))
def test_what_both_say_is_no_error(quote: str, statement: str) -> None:
    assert not [gap for gap in find_gaps(statement, [quote]) if gap.kind == "direction"]

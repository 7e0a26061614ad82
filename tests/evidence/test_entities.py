"""Names as entities: rows of capitals with their titles, known by their last word."""

from __future__ import annotations

from importlib.resources import files

import pytest

from briefpdf.evidence.english import rows, words
from briefpdf.evidence.gap import Gap
from briefpdf.evidence.names.word_or_name import fold, is_common, may_be_same_first_name
from briefpdf.evidence.support import find_gaps

from .cases import pairs

SOUND = """
Ortiz backed the bill, and so did two others.
=> Senator Maria Ortiz backed the bill.

Brandt resigned in March.
=> The director, Lena Brandt, resigned in March.

Michael Adler left the board.
=> Mike Adler left the board.

Christopher Scott Kyle served in the Navy.
=> Chris Kyle served in the Navy.

The prize went to Thomas J. Reed.
=> Tom Reed won the prize.

Reed called Hout and Ohio State coach Chris Peters.
=> Chris Peters is Ohio State's coach.

The fair is held in Xitun, Taichung, Taiwan.
=> The fair is held in Taichung.

The senator from Texas voted no.
=> The Texan senator voted no.

The government of Wales agreed to the plan.
=> The Welsh government agreed to the plan.

The novelist lives in California.
=> The Californian novelist lives there.

He spoke on television.
=> He spoke on TV.

The Basketball Association of that nation, the National Basketball Association, fined him.
=> The NBA fined him.

Muller, sometimes written Mueller, left.
=> Müller left.

Beyonce sang in São Paulo.
=> Beyoncé sang in Sao Paulo.

Nintendo released its Game Boy in 1989.
=> The GameBoy was released by Nintendo in 1989.

Hanford also hosts a nuclear power plant.
=> The Hanford Site hosts a nuclear power plant.

O'Malley lives in Los Angeles.
=> Mike O'Malley lives in Los Angeles.

Kaepernick began as a backup to Alex Smith.
=> Colin Kaepernick was the backup of Alex Smith.

Whales sing in the deep, the study found.
=> Singing was found in the deep: whales do it.
"""

# The quote, a statement, and the name that the quote has in the statement's stead.
CONTRADICTING = """
Putin's visit lasted three days.
=> Lavrov's visit lasted three days. | Putin

Boeing delivered 40 jets.
=> Airbus delivered 40 jets. | Boeing

Putin visited Pyongyang.
=> Xi visited Pyongyang. | Putin

Michael Adler left the board.
=> Mark Adler left the board. | Michael Adler

Janelle Monáe recorded the song.
=> Janelle Robinson recorded the song. | Janelle Monáe

Toyota opened the plant in 2019.
=> Hyundai opened the plant in 2019. | Toyota

In October 2024, Putin said the treaty would provide validity for accepting troops.
=> Lukashenko said in October 2024 that the treaty would lend validity to accepting troops. | Putin

The Putin-Kim summits of 2023 appear to have taken cooperation to new levels.
=> The Xi-Kim summits of 2023 appear to have lifted cooperation to new levels. | Putin-Kim

The ENERGY STAR program portfolio has expanded over time.
=> The Japan program portfolio has expanded over time. | ENERGY STAR
"""

# The quote only does not name it.
ABSENT = """
Whoever found the cave kept it secret.
=> The cave was found by Henrietta Lowell, who kept it secret.

Two firms bid for the work.
=> Two firms, Siemens and Alstom, bid for the work.
"""


def _names(statement: str, quote: str) -> list[Gap]:
    return [gap for gap in find_gaps(statement, [quote]) if gap.kind == "name"]


@pytest.mark.parametrize(("quote", "statement"), pairs(SOUND))
def test_whom_the_quotes_have_is_no_gap(quote: str, statement: str) -> None:
    assert _names(statement, quote) == []


@pytest.mark.parametrize(("quote", "told"), pairs(CONTRADICTING))
def test_another_in_ones_stead_is_told(quote: str, told: str) -> None:
    statement, _, other = told.partition(" | ")
    (found,) = _names(statement, quote)
    assert found.nearest == other
    assert other in found.message
    assert found.token in statement


@pytest.mark.parametrize(("quote", "statement"), pairs(ABSENT))
def test_whom_the_quotes_only_lack_has_none_in_its_stead(quote: str, statement: str) -> None:
    found = _names(statement, quote)
    assert found
    assert {gap.nearest for gap in found} == {""}


def test_a_name_of_several_words_is_one_gap() -> None:
    (found,) = _names("The cave was found by Henrietta Lowell.", "Somebody found the cave.")
    assert found.token == "Henrietta Lowell"


def test_where_the_quote_has_a_pronoun_it_is_said_what_to_do() -> None:
    (found,) = _names("The Falcon entered service in 1981.", "It entered service in 1981.")
    assert found.nearest == ""
    assert "“It”" in found.message
    assert "[Falcon]" in found.message


@pytest.mark.parametrize("word", "his only largest lawmakers wildfires organised centre".split())
def test_a_word_of_the_language_is_in_the_list(word: str) -> None:
    assert is_common(word)


@pytest.mark.parametrize("word", "putin lavrov airbus boeing toyota mike xi smith".split())
def test_a_name_is_in_no_list(word: str) -> None:
    assert not is_common(word)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("mike", "michael", True),
        ("louis", "lou", True),
        ("j", "john", True),
        ("mark", "michael", False),
        ("anna", "john", False),
    ],
)
def test_short_first_names(one: str, other: str, same: bool) -> None:
    assert may_be_same_first_name(one, other) is same
    assert may_be_same_first_name(other, one) is same


def test_letters_alone_make_a_name() -> None:
    assert fold("Ångström") == fold("angstrom") == "angstrom"


@pytest.mark.parametrize("name", ["common_words", "titles", "ranks", "generic_names"])
def test_lists_are_in_small_letters_without_doubles(name: str) -> None:
    listed = [word for row in rows(name) for word in row.split()]
    assert len(listed) == len(words(name)) > 10
    assert all(word == word.lower() for word in listed)


@pytest.mark.parametrize(
    "name", ["common_words", "short_names", "countries", "places", "acronyms", "titles"]
)
def test_each_list_says_where_it_comes_from(name: str) -> None:
    file = files("briefpdf.evidence.english").joinpath(f"{name}.txt")
    assert file.read_text(encoding="utf-8").startswith("# ")

"""Words that a page's end parts, with a foot and a head painted between them."""

from __future__ import annotations

import pytest

from briefpdf.proof.reading.pieces import Piece
from briefpdf.proof.reading.text import ReadText, squeezed

WORDS = "Putin said that the treaty would lend validity."


def read(*texts: str) -> ReadText:
    box = (0.0, 0.0, 1.0, 1.0)
    return ReadText(Piece(0, text, box, 9.0, None, False, True) for text in texts)


@pytest.mark.parametrize(
    "first", ["P", "Putin", "Putin said that", "Putin said that the treaty would"]
)
def test_words_go_on_behind_a_foot_however_few_come_before_it(first: str) -> None:
    rest = WORDS[len(first) :]
    pages = read("Before.", f"It ended. {first}", "Foot", "Head 2", rest, "Behind.")
    found = pages.find(squeezed(WORDS))
    assert found is not None
    assert "".join(pages.text[at:to] for at, to in found.stretches) == squeezed(WORDS)


def test_words_that_lack_their_beginning_are_not_found() -> None:
    assert (
        read("It ended.", "Foot", "said that the treaty would lend validity.").find(squeezed(WORDS))
        is None
    )


def test_a_short_beginning_elsewhere_is_not_taken_for_theirs() -> None:
    pages = read("Putin", "said that the treaty ended.", "Putin", "went home.")
    assert pages.find(squeezed(WORDS)) is None

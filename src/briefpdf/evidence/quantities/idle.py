"""Numbers that are no amounts: they count off what follows, or are part of a word or an idiom."""

from __future__ import annotations

from collections.abc import Sequence

from ..tokens import Token
from .numbers import Number, word_at
from .units import currency_before


def is_idle(tokens: Sequence[Token], at: int, number: Number) -> bool:
    """Whether a number only counts off what follows, or is part of an idiom."""
    token = tokens[at]
    before = tokens[at - 1].text if at else ""
    after = tokens[number.end] if number.end < len(tokens) else None
    if token.kind == "number" and _is_part_of_word(tokens, at):
        return True
    if token.low == "double" and word_at(tokens, number.end) not in _BEHIND_DOUBLE:
        return True
    if _heads_a_list(tokens, at, number):
        return True
    if before == "(" and after is not None and after.text == ")" and number.value < 30:
        return True
    if number.form == "ordinal" and after is not None:
        following = word_at(tokens, number.end + (after.text == "-"))
        if following in ("party", "parties", "world", "hand", "place"):
            return True
        if following == "of" and word_at(tokens, number.end + 1) == "all":
            return True
        begins = at == 0 or tokens[at - 1].sentence != token.sentence
        if number.worded and after.text == "," and begins:
            return True
    return (
        token.low == "second"
        and word_at(tokens, at - 1) in ("a", "every", "each")
        and number.worded
    )


# “Double the price”, and not “double standards”, “double-strand”.
_BEHIND_DOUBLE = frozenset(
    "the its their his her our that those what from to in over as by since between within".split()
)


def _is_part_of_word(tokens: Sequence[Token], at: int) -> bool:
    """Whether a figure is part of what is no number: apoE4, fox0."""
    if not at or not tokens[at].glued:
        return False
    if tokens[at - 1].text in ("_", "^", "="):
        return True
    if not tokens[at - 1].is_word:
        return False
    return currency_before(tokens, at - 1) is None


def _heads_a_list(tokens: Sequence[Token], at: int, number: Number) -> bool:
    """Whether a figure only numbers what follows: “4. Justice Wanjala”, “three steps: 1.”"""
    token, end = tokens[at], number.end
    if token.kind != "number" or end != at + 1 or not token.text.isdigit() or len(token.text) > 2:
        return False
    if end >= len(tokens) or tokens[end].text not in ".)" or not tokens[end].glued:
        return False
    if at and tokens[at - 1].text not in '.:;!?"':
        return False
    return end + 1 == len(tokens) or (tokens[end + 1].capital and not tokens[end + 1].glued)


def says_nothing(tokens: Sequence[Token], at: int, number: Number, measure: str) -> bool:
    """One, as a pronoun: “one of the parties”, “one side”."""
    lone = number.worded and number.value == 1 and number.form == "count" and number.end == at + 1
    return lone and (not measure or word_at(tokens, number.end) == "of")

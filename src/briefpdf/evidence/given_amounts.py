"""Which of a statement's numbers it gives, and which only say what thing is meant.

In “Region 5 awarded 12 grants for item 3” the amount that is given is 12.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from msgspec import Struct, field

from .english import groups
from .quantities.numbers import word_at
from .quantities.quantity import Quantity
from .reading import Item
from .tokens import Token

_WORDS = "slot_words"


class Amounts(Struct):
    """The tokens of a statement, with its amounts and dates by the token they begin at."""

    tokens: Sequence[Token]
    amounts: dict[int, Item] = field(default_factory=dict)
    dates: dict[int, Item] = field(default_factory=dict)


@cache
def group(name: str) -> frozenset[str]:
    """Words of one use, by its name in english/slot_words.txt."""
    return groups(_WORDS)[name]


def quantity_of(item: Item) -> Quantity:
    """The amount that an item is."""
    assert isinstance(item.mention, Quantity)
    return item.mention


def given_amounts(reading: Amounts) -> set[int]:
    """Where the amounts begin that the statement gives; the others say which thing is meant.

    An amount is given where it stands behind a verb; where none does, behind a verb and a small
    word (“stood at 45”) or its object, a noun and “of”, at a clause's head, or first of all.
    """
    free: list[int] = []
    labels: set[int] = set()
    for start, item in reading.amounts.items():
        behind_label = _joined(reading, start, labels, by_name=True)
        if _names_a_thing(reading.tokens, start, item) or behind_label:
            labels.add(start)
        elif quantity_of(item).number.form in ("count", "share", "clock"):
            free.append(start)
    if len(free) < 2:
        return set(free)
    for at_its_place in _PLACES:
        chosen = {start for start in free if at_its_place(reading.tokens, start)}
        if chosen:
            chosen = _of_one_clause(reading.tokens, chosen)
            break
    else:
        chosen = {free[0]}
    for start in free:
        if _joined(reading, start, chosen) or _coordinate(reading.tokens, start, chosen):
            chosen.add(start)
    return chosen


def _of_one_clause(tokens: Sequence[Token], chosen: set[int]) -> set[int]:
    """The last of some amounts, and those before that are coordinate with it.

    In “workers paid $8 numbered 11,000” the first only says which workers.
    """
    kept = {max(chosen)}
    for start in sorted(chosen, reverse=True)[1:]:
        between = tokens[start : min(kept)]
        if not any(token.low in ("and", "but", "or") or token.text in ",;" for token in between):
            break
        kept.add(start)
    return kept


def _names_a_thing(tokens: Sequence[Token], start: int, item: Item) -> bool:
    """Whether a number is part of a name: Region 5, item 3, F-16, No. 7."""
    quantity = quantity_of(item)
    number = tokens[quantity.at]
    if quantity.number.form == "ordinal":
        return True
    if start == 0 or quantity.number.form != "count" or quantity.qualifier:
        return False
    before = tokens[start - 1]
    if number.kind == "number" and number.glued and (before.is_word or before.text in "-#/"):
        return before.text in "#" or before.is_word or tokens[max(0, start - 2)].is_word
    if before.text == "#" or (before.text == "." and tokens[max(0, start - 2)].low in _NUMBERED):
        return True
    if not before.is_word or quantity.measure or "," in number.text or "." in number.text:
        return before.is_word and before.low in group("label") and not quantity.measure
    if before.low in group("label"):
        return True
    if number.kind != "number" or _is_small(before.low):
        return False
    if before.capital:
        return True
    return not (quantity.nouns or is_verb(before.low) or before.low.endswith(("s", "ly")))


_NUMBERED = frozenset("no nos sec secs art arts fig ch vol pt".split())


@cache
def _is_small(word: str) -> bool:
    """Whether a word is of a closed class: no noun, and no verb but is, has and did."""
    closed = groups("closed_words").values()
    return any(word in one for one in (*closed, group("before"), group("join"))) or word in _SMALL


_SMALL = frozenset("a an the its their his her our these those this that it they he she we".split())


@cache
def is_verb(word: str) -> bool:
    """Whether a word in small letters may be a verb that tells of something."""
    return word in group("verb") or (word.endswith("ed") and len(word) > 3)


def _behind_verb(tokens: Sequence[Token], start: int) -> bool:
    before = word_at(tokens, start - 1)
    if before.endswith("ly"):
        before = word_at(tokens, start - 2)
    if not before or before in group("label"):
        return False
    # “carried over 8,000 pounds”, and not “vehicles over 8,000 pounds”.
    no_verb = _is_small(before) or tokens[start - 1].capital or tokens[start].low in _SIDES
    return is_verb(before) or not no_verb


_SIDES = frozenset({"over", "under", "above", "below"})


def _behind_small_word(tokens: Sequence[Token], start: int) -> bool:
    verb = word_at(tokens, start - 2)
    return word_at(tokens, start - 1) in ("to", "by", "at", "from", "of") and (
        is_verb(verb) or verb in group("rising") or verb in group("falling")
    )


def _behind_object(tokens: Sequence[Token], start: int) -> bool:
    """Whether it is told by how much a verb moved something: “cut deaths by 30 percent”."""
    if word_at(tokens, start - 1) not in ("to", "by"):
        return False
    words = [word_at(tokens, at) for at in range(max(0, start - 6), start - 1)]
    return any(is_verb(one) or one in group("rising") or one in group("falling") for one in words)


def _behind_of(tokens: Sequence[Token], start: int) -> bool:
    noun = word_at(tokens, start - 2)
    return word_at(tokens, start - 1) == "of" and bool(noun) and not _is_small(noun)


def _at_clause_head(tokens: Sequence[Token], start: int) -> bool:
    before = tokens[start - 1] if start else None
    return before is None or before.text in ",;:" or before.sentence != tokens[start].sentence


def _coordinate(tokens: Sequence[Token], start: int, chosen: set[int]) -> bool:
    """Whether an amount follows “and” or “compared with” somewhere behind one that is given."""
    before, last = word_at(tokens, start - 2), word_at(tokens, start - 1)
    joins = last in ("and", "but", "or", "versus") or (before, last) in _COMPARED
    return joins and any(one < start for one in chosen)


_COMPARED = frozenset({("compared", "with"), ("compared", "to"), ("up", "from"), ("down", "from")})


# So many tokens behind an amount, another one is joined to it by no more than a few words.
_NEAR = 4


def _joined(reading: Amounts, start: int, to: set[int], by_name: bool = False) -> bool:
    """Whether a word or a mark alone parts an amount from one of those before it.

    A number that names a thing (`by_name`) counts nothing, whatever stands behind it.
    """
    tokens = reading.tokens
    ours = quantity_of(reading.amounts[start]).measure
    for one in to:
        item = reading.amounts[one]
        theirs = quantity_of(item)
        ends = {item.last} if by_name else {item.last, theirs.last}
        near = [end for end in ends if 0 <= start - end < _NEAR]
        if not near:
            continue
        # Of “12 of the 45 plants” the second says only which plants.
        if any(token.low == "of" for token in tokens[theirs.number.end : start]):
            continue
        # Behind a comma stands another thing, unless it is an amount of the same measure.
        joins = ",-(–" if ours and ours == theirs.measure else "-(–"
        for end in near:
            between = tokens[end:start]
            # “, compared with 24 tons”, “, up from 24”
            worded = any(token.low in group("join") for token in between)
            if (
                len(between) > 1
                and worded
                and all(token.low in group("join") or token.text in ",(" for token in between)
            ):
                return True
            if len(between) == 1 and (between[0].low in group("join") or between[0].text in joins):
                return True
            if end == start and not by_name:
                return True
    return False


# Where the amounts that are given stand, the surest places first.
_PLACES = (_behind_verb, _behind_small_word, _behind_object, _behind_of, _at_clause_head)

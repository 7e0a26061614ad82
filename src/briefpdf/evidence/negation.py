"""Finds what a text denies, and by which word."""

from __future__ import annotations

from dataclasses import dataclass

from .reading import Reading

_NEGATORS = frozenset("not no never neither nor none nobody nothing without cannot nowhere hardly barely".split())
_DENYING = frozenset("fail refuse decline neglect unable unwilling lack absence".split())
# They deny, or say that something is not so, in the place of a “not”.
LEXICAL = frozenset(
    """
    deny denied denial reject refuse refusal fail failure lack absence absent halt cease stop end abandon
    drop only until unless except rather instead avoid prevent block prohibit forbid ban bar unable
    unwilling without little few hardly scarcely barely seldom rarely yet remain against oppose omit
    exclude exempt rule short withhold discontinue suspend terminate lapse expire cancel void
    decline fell free
    """.split()
)
_ADVERBS = frozenset(
    "yet also even ever still longer necessarily currently previously fully publicly directly only "
    "already always formally officially explicitly expressly so then now again otherwise actually "
    "really simply been be have has had being".split()
)
_MARKS = frozenset(";.:!?")


@dataclass(frozen=True, slots=True)
class Negation:
    """A word that denies, at token `at`, and the item that it denies."""

    at: int
    head: int
    until: bool


def find_negations(reading: Reading) -> list[Negation]:
    """The negations of a text; “not only”, “whether or not” and “no more than” deny nothing."""
    qualifying = _qualifying(reading)
    found = []
    for at, token in enumerate(reading.tokens):
        denying = token.is_word and (token.low in _NEGATORS or token.stem in _DENYING_STEMS)
        if not denying or at in qualifying or _is_idle(reading, at):
            continue
        head = _head(reading, at)
        if head is not None:
            found.append(Negation(at, head, _has_until(reading, at)))
    return found


_DENYING_STEMS = frozenset({"fail", "refuse", "neglect", "unable", "lack"})


def _qualifying(reading: Reading) -> set[int]:
    """The tokens that belong to “no fewer than 10” and the like."""
    found: set[int] = set()
    for item in reading.items:
        first = getattr(item.mention, "first", None)
        if item.kind == "number" and isinstance(first, int):
            found.update(range(first, item.first))
    return found


def _is_idle(reading: Reading, at: int) -> bool:
    tokens = reading.tokens
    low = tokens[at].low
    after = tokens[at + 1].low if at + 1 < len(tokens) else ""
    before = tokens[at - 1].low if at else ""
    if low == "not" and after in ("only", "just", "least", "merely", "simply", "to"):
        return after != "to" or before in ("whether", "or")
    if low == "not" and before == "or":
        return True
    if low == "no" and (tokens[at].text == "No" and after == "." or after in ("doubt", "matter")):
        return True
    if low == "no" and after in ("later", "less", "more", "fewer", "greater", "earlier"):
        return True
    return tokens[at].low in ("failed", "failing") and after not in ("to", "in")


def _head(reading: Reading, at: int) -> int | None:
    """The item that a negator denies: the next word of weight, adverbs passed over."""
    tokens = reading.tokens
    for place in range(at + 1, min(at + 9, len(tokens))):
        token = tokens[place]
        if token.text in _MARKS:
            return None
        item = reading.item_at.get(place)
        if item is None or reading.items[item].first < place:
            continue
        low = token.low
        if reading.items[item].weight < 1 or low in _ADVERBS or (low.endswith("ly") and len(low) > 5):
            continue
        return item
    return None


def _has_until(reading: Reading, at: int) -> bool:
    """Whether what is denied came about later: “did not … until April”."""
    tokens = reading.tokens
    for place in range(at + 1, min(at + 25, len(tokens))):
        if tokens[place].text in _MARKS or tokens[place].sentence != tokens[at].sentence:
            return False
        if tokens[place].low in ("until", "till", "before"):
            return True
    return False

"""Do the quotes of a claim, or its calculation, say what its values say?"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from ..evidence.english import groups
from ..evidence.gap import Gap
from ..evidence.quantities.qualifier import LEAST, LESS, MORE, MOST, meant_qualifier, qualified
from ..evidence.tables.amounts import find_amounts
from ..evidence.tables.units import read_unit
from ..evidence.tokens import tokenise
from ..model.claim import Claim, Value
from ..source.pattern import lazy_pattern
from .grounds import input_values
from .subject import Subject
from .support import HELD

# A number below zero as tables and sentences write it: -20, (20).
_MINUS = lazy_pattern(r"[-–−]\s?[$€£]?\d|\([$€£]?\d")
_NO_TABLE = (
    "the value names a column; its quotes are no table: quote the head and the row, such as “($ in "
    "millions) … FY2026 Enacted FY2027 Request … Construction 14.7 13.7”"
)
_SCALES = {
    "thousand": "thousand",
    "million": "million",
    "mn": "million",
    "billion": "billion",
    "bn": "billion",
    "trillion": "trillion",
    "tn": "trillion",
}


def unsupported_values(claim: Claim, subject: Subject) -> Iterator[tuple[Value, Gap | None]]:
    """The values of a claim whose numbers neither its quotes nor its statement have.

    With each comes what its quotes say instead; nothing where it is held to a calculation. The
    statement is held to the quotes elsewhere.
    """
    if claim.calculation is not None:
        yield from ((value, None) for value in _not_calculated(claim, subject))
    elif claim.kind in HELD:
        for value in claim.values.values():
            gap = _gap(value, claim, subject)
            if gap is not None:
                yield value, gap


def _gap(value: Value, claim: Claim, subject: Subject) -> Gap | None:
    """What the quotes do not say, however the value's unit is read; None where they say it."""
    if meant := meant_qualifier(value.qualifier or ""):
        said = f"its qualifier is “{value.qualifier}”: did you mean “{meant}”?"
        return Gap("qualifier", value.value, 0, 0, f"the value is {value.value}; {said}")
    tables = list(subject.tables.of(claim).values())
    if value.column or (tables and len(tables) == sum(bool(one.quote) for one in claim.citations)):
        found = _NO_TABLE
        if tables or not any(one.quote for one in claim.citations):
            from ..evidence.tables.hold import value_gap  # Few values stand in tables.

            found = value_gap(value.value, value.unit or "", value.column or "", tables)
        return Gap("number", value.value, 0, 0, found) if found else None
    first = _unit_gap(value, claim, subject) or _turned(value, claim, subject)
    if first is not None:
        return first
    if value.qualifier:
        words = f"{qualified(value.value, value.qualifier)} {value.unit or ''}"
        gap = subject.support.amount_gap(words, claim, "qualifier")
        if gap and not _differs_at_the_bound(words, gap.nearest):
            return gap
    for words in _readings(value):
        gap = subject.support.amount_gap(words, claim)
        if gap is None:
            return None
        first = first or gap
    return first


def _unit_gap(value: Value, claim: Claim, subject: Subject) -> Gap | None:
    """What the quotes count where the value counts something else; None where they may agree."""
    unit = read_unit(value.unit or "")
    if not unit.is_told:
        return None
    number = Fraction(value.value)
    passages = subject.support.passages(claim, value.value)
    amounts = list(find_amounts(passages))
    same = [one for one in amounts if number in (one.written, one.count)]
    same += [one for one in amounts if one.count == number * unit.scale]
    if not same or any(one.fits(number, unit) for one in same):
        return None
    said = f"the value is {value.value} {value.unit}; the quotes say {same[0].words}"
    return Gap("unit", value.value, 0, 0, said, same[0].words)


def _differs_at_the_bound(words: str, quoted: str) -> bool:
    """Whether one says “more than” and the other “at least”, or “less than” and “up to”.

    Of a label in a chart only the number itself would tell the two apart. What one calls an
    average is told of its statement.
    """
    both = {one.qualifier for one in find_amounts([words, quoted])}
    return len(both) < 2 or both in ({MORE, LEAST}, {LESS, MOST})


def _turned(value: Value, claim: Claim, subject: Subject) -> Gap | None:
    """A value below zero, where statement and quotes speak of nothing but a rise."""
    if not value.value.startswith("-"):
        return None
    number, words = value.value[1:], groups("slot_words")
    texts = [claim.statement, *subject.support.passages(claim, number)]
    lows = {token.low for text in texts for token in tokenise(text)}
    below = lows & (words["falling"] | words["below"]) or any(_MINUS.search(one) for one in texts)
    rising = sorted(lows & words["rising"])
    if below or not rising:
        return None
    said = f"the value is {value.value}; the quotes say “{rising[0]}”"
    return Gap("direction", value.value, 0, 0, said, rising[0])


def _readings(value: Value) -> Iterator[str]:
    """The value as a text might write it: its number, and that with its scale or its unit."""
    yield value.value
    words = (value.unit or "").casefold().replace("$", " ").split()
    yield from (
        f"{value.value} {_SCALES[word]}"
        for word in (one.rstrip("s.,") for one in words)
        if word in _SCALES
    )
    if value.unit:
        yield f"{value.value} {value.unit}"


def _not_calculated(claim: Claim, subject: Subject) -> Iterator[Value]:
    assert claim.calculation is not None
    inputs = input_values(claim.calculation, subject)
    if inputs is None:
        return
    known = {Decimal(number) for number in (claim.calculation.result, *inputs.values())}
    yield from (value for value in claim.values.values() if Decimal(value.value) not in known)

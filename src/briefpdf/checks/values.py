"""Do the quotes of a claim, or its calculation, say what its values say?"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ..evidence.gap import Gap
from ..model.claim import Claim, Value
from .grounds import input_values
from .subject import Subject
from .support import HELD

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
    first = None
    for words in _readings(value):
        gap = subject.support.number_gap(words, claim)
        if gap is None:
            return None
        first = first or gap
    return first


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

"""What a claim rests on besides its sources: the claims that it names."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.claim import Calculation, Claim
from ..source.text import Span
from .fields import place_of_field
from .subject import Subject


def claims_named(claim: Claim, subject: Subject) -> Iterator[tuple[str, Span]]:
    """The ids in the claim's basis and in the inputs of its calculation, each with its place."""
    for index, name in enumerate(claim.basis):
        yield name, claim.at(f"basis.{index}")
    for written, span in inputs_of(claim, subject):
        name, _, _ = written.partition(".")
        yield name, Span(span.path, span.start, min(span.end, span.start + len(name)))


def inputs_of(claim: Claim, subject: Subject) -> Iterator[tuple[str, Span]]:
    """The inputs of the claim's calculation as written (`claim-id.value`), each with its place."""
    calculation = claim.calculation
    if calculation is not None:
        for name, written in calculation.inputs.items():
            yield written, place_of_field(name, written, calculation.span, subject)


def input_values(calculation: Calculation, subject: Subject) -> dict[str, str] | None:
    """The numbers of a calculation's inputs by name; None when one of them is not there."""
    numbers: dict[str, str] = {}
    for name, written in calculation.inputs.items():
        key, _, part = written.partition(".")
        claim = subject.project.claims.get(key)
        value = claim.values.get(part) if claim else None
        if value is None:
            return None
        numbers[name] = value.value
    return numbers

"""CLAIM014: a calculation that does not come out."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.claim import Calculation, Claim
from ...source.diagnostic import Diagnostic
from ..examples import CLAIMS, registry
from ..grounds import input_values
from ..rule import Rule, Severity
from ..subject import Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each calculation whose formula gives another result, or none."""
    for claim in subject.claims:
        if claim.calculation is None:
            continue
        inputs = input_values(claim.calculation, subject)
        # An input that there is not is a finding of its own.
        if inputs is not None and (wrong := _wrong(claim.calculation, inputs)):
            yield _finding(claim, claim.calculation, wrong, inputs)


def _wrong(calculation: Calculation, inputs: dict[str, str]) -> str:
    # Few claims are worked out.
    from ...evidence.calculation import CannotCalculate, calculate, comes_out, rounded

    try:
        value = calculate(calculation.formula, inputs)
    except CannotCalculate as error:
        return str(error)
    if comes_out(value, calculation.result, calculation.round):
        return ""
    shown = rounded(value, calculation.round if calculation.round is not None else 4)
    return f"the formula gives {shown:f}, not {calculation.result}"


def _finding(
    claim: Claim, calculation: Calculation, wrong: str, inputs: dict[str, str]
) -> Diagnostic:
    written = ", ".join(f"{name} = {number}" for name, number in inputs.items())
    return Diagnostic(
        "CLAIM014",
        f"the calculation of “{claim.id}” does not come out: {wrong}",
        calculation.span,
        (f"Worked out: {calculation.formula}, with {written}.",),
        claim=claim.id,
    )


_INPUTS = (
    "  asked: {statement: They asked for 80 men., values: {sum: 80}, "
    "sources: [{key: crs-troops, quote: They asked for 80 men}]}\n"
    "  given: {statement: They were given 100., values: {sum: 100}, "
    "sources: [{key: crs-troops, quote: They were given 100}]}\n"
)
_ARCHIVE = {"briefs/sources/crs-troops.txt": "They asked for 80 men. They were given 100.\n"}
_FORMULA = "formula: (a - g) / g * 100, inputs: {a: asked.sum, g: given.sum}"


def _registry(calculation: str) -> str:
    fields = "    kind: calculation\n    statement: They asked for less.\n"
    return registry(f"{fields}    calculate: {calculation}\n") + _INPUTS


RULE = Rule(
    code="CLAIM014",
    name="wrong-calculation",
    severity=Severity.ERROR,
    title="A calculation does not come out",
    why="A figure that was worked out is only as good as its working, which a reader can repeat.",
    bad={**_ARCHIVE, CLAIMS: _registry(f"«{{result: -25, round: 0, {_FORMULA}}}»")},
    good={**_ARCHIVE, CLAIMS: _registry(f"{{result: -20, round: 0, {_FORMULA}}}")},
    check=check,
    scope="claim",
)

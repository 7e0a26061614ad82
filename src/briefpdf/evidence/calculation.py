"""Recomputes a stated calculation."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction
from math import inf
import operator

MAX_FORMULA = 500
# More than a product of as many numbers as a formula can hold, such as 1e308, can have.
_DIGITS = 40_000
_OPERATORS = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.USub: operator.neg,
    ast.UAdd: operator.pos,
}


_PARTS = (ast.Expr, ast.BinOp, ast.UnaryOp, ast.Name, ast.Constant)


class CannotCalculate(Exception):
    """A formula that cannot be worked out; the message says why."""


def calculate(formula: str, inputs: Mapping[str, str]) -> Fraction:
    """The exact value of a formula of + - * / and brackets over named numbers.

    Raises `CannotCalculate`.
    """
    from simpleeval import SimpleEval  # Only a calculation needs it.

    if len(formula) > MAX_FORMULA:
        raise CannotCalculate(f"the formula is longer than {MAX_FORMULA} characters")
    names = {name: Fraction(Decimal(number)) for name, number in inputs.items()}
    evaluator = SimpleEval(operators=_OPERATORS, functions={}, names=names)
    # Numbers of the formula are taken as written: 0.1 is a tenth.
    evaluator.nodes[ast.Constant] = _constant
    evaluator.nodes = {kind: how for kind, how in evaluator.nodes.items() if kind in _PARTS}
    try:
        # Read whole: the evaluator would work out the first of several expressions.
        read = ast.parse(formula.strip(), mode="eval").body
        _hold(read, names)
        value = evaluator.eval(formula, previously_parsed=read)
    except ZeroDivisionError:
        raise CannotCalculate("the formula divides by zero") from None
    except (SyntaxError, RecursionError, MemoryError, KeyError, TypeError, ValueError):
        reason = "a sign, a bracket or a number in it is not where it can be"
        raise CannotCalculate(f"the formula cannot be read: {reason}") from None
    if not isinstance(value, Fraction):
        raise CannotCalculate("the formula gives no number")
    return value


def _hold(tree: ast.expr, names: Mapping[str, Fraction]) -> None:
    """Raise `CannotCalculate` where a formula holds what none may."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node.id not in names:
            raise CannotCalculate(f"the formula names “{node.id}”, which is none of its inputs")
        if not isinstance(node, (*_PARTS, *_OPERATORS, ast.Load)):
            raise CannotCalculate("a formula is made of + - * / and brackets alone")


def _constant(node: ast.Constant) -> Fraction:
    if isinstance(node.value, bool) or not isinstance(node.value, (int, float)):
        raise CannotCalculate("a formula holds only numbers and the names of its inputs")
    if node.value == inf:
        raise CannotCalculate("the formula holds a number that is too large")
    return Fraction(Decimal(repr(node.value)))


def comes_out(value: Fraction, result: str, decimals: int | None) -> bool:
    """Whether a value, rounded as stated, is the result.

    `decimals` may be negative (-3 rounds to thousands); by default it is as many as the result
    is written with. Halves may be rounded up or to even.
    """
    stated = Decimal(result)
    places = decimals if decimals is not None else _decimals(result)
    return any(rounded(value, places, mode) == stated for mode in (ROUND_HALF_UP, ROUND_HALF_EVEN))


def rounded(value: Fraction, decimals: int, mode: str = ROUND_HALF_UP) -> Decimal:
    """A value rounded to a number of decimals."""
    scaled = value * Fraction(10) ** decimals
    with localcontext(prec=_DIGITS):
        # Twenty digits more than are kept decide every half exactly, or the value is no half.
        precise = Decimal(scaled.numerator) if scaled.denominator == 1 else _divided(scaled)
        return precise.quantize(Decimal(1), rounding=mode).scaleb(-decimals)


def _divided(value: Fraction) -> Decimal:
    whole, rest = divmod(value.numerator, value.denominator)
    part = Decimal(rest * 10**20 // value.denominator).scaleb(-20)
    exact = rest * 10**20 % value.denominator == 0
    return Decimal(whole) + part + (0 if exact else Decimal(1).scaleb(-21))


def _decimals(number: str) -> int:
    exponent = Decimal(number).as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0

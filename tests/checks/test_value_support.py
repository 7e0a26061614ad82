"""Values of claims are held to the quotes, however these write the number."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefpdf.checks.examples import BASE, CLAIMS
from briefpdf.checks.rule import Finding

Check = Callable[..., list[Finding]]
COPY = "briefs/sources/crs-troops.txt"


def _files(value: str, quote: str) -> dict[str, str]:
    registry = (
        "claims:\n  troops-2024:\n"
        f"    statement: {quote}\n"
        f"    values: {{amount: {value}}}\n"
        f"    sources: [{{key: crs-troops, locator: p. 1, quote: '{quote}'}}]\n    author: ab\n"
    )
    return {CLAIMS: registry, COPY: f"{quote}\n"}


def _found(check: Check, files: dict[str, str]) -> list[str]:
    return [one.diagnostic.message for one in check(files) if one.rule.code == "CLAIM030"]


@pytest.mark.parametrize(
    ("value", "quote"),
    [
        ("10000", "North Korea sent more than ten thousand troops."),
        ("{value: 3.1, unit: billions of dollars}", "Spending came to $3.1 billion."),
        ("{value: 3100000000, unit: USD}", "Spending came to $3.1 billion."),
        ("{value: 3.1, unit: USD bn}", "Spending came to $3.1 billion."),
        ("{value: -20, unit: percent}", "Exports fell by 20 percent."),
        ("{value: 50, unit: '%'}", "Half of the exports were coal."),
        ("{value: 100, qualifier: at least}", "It supplied at least 100 missiles."),
        ("{value: 24, unit: months}", "It was held for two years."),
        ("{value: 34, unit: ships, qualifier: or more}", "The navy had 34 or more ships."),
        ("{value: 34, unit: ships, qualifier: more than}", "The navy had at least 34 ships."),
        ("{value: -4, unit: percent}", "The share rose by -4 percent."),
        ("{value: 2, unit: percentage points}", "The share rose by 2 percentage points."),
        ("{value: 34, unit: vessels}", "The navy had 34 ships."),
        ("{value: 7, unit: GW}", "The grid has 7 gigawatts."),
        ("{value: 7000, unit: MW}", "The grid has 7 gigawatts."),
        ("{value: 1200, unit: thousand tonnes}", "The farm sold 1.2 million tonnes."),
    ],
)
def test_what_the_quotes_say_is_left_alone(check: Check, value: str, quote: str) -> None:
    assert _found(check, _files(value, quote)) == []


@pytest.mark.parametrize(
    ("value", "quote"),
    [
        ("12000", "North Korea sent more than 10,000 troops."),
        ("{value: 3.2, unit: billions of dollars}", "Spending came to $3.1 billion."),
        ("{value: 3.1, unit: millions of dollars}", "Spending came to $3.1 billion."),
        ("{value: 21, unit: percent}", "Exports fell by 20 percent."),
        ("{value: 34, unit: percent}", "The navy had 34 ships."),
        ("{value: 34, unit: soldiers}", "The navy had 34 ships."),
        ("{value: 34, unit: ships, qualifier: more than}", "The navy had 34 ships."),
        ("{value: 34, unit: ships, qualifier: at most}", "The navy had more than 34 ships."),
        ("{value: 4, unit: percentage points}", "The share fell by 4 percent."),
        ("{value: -4, unit: percent}", "The share rose by 4 percent."),
        ("{value: 7, unit: MW}", "The grid has 7 gigawatts."),
        ("{value: 50, unit: m}", "The road is 50 kilometers long."),
        ("{value: 1.2, unit: thousand tonnes}", "The farm sold 1.2 million tonnes."),
    ],
)
def test_what_strayed_is_told(check: Check, value: str, quote: str) -> None:
    (message,) = _found(check, _files(value, quote))
    assert "troops-2024.amount" in message


@pytest.mark.parametrize(
    ("written", "meant"),
    [("mor than", "more than"), ("atleast", "at least"), ("aproximately", "approximately")],
)
def test_a_misspelt_qualifier_is_told(check: Check, written: str, meant: str) -> None:
    value = f"{{value: 34, unit: ships, qualifier: {written}}}"
    (message,) = _found(check, _files(value, "The navy had 34 ships."))
    assert message.endswith(f"its qualifier is “{written}”: did you mean “{meant}”?")
    other = "{value: 34, unit: ships, qualifier: mehr als}"
    assert _found(check, _files(other, "The navy had 34 ships.")) == []


def test_a_calculation_is_held_to_its_result(check: Check) -> None:
    def registry(value: str) -> dict[str, str]:
        calculation = (
            "  half:\n    kind: calculation\n    statement: Half of the troops were 5,000 people.\n"
            f"    values: {{men: {value}}}\n"
            "    calculate:\n      {result: 5000, round: 0, formula: sent / 2, "
            "inputs: {sent: troops-2024.troops}}\n"
        )
        return {CLAIMS: BASE[CLAIMS] + calculation}

    assert _found(check, registry("5000")) == []
    (message,) = _found(check, registry("5100"))
    assert "another number" in message

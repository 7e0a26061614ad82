"""A statement may say who says so, and when, as the bibliography has it: no quote names itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from briefpdf.checks.examples import BASE, CLAIMS, REFS, registry
from briefpdf.checks.rule import Finding

Check = Callable[[Mapping[str, str]], list[Finding]]

QUOTE = "Prices of rye rose sharply in 2024."


def found(check: Check, statement: str, quote: str = QUOTE) -> list[str]:
    fields = f'    statement: {statement}\n    sources: [{{key: crs-troops, quote: "{quote}"}}]\n'
    files = {**BASE, CLAIMS: registry(fields), "briefs/sources/crs-troops.txt": f"{quote}\n"}
    body = "author = {{Government Accountability Office}}"
    files[REFS] = BASE[REFS].replace("author = {Ada Byrd}", body)
    files[REFS] = files[REFS].replace("Congressional Research Service", "An Office")
    codes = [one.diagnostic for one in check(files) if one.rule.code in ("CLAIM009", "CLAIM041")]
    return [one.kind or "" for one in codes]


@pytest.mark.parametrize(
    "statement",
    [
        "According to GAO, prices of rye rose sharply in 2024.",
        "The Government Accountability Office found that prices of rye rose sharply in 2024.",
        "Prices of rye rose sharply in 2024, according to the Government Accountability Office.",
        "In a 2025 report, GAO found that prices of rye rose sharply in 2024.",
        "A 2025 GAO report says that prices of rye rose sharply in 2024.",
    ],
)
def test_a_source_may_be_named(check: Check, statement: str) -> None:
    assert found(check, statement) == []


@pytest.mark.parametrize(
    ("statement", "kind"),
    [
        ("According to CBO, prices of rye rose sharply in 2024.", "name"),
        ("CBO reported that prices of rye rose sharply in 2024.", "name"),
        ("In a 2019 report, GAO found that prices of rye rose sharply in 2024.", "date"),
        ("Prices of rye rose sharply in 2025.", "date"),
    ],
)
def test_another_source_or_date_may_not(check: Check, statement: str, kind: str) -> None:
    assert kind in found(check, statement)


def test_what_a_source_does_is_no_matter_of_the_bibliography(check: Check) -> None:
    said = "The Government Accountability Office bought rye in 2024."
    assert found(check, said, "The office bought rye in 2024.") == ["name"]

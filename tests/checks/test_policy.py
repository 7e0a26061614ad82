"""What the office asks for is asked of kinds of claims and of what the checks come to."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from briefpdf.checks.examples import BASE, CLAIMS, SETTINGS
from briefpdf.checks.rule import Finding
from briefpdf.checks.standing import VERDICTS
from briefpdf.model.claim import VERDICTS as POLICY_VERDICTS
from briefpdf.readers.config import read_settings
from briefpdf.source.text import Text

Check = Callable[[Mapping[str, str]], list[Finding]]

# Without a quote nobody can tell whether the source supports it.
UNQUOTED = BASE[CLAIMS].split("        quote:")[0] + "    author: ab\n"


@pytest.mark.parametrize(
    ("asked", "claims", "codes"),
    [
        ("unchecked", UNQUOTED, {"CLAIM023", "BRIEF060"}),
        ("unchecked", BASE[CLAIMS], set()),
        ("judgment", UNQUOTED, set()),
    ],
)
def test_a_verdict_asks_for_a_review(
    check: Check, asked: str, claims: str, codes: set[str]
) -> None:
    found = check({SETTINGS: f'[policy]\nreviewed = ["{asked}"]\n', CLAIMS: claims})
    assert {one.rule.code for one in found} & {"CLAIM023", "BRIEF060"} == codes


def test_the_verdicts_of_a_policy_are_those_of_the_checks() -> None:
    assert set(POLICY_VERDICTS) == set(VERDICTS)


def test_sources_are_asked_of_kinds_alone() -> None:
    read = read_settings(Text("briefpdf.toml", '[policy]\ndoubly-sourced = ["thin"]\n'))
    (found,) = read.diagnostics
    assert "a list of kinds of claims: fact" in found.message
    fine = read_settings(Text("briefpdf.toml", '[policy]\nreviewed = ["thin", "estimate"]\n'))
    assert not fine.diagnostics
    assert fine.value.policy.reviewed == ("thin", "estimate")

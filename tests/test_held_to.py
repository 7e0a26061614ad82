"""Each example of the page “What a claim is held to” is found as the page says."""

from __future__ import annotations

from pathlib import Path
import sys

import pytest

from briefpdf.checks.standing import VERDICTS
from briefpdf.compose.sandbox import Sandbox

# The page and its examples are written by a script, and stand beside it.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "scripts"))

import held_examples
import held_to


@pytest.mark.parametrize("one", held_examples.CLAIMS_HELD, ids=lambda one: one.title)
def test_a_statement_comes_to_what_the_page_says(sandbox: Sandbox, one: held_examples.Held) -> None:
    found, verdict = held_to.check(one, sandbox)
    assert verdict["claim"] == one.verdict
    kinds = [finding.diagnostic.kind for finding in found]
    assert one.kind in kinds if one.kind else not any(kinds)


@pytest.mark.parametrize("one", held_examples.BESIDE, ids=lambda one: one.title)
def test_what_else_is_printed_is_held_to_its_rule(
    sandbox: Sandbox, one: held_examples.Beside
) -> None:
    found, _ = held_to.check(one, sandbox)
    assert one.code in [finding.rule.code for finding in found]


def test_the_page_has_each_verdict() -> None:
    assert {name for name, *_ in held_examples.VERDICTS} == set(VERDICTS)
    page = held_to.held_page()
    assert all(f"| *{name}* |" in page for name in VERDICTS)
    assert all(f"### {one.title}" in page for one in held_examples.CLAIMS_HELD)

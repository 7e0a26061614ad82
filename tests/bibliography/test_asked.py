"""`check --online` tells which sources are gone from their addresses."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import pytest

from briefpdf.bibliography.asked import gone_from_web
from briefpdf.bibliography.online import Online
from briefpdf.checks.examples import BASE, REFS
from briefpdf.checks.subject import Subject
from briefpdf.compose.sandbox import Sandbox
from briefpdf.inspection.added import with_diagnostics
from briefpdf.inspection.inspect import inspect_workspace
from briefpdf.model.reference import Reference
from briefpdf.source.workspace import DiskWorkspace

URL = "https://example.org/troops"


@pytest.fixture
def told(tmp_path: Path, sandbox: Sandbox) -> Callable[[Online], list[str]]:
    """What is told where the address of the only cited source turns out so."""
    cited = BASE[REFS].replace("  title", f"  url = {{{URL}}},\n  title")
    files = {
        **BASE,
        REFS: cited + f"@misc{{uncited, title = {{T}}, date = {{2024}}, url = {{{URL}}}}}\n",
    }
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    workspace = DiskWorkspace(tmp_path)
    before = inspect_workspace(workspace, sandbox)

    def tell(answer: Online) -> list[str]:
        def ask(references: Iterable[Reference], subject: Subject) -> Mapping[str, Online]:
            (asked,) = references
            return {asked.key: answer}

        found, unasked = gone_from_web(before, ask=ask)
        after = with_diagnostics(before, found)
        assert unasked == (["crs-troops"] if answer.outcome == "blocked" else [])
        new = [one for one in after.findings if one not in before.findings]
        assert {one.path for one in new} <= {REFS}
        assert len(after.findings) == len(before.findings) + len(new)
        return [f"{one.rule.code} {one.severity}: {one.diagnostic.message}" for one in new]

    return tell


def test_what_is_gone_or_changed_is_a_warning(told: Callable[[Online], list[str]]) -> None:
    gone = told(Online("dead", URL, "it answers 404 (Not Found)"))
    assert gone == [
        "REF035 warning: “crs-troops” is gone from its address: it answers 404 (Not Found) "
        "(https://example.org/troops)"
    ]
    (changed,) = told(Online("changed", URL, "1 of 1 quotes no longer stands there"))
    assert "has changed" in changed


@pytest.mark.parametrize("outcome", ["alive", "moved", "blocked"])
def test_what_may_be_there_is_not(told: Callable[[Online], list[str]], outcome: str) -> None:
    assert told(Online(outcome, URL)) == []  # type: ignore[arg-type]

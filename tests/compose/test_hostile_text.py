"""Texts that once took minutes, or no end: what of it is ours grows no faster than the text.

No clock decides: a text whose work grows with its square would hold the suite up for minutes.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from briefpdf.checks.examples import BASE, BRIEF, brief
from briefpdf.checks.run import run_checks
from briefpdf.checks.subject import Subject
from briefpdf.compose.compose import compose_brief
from briefpdf.compose.markdown_token import MarkdownToken
from briefpdf.compose.sandbox import Failed, Sandbox
from briefpdf.limits.limit import Limit
from briefpdf.project.load import load_project
from briefpdf.source.workspace import MemoryWorkspace

TEXTS = {
    "a word of 40,000 letters": "a" * 40_000,
    "40,000 brackets": "[" * 40_000,
    "200 KB of links that are none": "[a](" * 50_000,
    "a table of 10,000 rows": "| a | b |\n|---|---|\n" + "| x | 1 |\n" * 10_000,
    "20,000 paragraphs of a word": "word\n\n" * 20_000,
    "300,000 combining marks": "a" + "\u0301" * 300_000,
    "50,000 emphases": "*a " * 50_000,
    "10,000 values": '{{ value("troops-2024.troops") }} ' * 10_000,
}


@pytest.fixture(scope="module")
def patient() -> Iterator[Sandbox]:
    with Sandbox(time_limit=600.0, memory_limit=2 * 1024**3) as sandbox:
        yield sandbox


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_it_is_composed_and_checked(patient: Sandbox, text: str) -> None:
    body = f'## Overview\n\n{text}\n\n{{{{ claim("troops-2024") }}}}\n'
    project = load_project(MemoryWorkspace({**BASE, BRIEF: brief(body)}))
    (only,) = project.briefs.values()
    made = compose_brief(project, only, patient)
    assert made.document is not None and len(made.document.blocks) >= 2
    run_checks(Subject(project, [made], date(2026, 1, 15)))


class Endless(Sandbox):
    """A sandbox whose Markdown is stopped by a limit."""

    def markdown(self, text: str, name: str) -> list[MarkdownToken]:
        raise Failed("BRIEF016", "the Markdown was stopped after 10 seconds")


def test_markdown_that_is_stopped_is_a_finding_of_the_brief() -> None:
    project = load_project(MemoryWorkspace(BASE))
    (only,) = project.briefs.values()
    with Endless() as sandbox:
        made = compose_brief(project, only, sandbox)
    (found,) = made.diagnostics
    assert (found.code, found.brief, found.limited) == ("BRIEF016", "base", True)
    assert "limits" in found.hints[0]
    assert made.document is None


def test_markdown_is_held_to_the_clock() -> None:
    with (
        Sandbox(time_limit=0.01) as sandbox,
        pytest.raises(Failed, match="the Markdown was stopped"),
    ):
        sandbox.markdown("[" * 200_000, "briefs/x.md")


def test_templates_have_their_part_of_the_limits_of_a_brief() -> None:
    loop = "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"
    with Sandbox() as sandbox:
        sandbox.hold_to(Limit(1.2, 1024**3))
        with pytest.raises(Failed, match=r"stopped after 0\.2 seconds"):
            sandbox.expand(loop, "briefs/x.md")
        sandbox.hold_to(Limit(60.0, 1024**3))
        with pytest.raises(Failed, match="more than 256 MB of memory"):
            sandbox.expand("{{ 'a' * 10**9 }}", "briefs/x.md")

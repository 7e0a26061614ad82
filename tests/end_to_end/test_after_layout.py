"""Rules that only finished pages can break are held to their examples by a real render."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefpdf.checks.examples import unmarked
from briefpdf.checks.registry import RULES
from briefpdf.checks.rule import Example, Finding, Rule
from briefpdf.compose.sandbox import Sandbox
from briefpdf.rendering.render import Order, render_workspace
from briefpdf.source.text import Span
from briefpdf.source.workspace import DiskWorkspace

# No example breaks an engine or goes on for a minute: tests/rendering does both.
OF_THE_ENGINE = ("PDF009", "PDF010")
each_rule = pytest.mark.parametrize(
    "rule",
    [rule for rule in RULES if rule.after_layout and rule.code not in OF_THE_ENGINE],
    ids=lambda rule: rule.code,
)


def rendered(
    example: Example, folder: Path, sandbox: Sandbox
) -> tuple[tuple[Finding, ...], list[Span]]:
    files, spans = unmarked(example)
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(content, encoding="utf-8")
    return render_workspace(DiskWorkspace(folder), sandbox, Order()).findings, spans


@each_rule
def test_bad_example_is_found_where_it_is_marked(
    rule: Rule, tmp_path: Path, sandbox: Sandbox
) -> None:
    found, spans = rendered(rule.bad, tmp_path, sandbox)
    assert spans
    assert {finding.diagnostic.span for finding in found if finding.rule is rule} == set(spans)
    assert {finding.rule.code for finding in found if finding.is_error} <= {rule.code}
    written = (tmp_path / "build/base.pdf").exists()
    assert written is (rule.severity != "error")


@each_rule
def test_good_example_is_left_alone(rule: Rule, tmp_path: Path, sandbox: Sandbox) -> None:
    found, _ = rendered(rule.good, tmp_path, sandbox)
    assert [finding.rule.code for finding in found if finding.rule is rule] == []
    assert (tmp_path / "build/base.pdf").exists()

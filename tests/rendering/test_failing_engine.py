"""An engine that fails at one brief, or whose process dies, stops no other brief."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from briefpdf.checks.examples import BASE, BRIEF, unmarked
from briefpdf.checks.registry import find_rule
from briefpdf.compose.sandbox import Sandbox
from briefpdf.engines.base import Engine, Rendered
from briefpdf.engines.registry import find_engine
from briefpdf.model.document import Document
from briefpdf.model.theme import Theme
from briefpdf.rendering.render import Order, render_workspace
from briefpdf.source.workspace import DiskWorkspace

Write = Callable[..., Path]


class Failing:
    """An engine that fails at the brief of one name."""

    def __init__(self, engine: Engine, at: str) -> None:
        self.engine, self.at, self.name = engine, at, engine.name

    def render(self, document: Document, theme: Theme, draft: bool = False) -> Rendered:
        if document.meta.brief == self.at:
            raise MemoryError("no room")
        return self.engine.render(document, theme, draft)


def test_the_others_are_rendered_and_it_is_told(workspace: Write, sandbox: Sandbox) -> None:
    rule = find_rule("PDF009")
    assert rule is not None
    files, (place,) = unmarked(rule.bad)
    folder = workspace({**files, "briefs/other.md": BASE[BRIEF]})
    engine = Failing(find_engine("weasyprint", sandbox), "base")
    done = render_workspace(
        DiskWorkspace(folder), sandbox, Order("weasyprint"), find=lambda name: engine
    )
    (found,) = [finding for finding in done.findings if finding.is_error]
    assert (found.rule.code, found.diagnostic.span) == ("PDF009", place)
    assert found.diagnostic.message.endswith("MemoryError: no room")
    assert [result.pdf for result in done.briefs] == [None, "build/other.pdf"]
    assert not (folder / "build/base.pdf").exists()

"""An engine that fails at one brief, or whose process dies, stops no other brief."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from briefpdf.checks.examples import BASE, BRIEF, unmarked
from briefpdf.checks.named import find_rule
from briefpdf.compose.sandbox import Sandbox
from briefpdf.engines.base import Rendered
from briefpdf.limits.limit import Failure, Limit
from briefpdf.model.document import Document
from briefpdf.model.theme import Theme
from briefpdf.provenance.pack import Evidence
from briefpdf.rendering.layout import Layout
from briefpdf.rendering.render import Order, render_workspace
from briefpdf.source.workspace import DiskWorkspace

Write = Callable[..., Path]


class Failing(Layout):
    """A layout that fails at the brief of one name."""

    def render_all(
        self,
        documents: Mapping[str, tuple[Document, Theme]],
        draft: bool,
        limit: Limit,
        evidence: Callable[[str], Evidence | None] = lambda name: None,
    ) -> Iterator[tuple[str, Rendered | Failure]]:
        left = {name: asked for name, asked in documents.items() if name != "base"}
        yield "base", Failure("MemoryError: no room")
        yield from super().render_all(left, draft, limit, evidence)


def test_the_others_are_rendered_and_it_is_told(workspace: Write, sandbox: Sandbox) -> None:
    rule = find_rule("PDF009")
    assert rule is not None
    files, (place,) = unmarked(rule.bad)
    folder = workspace({**files, "briefs/other.md": BASE[BRIEF]})
    with Failing("weasyprint") as layout:
        order = Order("weasyprint")
        done = render_workspace(DiskWorkspace(folder), sandbox, order, layout=layout)
    (found,) = [finding for finding in done.findings if finding.is_error]
    assert (found.rule.code, found.diagnostic.span) == ("PDF009", place)
    assert found.diagnostic.message.endswith("MemoryError: no room")
    assert [result.pdf for result in done.briefs] == [None, "build/other.pdf"]
    assert not (folder / "build/base.pdf").exists()

"""A draft shows what was found where it stands."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from briefpdf.checks.examples import BASE, CLAIMS
from briefpdf.compose.sandbox import Sandbox
from briefpdf.engines.base import Engine, Rendered
from briefpdf.engines.registry import find_engine
from briefpdf.model.document import Document
from briefpdf.model.theme import Theme
from briefpdf.rendering.render import Order, render_workspace
from briefpdf.source.workspace import DiskWorkspace

Write = Callable[..., Path]


class Recording:
    """An engine that remembers what it was given."""

    def __init__(self, engine: Engine) -> None:
        self.engine, self.name = engine, engine.name
        self.documents: list[Document] = []

    def render(self, document: Document, theme: Theme, draft: bool = False) -> Rendered:
        assert draft
        self.documents.append(document)
        return self.engine.render(document, theme, draft)


def test_a_warning_of_a_claim_that_it_uses_is_in_a_draft(
    workspace: Write, sandbox: Sandbox
) -> None:
    used = BASE[CLAIMS].replace('        quote: "North Korea', "        # quote:")
    unused = used + "  unused: {statement: None sailed., sources: [{key: crs-troops}]}\n"
    engine = Recording(find_engine("weasyprint", sandbox))
    order = Order("weasyprint", draft=True, cache=False)
    folder = DiskWorkspace(workspace({CLAIMS: unused}))
    done = render_workspace(folder, sandbox, order, find=lambda name: engine)
    assert {finding.diagnostic.claim for finding in done.findings} >= {"troops-2024", "unused"}
    (document,) = engine.documents
    shown = repr(document)
    assert "the claim “troops-2024” quotes nothing" in shown or "CLAIM021" in shown
    assert "“unused”" not in shown

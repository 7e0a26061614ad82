"""A draft shows what was found where it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from briefpdf.checks.examples import BASE, CLAIMS
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


class Recording(Layout):
    """A layout that remembers what it was given, and lays nothing out."""

    documents: list[Document]

    def render_all(
        self,
        documents: Mapping[str, tuple[Document, Theme]],
        draft: bool,
        limit: Limit,
        evidence: Mapping[str, Evidence] | None = None,
    ) -> Iterator[tuple[str, Rendered | Failure]]:
        assert draft
        self.documents = [document for document, _ in documents.values()]
        yield from ((name, Rendered(b"%PDF-1.7", 1)) for name in documents)


def test_a_warning_of_a_claim_that_it_uses_is_in_a_draft(
    workspace: Write, sandbox: Sandbox
) -> None:
    used = BASE[CLAIMS].replace('        quote: "North Korea', "        # quote:")
    unused = used + "  unused: {statement: None sailed., sources: [{key: crs-troops}]}\n"
    order = Order("weasyprint", draft=True, cache=False)
    folder = DiskWorkspace(workspace({CLAIMS: unused}))
    with Recording("weasyprint") as layout:
        done = render_workspace(folder, sandbox, order, layout=layout)
    assert {finding.diagnostic.claim for finding in done.findings} >= {"troops-2024", "unused"}
    (document,) = layout.documents
    shown = repr(document)
    assert "the claim “troops-2024” quotes nothing" in shown or "CLAIM021" in shown
    assert "“unused”" not in shown

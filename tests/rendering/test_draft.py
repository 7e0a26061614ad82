"""A draft shows what was found where it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from briefpdf.checks.examples import BASE, BRIEF, CLAIMS
from briefpdf.checks.rule import Finding
from briefpdf.compose.composition import Composition
from briefpdf.compose.sandbox import Sandbox
from briefpdf.compose.walk import contents
from briefpdf.engines.base import Rendered
from briefpdf.limits.limit import Failure, Limit
from briefpdf.model.document import Document, Words
from briefpdf.model.theme import Theme
from briefpdf.provenance.pack import Evidence
from briefpdf.rendering import draft
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
    # Its number stands at the words that rest on the claim.
    assert any(
        words.flags
        for content in contents(document.blocks)
        for words in content
        if isinstance(words, Words) and any("troops-2024" in run.claims for run in words.runs)
    )


def test_a_figure_that_there_is_not_has_its_number_at_what_is_before_it(
    workspace: Write, sandbox: Sandbox
) -> None:
    table = "\n\n| Old | New |\n|---|---|\n| here | there |\n"
    body = BASE[BRIEF].rstrip() + table + '\n{{ figure("none") }}\n\n## Next\n\nIt may go on.\n'
    order = Order("weasyprint", draft=True, cache=False)
    with Recording("weasyprint") as layout:
        folder = DiskWorkspace(workspace({BRIEF: body}))
        done = render_workspace(folder, sandbox, order, layout=layout)
    assert "BRIEF003" in {finding.rule.code for finding in done.findings}
    (document,) = layout.documents
    listed = [
        words.text
        for content in contents(document.remarks)
        for words in content
        if isinstance(words, Words)
    ]
    number = next(
        at for at, text in enumerate(filter(_names_a_rule, listed), 1) if "BRIEF003" in text
    )
    flagged = [
        words.text
        for content in contents(document.blocks)
        for words in content
        if isinstance(words, Words) and number in words.flags
    ]
    assert flagged == ["there"]


def _names_a_rule(text: str) -> bool:
    return text.split(" ")[0].rstrip("0123456789") in ("BRIEF", "CLAIM", "REF", "PDF")


@pytest.mark.parametrize("between", ["\n\n", " "], ids=["paragraphs", "one paragraph"])
def test_each_word_is_asked_about_the_findings_near_it_alone(
    compose: Callable[..., Composition],
    check: Callable[..., list[Finding]],
    monkeypatch: pytest.MonkeyPatch,
    between: str,
) -> None:
    """Tens of thousands of findings are put in their places in time that grows with them."""
    asked = 0
    overlaps = draft._overlaps

    def counted(*given: Any) -> bool:
        nonlocal asked
        asked += 1
        return overlaps(*given)

    monkeypatch.setattr(draft, "_overlaps", counted)

    def times(many: int) -> int:
        nonlocal asked
        asked = 0
        files = {BRIEF: BASE[BRIEF] + "\n" + between.join(["Ten ships sailed in 2019."] * many)}
        found = check(files)
        document = draft.with_findings(compose(files), found)
        flags = [
            number
            for content in contents(document.blocks)
            for inline in content
            if isinstance(inline, Words)
            for number in inline.flags
        ]
        assert len(found) >= many
        assert sorted(flags) == list(range(1, len(found) + 1))
        return asked

    assert times(800) < 8 * times(200)

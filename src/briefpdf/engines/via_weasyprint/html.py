"""A Document as the parts that a page template puts together, all of them safe HTML."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ...model.document import Document
from ...model.theme import Theme
from .blocks import BlockSetter
from .exhibits import ExhibitSetter
from .inlines import InlineSetter
from .source_list import BackLinks, source_list_html
from .style_settings import labels_of, switch
from .walk import placed_figures, placed_marks


@dataclass(frozen=True, slots=True)
class Parts:
    """HTML of a document's parts; each is empty when the document has no such part."""

    body: str
    notice: str
    sources: str
    disclaimer: str


def document_parts(document: Document, theme: Theme) -> Parts:
    """Set the parts of a document as HTML.

    Blocks of the text carry `data-block`, their place in `document.blocks`; entries of Sources
    and the disclaimer carry `data-part`: by these the finished pages are measured.
    """
    inlines = InlineSetter(
        marks=switch(theme, "citations", "marks", True), figures=placed_figures(document.blocks)
    )
    exhibits = ExhibitSetter(inlines, labels_of(theme, document))
    body = BlockSetter(inlines, exhibits, title_level=1)
    blocks = (
        body.set_block(block, f' data-block="{index}"')
        for index, block in enumerate(document.blocks)
    )
    disclaimer = BlockSetter(inlines, exhibits, title_level=2).set(document.disclaimer)
    return Parts(
        body="\n".join(blocks),
        notice=inlines.set(document.meta.notice),
        sources=source_list_html(document.sources, inlines, BackLinks(placed_marks(document))),
        disclaimer=f'<div data-part="disclaimer">{disclaimer}</div>' if disclaimer else "",
    )


def page_context(document: Document, theme: Theme, draft: bool) -> dict[str, Any]:
    """What a style's page.html is filled with: `{"__html__": …}` is markup, the rest is text."""
    meta, parts = document.meta, document_parts(document, theme)
    return {
        "theme": dict(theme.settings),
        "labels": labels_of(theme, document),
        "draft": draft,
        "title": meta.title,
        "number": meta.number,
        "version": meta.version,
        "date_line": meta.date_line,
        "updated": meta.updated,
        "lang": meta.lang,
        "authors": [{"name": author.name, "title": author.title or ""} for author in meta.authors],
        "body": {"__html__": parts.body},
        "notice": {"__html__": parts.notice},
        "sources": {"__html__": parts.sources},
        "source_count": len(document.sources),
        "disclaimer": {"__html__": parts.disclaimer},
    }


def styles_context(theme: Theme) -> dict[str, Any]:
    """What a style's page.css is filled with: its settings alone, so that all briefs share it."""
    return {"theme": dict(theme.settings)}

"""A Document as the parts that a page template puts together, all of them safe HTML."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from ...model.document import Block, Document, Heading, Picture, Table
from ...model.theme import Theme
from ..content.back_links import BackLinks
from ..content.walk import placed_figures, placed_marks
from ..style.settings import labels_of, switch
from .blocks import BlockSetter
from .exhibits import ExhibitSetter
from .inlines import InlineSetter
from .source_list import source_list_html


@dataclass(frozen=True, slots=True)
class Flow:
    """Text that is set in columns, and the table or figure across all of them that ends it.

    The last flow of a document ends with none.
    """

    columns: str
    across: str


@dataclass(frozen=True, slots=True)
class Parts:
    """HTML of a document's parts; each is empty when the document has no such part."""

    flows: tuple[Flow, ...]
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
    exhibits = ExhibitSetter(inlines, labels_of(theme, document), theme)
    disclaimer = BlockSetter(inlines, exhibits, title_level=2).set(document.disclaimer)
    return Parts(
        flows=tuple(_flows(document.blocks, BlockSetter(inlines, exhibits, title_level=1))),
        notice=inlines.set(document.meta.notice),
        sources=source_list_html(document.sources, inlines, BackLinks(placed_marks(document))),
        disclaimer=f'<div data-part="disclaimer">{disclaimer}</div>' if disclaimer else "",
    )


def _flows(blocks: Sequence[Block], setter: BlockSetter) -> Iterator[Flow]:
    # WeasyPrint 70 can lose text around `column-span: all`: when balancing what stands before it
    # takes the whole page. So what goes across ends one set of columns and another begins.
    columns: list[str] = []
    headings: list[str] = []
    for index, block in enumerate(blocks):
        html = setter.set_block(block, f' data-block="{index}"')
        if isinstance(block, Heading):
            headings.append(html)
        elif isinstance(block, (Table, Picture)) and block.across:
            # A heading right above goes across with it, or it might stay behind on its page.
            yield Flow("\n".join(columns), "\n".join([*headings, html]))
            columns, headings = [], []
        else:
            columns += [*headings, html]
            headings = []
    yield Flow("\n".join([*columns, *headings]), "")


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
        "body": _markup("\n".join(flow.columns + flow.across for flow in parts.flows)),
        "flows": [
            {"columns": _markup(flow.columns), "across": _markup(flow.across)}
            for flow in parts.flows
        ],
        "notice": _markup(parts.notice),
        "sources": _markup(parts.sources),
        "source_count": len(document.sources),
        "disclaimer": _markup(parts.disclaimer),
    }


def _markup(html: str) -> dict[str, str]:
    return {"__html__": html}


def styles_context(theme: Theme) -> dict[str, Any]:
    """What a style's page.css is filled with: its settings alone, so that all briefs share it."""
    return {"theme": dict(theme.settings)}

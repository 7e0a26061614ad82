"""A Document as the parts that a page template puts together, all of them safe HTML."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from ...model.document import Block, Chart, Document, Heading, Picture, SourceEntry, Table
from ...model.theme import Theme
from ..content.characters import digits, held, printed
from ..content.links import BackLinks, jumps, mark_anchor, source_anchor
from ..content.notes import part_sources
from ..content.table_fit import TableRoom
from ..content.walk import block_text, placed_figures, placed_marks
from ..metadata.about import language_tag
from ..style.settings import labels_of, switch
from .addresses import DISCLAIMER
from .blocks import BlockSetter
from .exhibits import ExhibitSetter
from .inlines import SPACE, InlineSetter, attribute, sign_html, text_html
from .measure import END, block_anchor

# Behind what goes across the columns: with fewer characters of text, it stands where it is called.
_FLOWS_ON = 800


class Flow(Struct, frozen=True):
    """Text that is set in columns, and the table or figure across all of them that ends it.

    The last flow of a document ends with none.
    """

    columns: str
    across: str


class SourceSetter:
    """Sets the sources of a document, in a list or as notes at the foot of pages."""

    def __init__(self, document: Document, theme: Theme, inlines: InlineSetter) -> None:
        self.inlines = inlines
        self.labels = labels_of(theme, document)
        self.cited = BackLinks(placed_marks(document) if inlines.marks else ())

    def notes(self, sources: Sequence[SourceEntry]) -> dict[int, str]:
        """Each source, by its number, as a note that goes to the foot of its page."""
        return {
            one.number: f'<span class="footnote" {self._place(one)}>{self._entry(one)}</span>'
            for one in sources
        }

    def list(self, sources: Sequence[SourceEntry]) -> str:
        """The entries of Sources as an ordered list; empty when there are none."""
        if not sources:
            return ""
        items = "".join(f"<li {self._place(one)}>{self._entry(one)}</li>" for one in sources)
        width = digits(f"{one.number}." for one in sources)
        return f'<ol class="source-list digits-{width}">{items}</ol>'

    def _place(self, entry: SourceEntry) -> str:
        return f'id="{source_anchor(entry.number)}" data-part="source"'

    def _entry(self, entry: SourceEntry) -> str:
        """An entry: its number leads back to the first mark, its locators stand behind it."""
        marks = [one for _, several in self.cited.groups(entry.number) for one in several]
        back = mark_anchor(entry.number, min(marks)) if marks else ""
        locators = "".join(
            text_html(held(text), f'<a href="{attribute(address)}">' if address else "")
            for text, address in self.cited.joined(entry.number, self.labels)
        )
        behind = f'{SPACE}<span class="locators">{locators}</span>' if locators else ""
        sign = sign_html(f"{entry.number}.", back)
        return f"{sign}{self.inlines.set(self.cited.opened(entry))}{behind}"


def page_context(
    document: Document, theme: Theme, draft: bool, floating: Collection[int] = ()
) -> dict[str, Any]:
    """What a style's page.html is filled with: `{"__html__": …}` is markup, the rest is text.

    The blocks at the indices `floating` go to the foot of a page. By anchors of blocks, of sources
    and of the disclaimer the finished pages are measured.
    """
    meta, labels = document.meta, labels_of(theme, document)
    plain = InlineSetter(
        marks=switch(theme, "citations", "marks", True),
        figures=placed_figures(document.blocks) | {jump.anchor for jump in jumps(document)},
    )
    at_foot, at_end = part_sources(document, theme)
    sources = SourceSetter(document, theme, plain)
    inlines = replace(plain, notes=sources.notes(at_foot))
    exhibits = ExhibitSetter(inlines, labels, theme)
    setter = BlockSetter(inlines, exhibits, title_level=1)
    flows = list(_flows(document.blocks, setter, floating))
    disclaimer = BlockSetter(plain, exhibits, title_level=2).set(document.disclaimer)
    if disclaimer and document.disclaimer_lang:
        # By this link, which leads nowhere that one could click, its language is put into the tags.
        lang = language_tag(document.disclaimer_lang)
        mark = f'<a class="place" href="#{DISCLAIMER}"></a>'
        disclaimer = f'<div lang="{attribute(lang)}">{mark}{disclaimer}</div>'
    disclaimer += BlockSetter(plain, exhibits, title_level=1).set(document.remarks)
    if disclaimer:
        disclaimer = f'<div id="{DISCLAIMER}" data-part="disclaimer">{disclaimer}</div>'
    return {
        "theme": dict(theme.settings),
        "labels": {name: printed(one) for name, one in labels.items()},
        "draft": draft,
        "title": printed(meta.title),
        "number": printed(meta.number),
        "version": printed(meta.version),
        "date_line": printed(meta.date_line),
        "updated": meta.updated,
        "lang": printed(meta.lang),
        "to": [printed(name) for name in meta.to],
        "authors": [
            {"name": printed(author.name), "title": printed(author.title or "")}
            for author in meta.authors
        ],
        "body": _markup("\n".join(flow.columns + flow.across for flow in flows)),
        "flows": [
            {"columns": _markup(flow.columns), "across": _markup(flow.across)} for flow in flows
        ],
        "notice": _markup(inlines.set(document.meta.notice)),
        "sources": _markup(sources.list(at_end)),
        "source_count": len(at_end),
        "disclaimer": _markup(disclaimer),
        "annex": _markup(BlockSetter(plain, exhibits, title_level=1).set(document.annex)),
    }


def styles_context(theme: Theme) -> dict[str, Any]:
    """What a style's page.css is filled with: its settings alone, so that all briefs share it."""
    return {"theme": dict(theme.settings)}


def _flows(
    blocks: Sequence[Block], setter: BlockSetter, floating: Collection[int]
) -> Iterator[Flow]:
    """The text in columns. What goes across them floats to the foot of a page, and text flows on.

    What is not among the `floating` ends one set of columns, and another begins: WeasyPrint 70 can
    lose text around `column-span: all`. So it is where notes stand at the foot of the pages.
    """
    columns: list[str] = []
    headings: list[str] = []
    for index, block in enumerate(blocks):
        anchor = block_anchor(index, block)
        exhibit = block if isinstance(block, (Table, Picture, Chart)) else None
        named = exhibit is not None and exhibit.id is not None
        top = f' data-block="{index}"' + ("" if named else f' id="{anchor}"')
        if isinstance(block, Heading):
            headings.append(setter.set_block(block, top))
        elif exhibit is None or not exhibit.across:
            columns += [*headings, setter.set_block(block, top)]
            headings = []
        elif index in floating:
            # By these two links, which lead nowhere that one could click, it is read in its place.
            place = f'<a class="place" href="#{anchor}"></a>'
            below = blocks[index + 1 :]
            lead = headings if below and isinstance(below[0], Heading) else []
            columns += [] if lead else headings
            columns += [place, setter.exhibits.set(exhibit, top, "".join([place, *lead]))]
            headings = []
        else:
            # A heading right above goes across with it, or it might stay behind on its page.
            across = [*headings, setter.exhibits.set(exhibit, top)]
            yield Flow("\n".join(columns), "\n".join(across))
            columns, headings = [], []
    yield Flow("\n".join([*columns, *headings, f'<div id="{END}"></div>']), "")


def floating_blocks(document: Document, theme: Theme) -> frozenset[int]:
    """The indices of what goes across, leaves room for text on its page, and has text behind it.

    A table may be too long to be kept whole. Where notes stand at the foot of the pages, there is
    no other place for them.
    """
    if part_sources(document, theme)[0]:
        return frozenset()
    room = TableRoom.of(theme, across=True)
    return frozenset(
        index
        for index, block in enumerate(document.blocks)
        if isinstance(block, (Table, Picture, Chart))
        and block.across
        and not (isinstance(block, Table) and room.is_long(block))
        and len(block_text(document.blocks[index + 1 :])) > _FLOWS_ON
    )


def _markup(html: str) -> dict[str, str]:
    return {"__html__": html}

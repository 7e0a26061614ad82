"""Blocks of text as HTML, tagged so that a screen reader meets a sound structure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ...model.document import (
    Block,
    CodeBlock,
    Divider,
    Heading,
    ListBlock,
    Paragraph,
    Picture,
    PullQuote,
    Quotation,
    Table,
    TextBox,
)
from ..content.list_signs import digits, list_signs
from ..content.table_fit import is_long_text
from ..content.walk import plain_text
from .characters import attribute, preformatted_html, text_html
from .exhibits import ExhibitSetter
from .inlines import InlineSetter
from .signs import sign_html


class BlockSetter:
    """Sets the blocks of one text, from its first to its last.

    `title_level` is the level of the heading that the text stands under: 1 is the title's.
    """

    def __init__(self, inlines: InlineSetter, exhibits: ExhibitSetter, title_level: int) -> None:
        self.inlines = inlines
        self.exhibits = exhibits
        self.title_level = title_level
        self._level = title_level

    def set(self, blocks: Iterable[Block]) -> str:
        """Blocks as HTML."""
        return "\n".join(map(self.set_block, blocks))

    def set_block(self, block: Block, top: str = "") -> str:
        """A block as HTML; `top` holds attributes for a block that stands in no other."""
        match block:
            case Heading():
                return self._heading(block, top)
            case Paragraph():
                return f"<p{top}>{self._paragraph(block)}</p>"
            case ListBlock():
                return self._list(block, top)
            case Quotation():
                return f"<blockquote{top}>{self.set(block.blocks)}</blockquote>"
            case PullQuote():
                inner, long = self.set(block.blocks), _long(block.blocks)
                return f'<blockquote class="pull-quote{long}"{top}>{inner}</blockquote>'
            case TextBox():
                return self._text_box(block, top)
            case CodeBlock():
                return f'<p class="code"{top}>{preformatted_html(block.text.rstrip())}</p>'
            case Divider():
                return f'<div class="divider"{top}></div>'
            case Table() | Picture():
                return self.exhibits.set(block, top)

    def _heading(self, block: Heading, top: str) -> str:
        wanted = self.title_level + min(max(block.level, 1), 3)
        # PDF/UA allows no skipped level, so the tag may stand above the look.
        self._level = min(wanted, self._level + 1)
        label = attribute(plain_text(block.content))
        return (
            f'<h{self._level} class="heading-{block.level}" data-label="{label}"{top}>'
            f"{self.inlines.set(block.content)}</h{self._level}>"
        )

    def _paragraph(self, block: Paragraph) -> str:
        content = self.inlines.set(block.content)
        if not block.lead:
            return content
        label = attribute(plain_text(block.lead))
        lead = self.inlines.set(block.lead)
        return f'<span class="run-in" data-label="{label}">{lead}</span> {content}'

    def _list(self, block: ListBlock, top: str) -> str:
        signs = list_signs(block.start, len(block.items))
        items = "\n".join(
            f"<li>{self._item(item, sign)}</li>"
            for item, sign in zip(block.items, signs, strict=True)
        )
        if block.start is None:
            return f"<ul{top}>{items}</ul>"
        return f'<ol class="digits-{digits(signs)}"{top}>{items}</ol>'

    def _item(self, blocks: Sequence[Block], sign: str) -> str:
        if blocks and isinstance(blocks[0], Paragraph):
            first = f"<p>{sign_html(sign)}{self._paragraph(blocks[0])}</p>"
            return first + self.set(blocks[1:])
        return f"<p>{sign_html(sign)}</p>{self.set(blocks)}"

    def _text_box(self, block: TextBox, top: str) -> str:
        title = f'<p class="text-box-title">{text_html(block.title)}</p>' if block.title else ""
        inner, long = self.set(block.blocks), _long(block.blocks)
        return f'<div class="text-box{long}"{top}>{title}{inner}</div>'


def _long(blocks: Sequence[Block]) -> str:
    return " long" if is_long_text(blocks) else ""

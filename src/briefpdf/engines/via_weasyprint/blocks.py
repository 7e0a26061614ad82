"""Blocks of text as HTML, tagged so that a screen reader meets a sound structure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ...model.document import (
    Block,
    Chart,
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
from ..content.characters import digits, is_seen, list_signs
from ..content.table_fit import is_long_text
from ..content.walk import plain_text
from .exhibits import ExhibitSetter
from .inlines import InlineSetter, attribute, preformatted_html, sign_html, text_html


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
                return self._paragraph(block, top)
            case ListBlock():
                return self._list(block, top)
            case Quotation():
                return f"<blockquote{top}>{self.set(block.blocks)}</blockquote>"
            case PullQuote():
                inner, long = self.set(block.blocks), self._long(block.blocks)
                return f'<blockquote class="pull-quote{long}"{top}>{inner}</blockquote>'
            case TextBox():
                return self._text_box(block, top)
            case CodeBlock():
                return f'<p class="code"{top}>{preformatted_html(block.text.rstrip())}</p>'
            case Divider():
                return f'<div class="divider"{top}></div>'
            case Table() | Picture() | Chart():
                return self.exhibits.set(block, top)

    def _heading(self, block: Heading, top: str) -> str:
        if not is_seen(plain_text(block.content)):
            return f"<div{top}></div>"
        wanted = self.title_level + min(max(block.level, 1), 3)
        # PDF/UA allows no skipped level, so the tag may stand above the look.
        self._level = min(wanted, self._level + 1)
        label = attribute(plain_text(block.content))
        return (
            f'<h{self._level} class="heading-{block.level}" data-label="{label}"{top}>'
            f"{self.inlines.set(block.content)}</h{self._level}>"
        )

    def _paragraph(self, block: Paragraph, top: str = "", sign: str = "") -> str:
        content = self.inlines.set(block.content)
        if not is_seen(plain_text(block.lead)):
            return f"<p{top}>{sign}{content}</p>"
        label, level = attribute(plain_text(block.lead)), self._level + 1
        lead = self.inlines.set(block.lead)
        heading = f'<h{level} class="run-in" data-label="{label}">{lead}</h{level}>'
        return f'<div class="paragraph"{top}>{sign}{heading} <p>{content}</p></div>'

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
            return self._paragraph(blocks[0], sign=sign_html(sign)) + self.set(blocks[1:])
        return f"<p>{sign_html(sign)}</p>{self.set(blocks)}"

    def _text_box(self, block: TextBox, top: str) -> str:
        tag = f"h{self._level + 1}"
        title = f'<{tag} class="text-box-title">{text_html(block.title)}</{tag}>'
        title = title if is_seen(block.title) else ""
        inner, long = self.set(block.blocks), self._long(block.blocks)
        return f'<div class="text-box{long}"{top}>{title}{inner}</div>'

    def _long(self, blocks: Sequence[Block]) -> str:
        return " long" if is_long_text(blocks, self.exhibits.theme) else ""

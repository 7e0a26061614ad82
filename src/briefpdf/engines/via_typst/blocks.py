"""Blocks of text as calls of a style's functions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

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
from ..content.characters import is_seen
from ..content.table_fit import is_long_text
from ..content.walk import plain_text
from .exhibits import ExhibitSetter
from .inlines import InlineSetter
from .literal import Code, Value, call, joined


class BlockSetter:
    """Sets the blocks of one text, from its first to its last.

    `title_level` is the level of the heading that the text stands under: 1 is the title's.
    """

    def __init__(self, inlines: InlineSetter, exhibits: ExhibitSetter, title_level: int) -> None:
        self.inlines = inlines
        self.exhibits = exhibits
        self.title_level = title_level
        self._level = title_level

    def set_text(self, blocks: Sequence[Block]) -> Code:
        """The blocks of the text: what stands before each says where it begins."""
        # Each in a line of its own: where Typst shows a fault, it shows the whole line.
        return Code("{\n" + "\n".join(one.code for one in self._spotted(blocks)) + "\n}")

    def _spotted(self, blocks: Sequence[Block]) -> Iterator[Code]:
        before: Block | None = None
        over: list[Code] = []
        for index, block in enumerate(blocks):
            if not over:
                yield call("kit.spot", index)
            last = self.exhibits.count
            if isinstance(block, Heading) and _is_of_figure(blocks, index):
                over.append(self.set_block(block, before))
            else:
                if over and isinstance(block, Table | Picture | Chart):
                    code = self.exhibits.set(block, top=True, over=joined(over))
                    over = []
                else:
                    code = self.set_block(block, before, top=True)
                fresh = self.exhibits.count in self.exhibits.settled.fresh
                if fresh and self.exhibits.count > last:
                    yield Code("pagebreak(weak: true)")
                yield code
            before = block
        yield from (call("place", note) for note in self.inlines.links.notes)
        self.inlines.links.notes.clear()
        # What floats and belongs to the text is set before anything that does not.
        yield call("place.flush")
        yield call("kit.spot", len(blocks))

    def set(self, blocks: Iterable[Block]) -> Code:
        """Blocks that stand in another, or in a part of their own."""
        pieces: list[Code] = []
        before: Block | None = None
        for block in blocks:
            pieces.append(self.set_block(block, before))
            before = block
        return joined(pieces)

    def set_block(self, block: Block, before: Block | None = None, top: bool = False) -> Code:
        """A block; `top` says that it stands in no other, `before` is the one before it."""
        match block:
            case Heading():
                return self._heading(block, before)
            case Paragraph():
                return self._paragraph(block)
            case ListBlock():
                items = [self._item(item) for item in block.items]
                return call("style.items", items, start=block.start)
            case Quotation():
                return call("style.quotation", self.set(block.blocks))
            case PullQuote():
                long = is_long_text(block.blocks, self.exhibits.theme)
                place = self.exhibits.place(top)
                inner = self._whole(block.blocks, long)
                return call("style.pull-quote", inner, long=long, **place)
            case TextBox():
                return self._text_box(block, top)
            case CodeBlock():
                return call("style.code", block.text.rstrip().split("\n"))
            case Divider():
                return call("style.divider")
            case Table() | Picture() | Chart():
                return self.exhibits.set(block, top)

    def _heading(self, block: Heading, before: Block | None) -> Code:
        name = plain_text(block.content)
        if not is_seen(name):
            return Code("none")
        look = min(max(block.level, 1), 3)
        under = isinstance(before, Heading) and before.level < block.level
        return call(
            "style.heading",
            look,
            self.inlines.set(block.content, heading=True),
            level=self._tag(self.title_level + look),
            name=name,
            under=under,
        )

    def _tag(self, wanted: int) -> int:
        # PDF/UA allows no skipped level, so the tag may stand above the look.
        self._level = min(wanted, self._level + 1)
        return self._level

    def _paragraph(self, block: Paragraph) -> Code:
        content = self.inlines.set(block.content)
        if not is_seen(plain_text(block.lead)):
            return call("style.paragraph", content)
        lead = call(
            "style.run-in",
            self.inlines.set(block.lead, heading=True),
            level=self._tag(self.title_level + 3),
            name=plain_text(block.lead),
        )
        return call("style.paragraph", content, lead=lead)

    def _item(self, blocks: Sequence[Block]) -> Value:
        """The item of a list; only where it is more than a paragraph does it hold blocks."""
        if len(blocks) == 1 and isinstance(blocks[0], Paragraph) and not blocks[0].lead:
            return self.inlines.set(blocks[0].content)
        pieces: list[Code] = []
        for index, block in enumerate(blocks):
            if index == 0 and isinstance(block, Paragraph) and not block.lead:
                pieces.append(self.inlines.set(block.content))
            else:
                pieces.append(self.set_block(block))
        return joined(pieces)

    def _text_box(self, block: TextBox, top: bool) -> Code:
        title: Value = None
        if is_seen(block.title):
            title = call("style.box-title", block.title, level=self._tag(self.title_level + 3))
        long = is_long_text(block.blocks, self.exhibits.theme)
        place = self.exhibits.place(top)
        return call("style.text-box", title, self._whole(block.blocks, long), long=long, **place)

    def _whole(self, blocks: Sequence[Block], long: bool) -> Code:
        """Blocks that are kept whole, unless they are long."""
        links = self.inlines.links
        before, links.deferring = links.deferring, links.deferring or not long
        content = self.set(blocks)
        links.deferring = before
        return content


def _is_of_figure(blocks: Sequence[Block], index: int) -> bool:
    """Whether nothing but what goes across the columns is below a heading, which goes there too."""
    following = next(
        (at for at in range(index, len(blocks)) if not isinstance(blocks[at], Heading)), 0
    )
    block = blocks[following]
    if not (isinstance(block, Table | Picture | Chart) and block.across):
        return False
    return following + 1 == len(blocks) or isinstance(blocks[following + 1], Heading)

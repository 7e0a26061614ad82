"""Expanded Markdown to blocks: CommonMark with tables and fenced boxes, no HTML."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

from ..model.document import (
    Block,
    CodeBlock,
    Divider,
    Heading,
    Inlines,
    ListBlock,
    Paragraph,
    PullQuote,
    Quotation,
    Table,
    TextBox,
)
from ..source.pattern import lazy_pattern
from ..source.text import Span, Text
from .arrange import LeadWords, arrange
from .call_marks import MARK
from .expanded import Expanded
from .inlines import RAW_HTML, InlineBuilder
from .markdown import MAX_NESTING
from .markdown_token import MarkdownToken as Token
from .resolve import Resolver

# What parts the cells of a table.
_BAR = lazy_pattern(r"(?<!\\)\|")
SECOND_TITLE, UNKNOWN_BLOCK, TOO_DEEP = "BRIEF028", "BRIEF030", "BRIEF033"


class Placed(Struct, frozen=True):
    """Where a figure or an image is put: its id in the front matter, or its file and texts."""

    origin: Span
    figure: str | None = None
    file: str = ""
    alt: str = ""
    source: str = ""


class BlockBuilder:
    """Builds the blocks of one expanded text; `place` makes a figure or an image of `Placed`.

    `words` are those that captions and source lines begin with.
    """

    def __init__(
        self,
        expanded: Expanded,
        resolver: Resolver,
        lang: str,
        place: Callable[[Placed], Block | None],
        words: LeadWords,
    ) -> None:
        self.words = words
        self.expanded = expanded
        self.resolver = resolver
        self.inlines = InlineBuilder(expanded, resolver, lang)
        self.place = place
        self.lines = Text(expanded.path, expanded.text).line_starts
        self.level = 0

    def build(self, tokens: Sequence[Token]) -> tuple[Block, ...]:
        """The blocks of the whole text, whose tokens these are."""
        deepest = next((token for token in tokens if _is_too_deep(token)), None)
        if deepest is not None:
            self.resolver.report(
                TOO_DEEP,
                f"lists and quotations are nested more than {MAX_NESTING // 2} levels deep",
                self._origin(deepest),
                "Write them flatter.",
            )
        return tuple(self._blocks(tokens))

    def _blocks(self, tokens: Sequence[Token]) -> list[Block]:
        made: list[Block] = []
        at = 0
        while at < len(tokens):
            token = tokens[at]
            end = _closing(tokens, at)
            made += self._block(token, tokens[at + 1 : end])
            at = end + 1
        return arrange(made, self.words)

    def _range(self, token: Token) -> tuple[int, int]:
        first, last = token.map or (0, len(self.lines))
        end = self.lines[last] if last < len(self.lines) else len(self.expanded.text)
        return self.lines[min(first, len(self.lines) - 1)], end

    def _origin(self, token: Token) -> Span:
        start, end = self._range(token)
        text = self.expanded.text[start:end]
        return self.expanded.origin(start, start + len(text.rstrip()))

    def _block(self, token: Token, inner: Sequence[Token]) -> list[Block]:
        kind, origin = token.type, self._origin(token)
        if kind == "paragraph_open":
            return self._paragraph(token, inner[0], origin)
        if kind == "heading_open":
            return self._heading(token, inner[0], origin)
        if kind in ("bullet_list_open", "ordered_list_open"):
            start = int(token.attrs.get("start", 1)) if kind[0] == "o" else None
            items = tuple(tuple(self._blocks(item)) for item in _items(inner))
            return [ListBlock(items, start, origin)]
        if kind == "blockquote_open":
            return [Quotation(tuple(self._blocks(inner)), origin)]
        if kind == "container_block_open":
            return self._container(token, inner, origin)
        if kind == "table_open":
            return [self._table(inner, origin)]
        if kind in ("fence", "code_block"):
            return [CodeBlock(self.inlines.code(token.content).rstrip("\n"), origin)]
        if kind == "hr":
            return [Divider(origin)]
        if kind == "html_block":
            hint = "Use Markdown: *italic*, **bold**, and {# … #} for a comment."
            shown = " ".join(token.content.split())[:40]
            self.resolver.report(RAW_HTML, f"HTML is not read in a brief: {shown}", origin, hint)
        return []

    def _content(self, token: Token) -> Inlines:
        self.inlines.look_from(*self._range(token))
        return self.inlines.build(token.children or [])

    def _paragraph(self, token: Token, inline: Token, origin: Span) -> list[Block]:
        placed = self._placed(inline, origin)
        if placed is not None:
            block = self.place(placed)
            return [block] if block else []
        content = self._content(inline)
        return [Paragraph(content, origin)] if content else []

    def _placed(self, inline: Token, origin: Span) -> Placed | None:
        """What a paragraph places that holds nothing but a figure or an image."""
        children = [
            child
            for child in inline.children or []
            if child.type != "text" or child.content.strip()
        ]
        if len(children) != 1:
            return None
        (only,) = children
        if only.type == "image":
            source, title = str(only.attrs.get("src", "")), str(only.attrs.get("title", ""))
            return Placed(origin, file=source, alt=only.content, source=title)
        mark = MARK.fullmatch(only.content.strip())
        call = self.expanded.calls[int(mark[2])] if mark else None
        if call is None or call.name != "figure":
            return None
        return Placed(call.place(0), figure=call.words[0])

    def _heading(self, token: Token, inline: Token, origin: Span) -> list[Block]:
        written = int(token.tag[1:])
        if written == 1:
            self.resolver.report(
                SECOND_TITLE,
                "a heading with one # would be a second title",
                origin,
                "The title stands in the front matter; sections begin with ##.",
            )
        # A level that is skipped would break the outline that screen readers read.
        self.level = min(max(written - 1, 1), self.level + 1, 3)
        return [Heading(self.level, self._content(inline), origin)]

    def _container(self, token: Token, inner: Sequence[Token], origin: Span) -> list[Block]:
        name, _, title = token.info.strip().partition(" ")
        blocks = tuple(self._blocks(inner))
        start, end = self._range(token)
        place = self.expanded.origin(start, start + len(self._line_at(start)))
        # What is behind its last line closes it; else it reaches to the end of what holds it.
        if not self._line_at(end).lstrip(" >").startswith(":::"):
            hint = "Close it where it ends, with a line of three colons: :::"
            self.resolver.report(UNKNOWN_BLOCK, "this block is never closed", place, hint)
        if name == "box":
            return [TextBox(MARK.sub("", title).strip(), blocks, origin)]
        if name == "pull":
            return [PullQuote(blocks, origin)]
        hint = "There are ::: box Heading and ::: pull, each closed by :::."
        self.resolver.report(UNKNOWN_BLOCK, f"there is no block “{name}”", place, hint)
        return list(blocks)

    def _cells(self, row: Token) -> list[str]:
        """The cells of a row as they are written: the parser leaves out what the header has not."""
        line = MARK.sub("", self._line_at(self._range(row)[0])).strip(" >\t")
        return _BAR.split(line.removeprefix("|").removesuffix("|"))

    def _report_lost_cells(self, row: Token, cells: Sequence[str], count: int) -> None:
        lost = " | ".join(cell.strip() for cell in cells[count:])
        self.resolver.report(
            UNKNOWN_BLOCK,
            f"this row has {len(cells)} cells and its table’s header {count}: “{lost[:60]}” would "
            "not be printed",
            self._origin(row),
            "Give the header a cell for it, or write \\| for a stroke within a cell.",
        )

    def _line_at(self, start: int) -> str:
        end = self.expanded.text.find("\n", start)
        return self.expanded.text[start : end if end >= 0 else None]

    def _table(self, inner: Sequence[Token], origin: Span) -> Table:
        rows: list[list[Inlines]] = []
        align: list[str] = []
        for token in inner:
            if token.type == "tr_open":
                rows.append([])
                if len(rows) > 1 and len(cells := self._cells(token)) > len(rows[0]):
                    self._report_lost_cells(token, cells, len(rows[0]))
            elif token.type in ("th_open", "td_open"):
                if len(rows) == 1:
                    style = str(token.attrs.get("style", "text-align:left"))
                    align.append(style.removeprefix("text-align:"))
            elif token.type == "inline":
                rows[-1].append(self._content(token))
        header, *body = [tuple(row) for row in rows]
        return Table(header, tuple(body), tuple(align), origin)


def _is_too_deep(token: Token) -> bool:
    """Whether the parser left out what the token holds, which it does without a word."""
    holds = token.type in ("blockquote_open", "list_item_open", "container_block_open")
    return holds and token.level >= MAX_NESTING - 1


def _closing(tokens: Sequence[Token], at: int) -> int:
    """The index of the token that closes the one at `at`; `at` itself when it needs none."""
    depth = 0
    for index in range(at, len(tokens)):
        depth += tokens[index].nesting
        if depth <= 0:
            return index
    return len(tokens)


def _items(tokens: Sequence[Token]) -> list[Sequence[Token]]:
    """The tokens inside each item of a list."""
    items, at = [], 0
    while at < len(tokens):
        end = _closing(tokens, at)
        items.append(tokens[at + 1 : end])
        at = end + 1
    return items

"""Blocks, tables and figures as HTML for a browser."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence

from ...model.document import (
    Block,
    Caption,
    Chart,
    CodeBlock,
    Divider,
    Exhibit,
    Heading,
    Inlines,
    ListBlock,
    Paragraph,
    Picture,
    PullQuote,
    Quotation,
    Table,
    TextBox,
)
from ...model.theme import Theme
from ..charts.figure import draw_figure, figure_width
from ..content.links import figure_anchor
from ..content.pictures import shown
from ..content.walk import lines_below, plain_text, said_of, subtitled
from .inlines import InlineSetter, attribute, text_html

_SIDES = {"right": "right", "decimal": "right", "center": "center"}


class BlockSetter:
    """Sets the blocks of one part of the page, which stands under a heading of a level."""

    def __init__(
        self, inlines: InlineSetter, labels: Mapping[str, str], theme: Theme, level: int
    ) -> None:
        self.inlines = inlines
        self.labels = labels
        self.theme = theme
        self.level = level
        self._last = level

    def set(self, blocks: Iterable[Block]) -> str:
        """Blocks as HTML."""
        return "\n".join(map(self._block, blocks))

    def _block(self, block: Block) -> str:
        match block:
            case Heading():
                # No level is skipped: who hears the page goes by them.
                self._last = min(self.level + max(block.level, 1), self._last + 1, 6)
                return f"<h{self._last}>{self.inlines.set(block.content)}</h{self._last}>"
            case Paragraph():
                lead = self.inlines.set(block.lead)
                lead = f'<strong class="lead">{lead}</strong> ' if lead else ""
                return f"<p>{lead}{self.inlines.set(block.content)}</p>"
            case ListBlock():
                items = "".join(f"<li>{self._item(item)}</li>" for item in block.items)
                if block.start is None:
                    return f"<ul>{items}</ul>"
                start = f' start="{block.start}"' if block.start != 1 else ""
                return f"<ol{start}>{items}</ol>"
            case Quotation():
                return f"<blockquote>{self.set(block.blocks)}</blockquote>"
            case PullQuote():
                return f'<blockquote class="pull">{self.set(block.blocks)}</blockquote>'
            case TextBox():
                title = f'<p class="box-title">{text_html(block.title)}</p>' if block.title else ""
                return f'<div class="box">{title}{self.set(block.blocks)}</div>'
            case CodeBlock():
                return f"<pre><code>{text_html(block.text.rstrip())}</code></pre>"
            case Divider():
                return "<hr>"
            case Table() | Picture() | Chart():
                return self._exhibit(block)

    def _item(self, blocks: Sequence[Block]) -> str:
        if len(blocks) == 1 and isinstance(blocks[0], Paragraph) and not blocks[0].lead:
            return self.inlines.set(blocks[0].content)
        return self.set(blocks)

    def _exhibit(self, exhibit: Exhibit) -> str:
        anchor = f' id="{figure_anchor(exhibit.id)}"' if exhibit.id is not None else ""
        caption = self._caption(exhibit.caption) if exhibit.caption else ""
        if isinstance(exhibit, Table):
            inner = self._scrolled(self._table(exhibit, caption), exhibit)
            caption = ""
        elif isinstance(exhibit, Chart):
            inner = self._chart(exhibit)
        else:
            inner = self._picture(exhibit)
        caption = f"<figcaption>{caption}</figcaption>" if caption else ""
        below = "".join(
            f'<p class="below"><strong>{text_html(lead)}:</strong> {self.inlines.set(words)}</p>'
            for _, lead, words in lines_below(exhibit, self.labels)
        )
        return f"<figure{anchor}>{caption}{inner}{below}</figure>"

    def _caption(self, caption: Caption) -> str:
        label = f"{text_html(caption.label)}. " if caption.label else ""
        title, subtitle = subtitled(caption)
        html = f"<strong>{label}{self.inlines.set(title)}</strong>"
        return html + (f"<br>{self.inlines.set(subtitle)}" if subtitle else "")

    def _scrolled(self, html: str, exhibit: Exhibit) -> str:
        """What is wider than a small screen scrolls by itself, also by the keyboard."""
        name = plain_text(exhibit.caption.title) if exhibit.caption else ""
        name = name or self.labels.get("table", "Table")
        return (
            f'<div class="scroll" role="region" tabindex="0" aria-label="{attribute(name)}">'
            f"{html}</div>"
        )

    def _picture(self, picture: Picture) -> str:
        alt = attribute(said_of(picture))
        made = shown(picture)
        data = b64encode(made.data).decode()
        return f'<img src="data:{made.media_type};base64,{data}" alt="{alt}">'

    def _chart(self, chart: Chart) -> str:
        """A drawing, and below it what it shows of each claim, with the marks."""
        drawn = draw_figure(chart, self.theme, figure_width(self.theme, chart.across, False))
        svg = drawn.svg.replace("<svg ", '<svg role="img" ', 1)
        points = "".join(
            f"<li>{self._point(chart, index)}</li>" for index in range(len(chart.points))
        )
        kind = text_html(self.labels.get(chart.kind, chart.kind))
        shows = f"<details><summary>{kind} ({len(chart.points)})</summary>"
        return f"{self._scrolled(svg, chart)}{shows}<ul>{points}</ul></details>"

    def _point(self, chart: Chart, index: int) -> str:
        point = chart.points[index]
        names = chart.series if len(chart.series) > 1 else ("",) * len(point.amounts)
        amounts = "; ".join(
            text_html(f"{name}: {amount.text}" if name else amount.text)
            for name, amount in zip(names, point.amounts, strict=False)
        )
        when = f"{text_html(point.when)}: " if point.when else ""
        return f"{when}{self.inlines.set(point.label)}{' – ' if amounts else ''}{amounts}"

    def _table(self, table: Table, caption: str) -> str:
        width = max((len(row) for row in (table.header, *table.rows)), default=0)
        align = [*table.align, *["left"] * (width - len(table.align))]

        def row(cells: Sequence[Inlines], tag: str, last: bool = False) -> str:
            html = []
            for index in range(width):
                cell = cells[index] if index < len(cells) else ()
                side = _SIDES.get(align[index], "")
                style = f' class="{side}"' if side else ""
                words = self.inlines.set(cell)
                if tag == "th" and words:
                    html.append(f'<th scope="col"{style}>{words}</th>')
                elif tag == "td" and index == 0 and width > 1 and words:
                    html.append(f'<th scope="row"{style}>{words}</th>')
                else:
                    html.append(f"<td{style}>{words}</td>")
            return f"<tr{' class=total' if last else ''}>{''.join(html)}</tr>"

        named = f"<caption>{caption}</caption>" if caption else ""
        rows = "".join(
            row(cells, "td", table.total and index == len(table.rows) - 1)
            for index, cells in enumerate(table.rows)
        )
        return (
            f"<table>{named}<thead>{row(table.header, 'th')}</thead><tbody>{rows}</tbody></table>"
        )

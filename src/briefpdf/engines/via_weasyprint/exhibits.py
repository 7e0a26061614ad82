"""Tables and figures as HTML, with what stands over and under them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

from ...model.document import Caption, Chart, Exhibit, Inlines, Mark, Picture, Table
from ...model.theme import Theme
from ...source.pattern import lazy_pattern
from ..charts.drawn import PlacedMark
from ..charts.figure import draw_figure, figure_width
from ..content.characters import tails
from ..content.links import figure_anchor
from ..content.table_fit import TIGHT, TableRoom, stays_whole
from ..content.walk import lines_below, plain_text, said_of, subtitled
from ..style.settings import number
from .addresses import picture_address
from .inlines import InlineSetter, attribute, mark_html, text_html

_Cell = TypeVar("_Cell")

VECTOR_MEDIA_TYPE = "image/svg+xml"
_NUMBER = lazy_pattern(r"\S*\d\S*")


class ExhibitSetter:
    """Sets tables and figures in a style; `labels` are its words for "Source" and "Notes"."""

    def __init__(self, inlines: InlineSetter, labels: Mapping[str, str], theme: Theme) -> None:
        self.inlines = inlines
        self.labels = labels
        self.theme = theme

    def set(self, exhibit: Exhibit, top: str = "", lead: str | None = None) -> str:
        """A table or figure as HTML; `top` as for other blocks.

        One with a `lead`, which stands at its head, floats to the foot of a page.
        """
        # Only what stands in no other block can go across the columns.
        across = exhibit.across and bool(top)
        classes = "exhibit across" if across else "exhibit"
        if isinstance(exhibit, Table):
            room = TableRoom.of(self.theme, across, nested=not top)
            is_long = room.is_long(exhibit)
            classes += " long" if is_long else ""
            inner = self._table(exhibit, room, is_long)
        elif isinstance(exhibit, Chart):
            inner = self._over(exhibit.caption) + self._chart(exhibit, across, not top)
        else:
            inner = self._over(exhibit.caption) + self._picture(exhibit)
        classes += " at-foot" if lead is not None else ""
        anchor = f' id="{figure_anchor(exhibit.id)}"' if exhibit.id is not None else ""
        # A note cannot begin inside a drawing: it does so in the line below.
        notes = self._notes_in(exhibit) if isinstance(exhibit, Chart) else ""
        below = "".join(
            self._below(name, lead, words, notes if name == "source" else "")
            for name, lead, words in lines_below(exhibit, self.labels)
        )
        return f'<div class="{classes}"{anchor}{top}>{lead or ""}{inner}{below}</div>'

    def _notes_in(self, chart: Chart) -> str:
        """The notes at the foot of the page of the sources that a chart is the first to cite."""
        labels = (inline for point in chart.points for inline in point.label)
        return "".join(self.inlines.notes_of(one) for one in labels if isinstance(one, Mark))

    def _caption(self, caption: Caption) -> str:
        label = f"{text_html(caption.label)}. " if caption.label else ""
        title, subtitle = subtitled(caption)
        html = f"<b>{label}{self.inlines.set(title)}</b>"
        if subtitle:
            html += f'<br><span class="subtitle">{self.inlines.set(subtitle)}</span>'
        return html

    def _over(self, caption: Caption | None) -> str:
        return (
            f'<figcaption class="caption">{self._caption(caption)}</figcaption>' if caption else ""
        )

    def _below(self, name: str, lead: str, words: Inlines, notes: str) -> str:
        lead = text_html(lead + self.labels.get("colon", ":"))
        return f'<p class="{name}"><b>{lead}</b> {self.inlines.set(words)}{notes}</p>'

    def _picture(self, picture: Picture) -> str:
        alt = attribute(said_of(picture))
        kind = "vector" if picture.media_type == VECTOR_MEDIA_TYPE else "raster"
        source = picture_address(picture)
        return f'<p class="picture"><img class="{kind}" src="{source}" alt="{alt}"></p>'

    def _chart(self, chart: Chart, across: bool, nested: bool) -> str:
        """A chart with its alternative text, and over the drawing its marks as links.

        What places the links stands with them: no style sheet need know of it.
        """
        drawn = draw_figure(chart, self.theme, figure_width(self.theme, across, nested))
        # A line as high as its type has its baseline this far below its top, in em.
        ascent, descent = (
            number(self.theme, "fonts", f"sans_{one}", 0) for one in ("ascent", "descent")
        )
        down = 0.5 + (ascent - descent) / 2
        marks = "".join(_placed(one, down) for one in drawn.marks) if self.inlines.marks else ""
        style = f"position: relative; height: {drawn.height:.3f}pt"
        return f'<div class="chart" style="{style}">{drawn.svg}{marks}</div>'

    def _table(self, table: Table, room: TableRoom, is_long: bool) -> str:
        caption = f"<caption>{self._caption(table.caption)}</caption>" if table.caption else ""
        fit = room.fit(table)
        # PDF/UA: every row has as many cells.
        width = max(map(len, (table.header, *table.rows)))
        if not width:
            return ""  # A table without a cell would be one without a row.
        align = _filled(table.align, width, "left")
        head = self._row(_filled(table.header, width, ()), align, fit, [""] * width, "th")
        rows = "\n".join(
            self._row(
                _filled(row, width, ()),
                align,
                fit,
                _filled(ends, width, ""),
                "td",
                table.total and row is table.rows[-1],
            )
            for row, ends in zip(table.rows, tails(table), strict=True)
        )
        body = f"<tbody>{rows}</tbody>" if table.rows else ""
        if is_long:
            body += f'<tfoot class="rule"><tr><td colspan="{width}"></td></tr></tfoot>'
        shares = room.shares(table) if fit == TIGHT else []
        widths = "".join(f'<col style="width: {share}%">' for share in shares)
        return f'<table class="{fit}">{caption}{widths}<thead>{head}</thead>{body}</table>'

    def _row(
        self,
        cells: Sequence[Inlines],
        align: Sequence[str],
        fit: str,
        behind: Sequence[str],
        tag: str,
        is_total: bool = False,
    ) -> str:
        html = []
        for index, (cell, side, end) in enumerate(zip(cells, align, behind, strict=True)):
            words, text = self.inlines.set(cell), plain_text(cell)
            # A number that breaks is another number.
            is_number = tag == "td" and _NUMBER.fullmatch(text)
            whole = is_number or stays_whole(text, fit, in_header=tag == "th")
            if end:
                words += f'<span style="visibility: hidden">{text_html(end)}</span>'
            classes = f"{attribute(side)}{' short' if whole else ''}"
            # The first cell of a row with several says what the others are of.
            heads = tag == "td" and index == 0 and len(cells) > 1 and bool(text)
            opening = 'th scope="row"' if heads else tag
            html.append(f'<{opening} class="{classes}">{words}</{opening[:2]}>')
        kind = ' class="total"' if is_total else ""
        return f"<tr{kind}>{''.join(html)}</tr>"


def _placed(placed: PlacedMark, down: float) -> str:
    top = placed.baseline - down * placed.size
    size = f"font-size: {placed.size:.3f}pt; line-height: 1; vertical-align: baseline"
    place = f"position: absolute; left: {placed.x:.3f}pt; top: {top:.3f}pt"
    return f'<span class="marks" style="{place}; {size}">{mark_html(placed.mark, size)}</span>'


def _filled(row: Sequence[_Cell], width: int, empty: _Cell) -> list[_Cell]:
    """A row with empty cells at its end, so that it is as wide as the others."""
    return [*row, *[empty] * (width - len(row))]

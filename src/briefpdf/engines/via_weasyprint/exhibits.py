"""Tables and figures as HTML, with what stands over and under them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

from ...model.document import Caption, Chart, Exhibit, Inlines, Mark, Picture, Table
from ...model.theme import Theme
from ..charts.figure import figure_width
from ..content.decimal_point import tails
from ..content.links import figure_anchor
from ..content.table_fit import ROOMY, TIGHT, TableRoom, is_short
from ..content.walk import plain_text
from .addresses import picture_address
from .characters import attribute, text_html
from .charts import chart_html
from .inlines import InlineSetter

_Cell = TypeVar("_Cell")

VECTOR_MEDIA_TYPE = "image/svg+xml"


class ExhibitSetter:
    """Sets tables and figures in a style; `labels` are its words for "Source" and "Notes"."""

    def __init__(self, inlines: InlineSetter, labels: Mapping[str, str], theme: Theme) -> None:
        self.inlines = inlines
        self.labels = labels
        self.theme = theme

    def set(self, exhibit: Exhibit, top: str = "") -> str:
        """A table or figure as HTML; `top` as for other blocks."""
        # Only what stands in no other block can go across the columns.
        across = exhibit.across and bool(top)
        classes = "exhibit across" if across else "exhibit"
        if isinstance(exhibit, Table):
            room = TableRoom.of(self.theme, across, nested=not top)
            classes += " long" if room.is_long(exhibit) else ""
            inner = self._table(exhibit, room)
        elif isinstance(exhibit, Chart):
            width = figure_width(self.theme, across, nested=not top)
            inner = self._over(exhibit.caption) + chart_html(exhibit, self.theme, width)
        else:
            inner = self._picture(exhibit)
        anchor = f' id="{figure_anchor(exhibit.id)}"' if exhibit.id is not None else ""
        source = self._below("source", exhibit.source)
        if isinstance(exhibit, Chart) and source:
            # A note cannot begin inside a drawing: it does so in the line below.
            source = source.removesuffix("</p>") + self._notes_in(exhibit) + "</p>"
        below = source + self._below("notes", exhibit.notes)
        return f'<div class="{classes}"{anchor}{top}>{inner}{below}</div>'

    def _notes_in(self, chart: Chart) -> str:
        """The notes at the foot of the page of the sources that a chart is the first to cite."""
        labels = (inline for point in chart.points for inline in point.label)
        return "".join(self.inlines.notes_of(one) for one in labels if isinstance(one, Mark))

    def _caption(self, caption: Caption) -> str:
        label = f"{text_html(caption.label)}. " if caption.label else ""
        html = f"<b>{label}{self.inlines.set(caption.title)}</b>"
        if caption.subtitle:
            html += f'<br><span class="subtitle">{text_html(caption.subtitle)}</span>'
        return html

    def _over(self, caption: Caption | None) -> str:
        return f'<p class="caption">{self._caption(caption)}</p>' if caption else ""

    def _below(self, name: str, words: Inlines) -> str:
        if not words:
            return ""
        lead = text_html(self.labels.get(name, name.capitalize()))
        return f'<p class="{name}"><b>{lead}:</b> {self.inlines.set(words)}</p>'

    def _picture(self, picture: Picture) -> str:
        caption = picture.caption
        # A picture without a text in its place would fail PDF/UA; the checks ask for a better one.
        title = plain_text(caption.title) if caption else ""
        alt = attribute(picture.alt or title or picture.path or "picture")
        kind = "vector" if picture.media_type == VECTOR_MEDIA_TYPE else "raster"
        source = picture_address(picture)
        over = self._over(caption)
        return f'{over}<p class="picture"><img class="{kind}" src="{source}" alt="{alt}"></p>'

    def _table(self, table: Table, room: TableRoom) -> str:
        caption = f"<caption>{self._caption(table.caption)}</caption>" if table.caption else ""
        fit = room.fit(table)
        # PDF/UA: every row has as many cells.
        width = max(map(len, (table.header, *table.rows)))
        align, behind = table.align, tails(table)
        head = self._row(_filled(table.header, width, ()), align, "th", fit, [""] * width)
        rows = "\n".join(
            self._row(
                _filled(row, width, ()),
                align,
                "td",
                fit,
                _filled(ends, width, ""),
                table.total and row is table.rows[-1],
            )
            for row, ends in zip(table.rows, behind, strict=True)
        )
        body = f"<tbody>{rows}</tbody>" if table.rows else ""
        shares = room.shares(table) if fit == TIGHT else []
        widths = "".join(f'<col style="width: {share}%">' for share in shares)
        return f'<table class="{fit}">{caption}{widths}<thead>{head}</thead>{body}</table>'

    def _row(
        self,
        cells: Sequence[Inlines],
        align: Sequence[str],
        tag: str,
        fit: str,
        behind: Sequence[str],
        is_total: bool = False,
    ) -> str:
        html = []
        for index, cell in enumerate(cells):
            side = align[index] if index < len(align) else "left"
            short = " short" if fit == ROOMY and is_short(cell) else ""
            words = self.inlines.set(cell)
            if index < len(behind) and behind[index]:
                words += f'<span style="visibility: hidden">{text_html(behind[index])}</span>'
            html.append(f'<{tag} class="{attribute(side)}{short}">{words}</{tag}>')
        kind = ' class="total"' if is_total else ""
        return f"<tr{kind}>{''.join(html)}</tr>"


def _filled(row: Sequence[_Cell], width: int, empty: _Cell) -> list[_Cell]:
    """A row with empty cells at its end, so that it is as wide as the others."""
    return [*row, *[empty] * (width - len(row))]

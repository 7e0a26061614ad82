"""Tables and figures as HTML, with what stands over and under them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ...model.document import Caption, Inlines, Picture, Table
from ...model.theme import Theme
from ..content.links import figure_anchor
from ..content.table_fit import ROOMY, TIGHT, TableRoom, is_short
from ..content.walk import plain_text
from .addresses import picture_address
from .characters import attribute, text_html
from .inlines import InlineSetter

VECTOR_MEDIA_TYPE = "image/svg+xml"


class ExhibitSetter:
    """Sets tables and pictures in a style; `labels` are its words for "Source" and "Notes"."""

    def __init__(self, inlines: InlineSetter, labels: Mapping[str, str], theme: Theme) -> None:
        self.inlines = inlines
        self.labels = labels
        self.theme = theme

    def set(self, exhibit: Table | Picture, top: str = "") -> str:
        """A table or picture as HTML; `top` as for other blocks."""
        # Only what stands in no other block can go across the columns.
        across = exhibit.across and bool(top)
        classes = "exhibit across" if across else "exhibit"
        if isinstance(exhibit, Table):
            room = TableRoom.of(self.theme, across, nested=not top)
            classes += " long" if room.is_long(exhibit) else ""
            inner = self._table(exhibit, room)
        else:
            inner = self._picture(exhibit)
        anchor = f' id="{figure_anchor(exhibit.id)}"' if exhibit.id is not None else ""
        below = self._below("source", exhibit.source) + self._below("notes", exhibit.notes)
        return f'<div class="{classes}"{anchor}{top}>{inner}{below}</div>'

    def _caption(self, caption: Caption) -> str:
        label = f"{text_html(caption.label)}. " if caption.label else ""
        html = f"<b>{label}{self.inlines.set(caption.title)}</b>"
        if caption.subtitle:
            html += f'<br><span class="subtitle">{text_html(caption.subtitle)}</span>'
        return html

    def _below(self, name: str, words: Inlines) -> str:
        if not words:
            return ""
        lead = text_html(self.labels.get(name, name.capitalize()))
        return f'<p class="{name}"><b>{lead}:</b> {self.inlines.set(words)}</p>'

    def _picture(self, picture: Picture) -> str:
        caption = picture.caption
        over = f'<p class="caption">{self._caption(caption)}</p>' if caption else ""
        # A picture without a text in its place would fail PDF/UA; the checks ask for a better one.
        title = plain_text(caption.title) if caption else ""
        alt = attribute(picture.alt or title or picture.path or "picture")
        kind = "vector" if picture.media_type == VECTOR_MEDIA_TYPE else "raster"
        source = picture_address(picture)
        return f'{over}<p class="picture"><img class="{kind}" src="{source}" alt="{alt}"></p>'

    def _table(self, table: Table, room: TableRoom) -> str:
        caption = f"<caption>{self._caption(table.caption)}</caption>" if table.caption else ""
        fit = room.fit(table)
        head = self._row(table.header, table.align, "th", fit)
        rows = "\n".join(self._row(row, table.align, "td", fit) for row in table.rows)
        body = f"<tbody>{rows}</tbody>" if table.rows else ""
        shares = room.shares(table) if fit == TIGHT else []
        widths = "".join(f'<col style="width: {share}%">' for share in shares)
        return f'<table class="{fit}">{caption}{widths}<thead>{head}</thead>{body}</table>'

    def _row(self, cells: Sequence[Inlines], align: Sequence[str], tag: str, fit: str) -> str:
        html = []
        for index, cell in enumerate(cells):
            side = align[index] if index < len(align) else "left"
            short = " short" if fit == ROOMY and is_short(cell) else ""
            html.append(f'<{tag} class="{attribute(side)}{short}">{self.inlines.set(cell)}</{tag}>')
        return f"<tr>{''.join(html)}</tr>"

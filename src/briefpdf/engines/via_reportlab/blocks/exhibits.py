"""Tables and figures, with what stands over and under them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ....model.document import Caption, Chart, Exhibit, Inlines, Table
from ...content.links import figure_anchor
from ...content.table_fit import TableRoom
from ..measures import Measures, TextStyle
from ..pdf.sheet import Sheet
from ..strip import BOUND, Strip, bound, ended
from ..text.inlines import InlineSetter
from ..text.lines import break_lines
from ..text.stretch import Stretch
from .pictures import PictureSetter
from .place import Place, before, line_strips
from .tables import TableSetter


class ExhibitSetter:
    """Sets tables and figures; `labels` are the style's words for "Source" and "Notes"."""

    def __init__(
        self, inlines: InlineSetter, labels: Mapping[str, str], pictures: PictureSetter
    ) -> None:
        self.inlines = inlines
        self.labels = labels
        self.measures: Measures = inlines.measures
        self.tables = TableSetter(inlines)
        self.pictures = pictures

    def set(self, exhibit: Exhibit, place: Place) -> list[Strip]:
        """A table or figure as strips, held together unless it is a long table."""
        caption = self._caption(exhibit.caption, place) if exhibit.caption else []
        if isinstance(exhibit, Table):
            # Only what stands in no other block can go across the columns.
            across = exhibit.across and not place.in_block
            room = TableRoom.of(self.measures.theme, across, nested=place.in_block)
            body, is_long = self.tables.set(exhibit, room, place), room.is_long(exhibit)
        elif isinstance(exhibit, Chart):
            # Few briefs have one, and what draws it takes its time to load.
            from .charts import set_chart

            body, is_long = set_chart(self.inlines, exhibit, place), False
        else:
            body, is_long = self.pictures.set(exhibit, place), False
        below = self._below(exhibit, place)
        if below:
            body = ended(body, self.measures.manner.near_object, BOUND)
        strips = [*caption, *body, *below]
        if not is_long:
            strips = bound(strips)
        if exhibit.id is None:
            return strips
        name = figure_anchor(exhibit.id)

        def anchor(sheet: Sheet, x: float, top: float) -> None:
            sheet.anchor(name, x, top)

        return before(strips, anchor)

    def _style(self, key: str, bold: bool = False) -> TextStyle:
        style = self.measures.sized("sans", key, bold=bold)
        return replace(style, marks=self.measures.manner.marks_in_exhibits)

    def _caption(self, caption: Caption, place: Place) -> list[Strip]:
        style = self._style("caption", bold=True)
        stretches: list[Stretch] = []
        if caption.label:
            stretches += self.inlines.text(f"{caption.label}. ", style)
        stretches += self.inlines.set(caption.title, style)
        lines = break_lines(stretches, place.width)
        if caption.subtitle:
            size = self.measures.extent("sizes", "table")
            small = replace(style, size=size, bold=False)
            lines += break_lines(self.inlines.text(caption.subtitle, small), place.width)
        return ended(
            bound(line_strips(lines, style), BOUND), self.measures.manner.near_object, BOUND
        )

    def _below(self, exhibit: Exhibit, place: Place) -> list[Strip]:
        strips: list[Strip] = []
        for name, words in (("source", exhibit.source), ("notes", exhibit.notes)):
            if words:
                strips = ended(strips, 0.0, BOUND)
                strips += self._note(self.labels.get(name, name.capitalize()), words, place)
        return bound(strips, BOUND)

    def _note(self, label: str, words: Inlines, place: Place) -> list[Strip]:
        style = self._style("source")
        lead = self.inlines.text(f"{label}: ", replace(style, bold=True))
        stretches = [*lead, *self.inlines.set(words, style)]
        return line_strips(break_lines(stretches, place.width), style)

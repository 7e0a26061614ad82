"""The head of the first page: banner, date and title."""

from __future__ import annotations

from .....model.document import Meta
from ...measures import Measures, TextStyle
from ...pdf.sheet import Sheet
from ...text.inlines import InlineSetter
from ...text.lines import break_lines
from ..placed import one_line


class Head:
    """The head of the first page; `text_top` is where the text below it begins, in points."""

    def __init__(self, inlines: InlineSetter, meta: Meta) -> None:
        self.inlines = inlines
        self.measures: Measures = inlines.measures
        self.meta = meta
        self._title_style = self.measures.sized("serif", "title", bold=True)
        stretches = inlines.text(meta.title, self._title_style)
        self._title = break_lines(stretches, self.measures.width)
        last = self._banner("title_baseline") + self._title_style.leading * (len(self._title) - 1)
        self.text_top = last + self._banner("text") - self.measures.body.down

    def draw(self, sheet: Sheet) -> None:
        """Draw it."""
        for draw in (self._draw_banner, self._draw_date, self._draw_title):
            draw(sheet)

    def _draw_banner(self, sheet: Sheet) -> None:
        measures, left = self.measures, self.measures.left
        top, height = self._banner("series_top"), self._banner("series_height")
        width = self._banner("series_width")
        x = left + measures.width - width
        colour = measures.colour("banner")
        sheet.box(x, top, width, height, fill=colour)
        thickness = measures.rule("banner")
        rule = self._banner("rule") - thickness / 2
        sheet.rule(left, rule, measures.width, thickness, colour)
        series = self._style("series", height, "series", bold=True)
        line = one_line(self.inlines, measures.text("banner", "series"), series)
        sheet.line(line, x + (width - line.width) / 2, top + series.down)
        for name, bold in (("organisation", True), ("tagline", False)):
            style = self._style(name, height, "banner", bold, italic=bold)
            line = one_line(self.inlines, measures.text("banner", name), style)
            sheet.line(line, left, self._banner(f"{name}_baseline"))

    def _draw_date(self, sheet: Sheet) -> None:
        line = one_line(self.inlines, self.meta.date_line, self.measures.body)
        x = self.measures.left + self.measures.width - line.width
        sheet.line(line, x, self._banner("date_baseline"))

    def _draw_title(self, sheet: Sheet) -> None:
        style, baseline = self._title_style, self._banner("title_baseline")
        sheet.bookmark(self.meta.title, 1, self.measures.left, baseline - style.down)
        for line in self._title:
            sheet.line(line, self.measures.left, baseline)
            baseline += style.leading

    def _banner(self, key: str) -> float:
        return self.measures.length("banner", key)

    def _style(
        self, name: str, height: float, colour: str, bold: bool, italic: bool = False
    ) -> TextStyle:
        size = self.measures.extent("banner", f"{name}_size")
        return self.measures.style("sans", size, height, colour, bold, italic)

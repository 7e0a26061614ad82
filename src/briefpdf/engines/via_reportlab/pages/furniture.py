"""What stands on pages besides their text: running head, footer, and a draft's word."""

from __future__ import annotations

from collections.abc import Mapping

from ....model.document import Meta
from ...style.settings import number
from ..measures import Measures, TextStyle
from ..pdf.sheet import Sheet
from ..text.inlines import InlineSetter
from ..text.lines import break_lines

_DRAFT_ANGLE = 55


class Furniture:
    """The running head and the footers of a document; `labels` are the style's words."""

    def __init__(self, inlines: InlineSetter, meta: Meta, labels: Mapping[str, str]) -> None:
        self.inlines = inlines
        self.measures: Measures = inlines.measures
        self.meta = meta
        self.labels = labels

    def draw_head(self, sheet: Sheet) -> None:
        """Draw the running head."""
        style = self._style("head")
        (line,) = break_lines(self.inlines.text(self.meta.title, style), 0.0, unbroken=True)
        right = self.measures.left + self.measures.width
        sheet.line(line, right - line.width, self.measures.length("page", "head_baseline"))

    def draw_foot(self, sheet: Sheet, is_last: bool) -> None:
        """Draw the footer; `is_last` is for pages from Sources on."""
        address = self.measures.text("footer", "address")
        text = f"{address} | {self._numbered()}" if is_last else address
        style = self._style("foot")
        (line,) = break_lines(self.inlines.text(text, style), 0.0, unbroken=True)
        middle = self.measures.left + self.measures.width / 2
        sheet.line(line, middle - line.width / 2, self.measures.length("page", "foot_baseline"))

    def _numbered(self) -> str:
        meta, labels = self.meta, self.labels
        version = f"{labels.get('version', '')} {meta.version}" if meta.version else ""
        status = labels.get("updated" if meta.updated else "new", "")
        return " · ".join(filter(None, (meta.number, version, status))).upper()

    def _style(self, colour: str) -> TextStyle:
        size, leading = (self.measures.extent("sizes", key) for key in ("head", "leading"))
        return self.measures.style("sans", size, leading, colour)

    def draw_draft(self, sheet: Sheet) -> None:
        """Draw a large word across the page, behind the text that is drawn after it."""
        measures = self.measures
        text = self.labels.get("draft") or "DRAFT"
        # A long word is set smaller, so that it stays on the page.
        size = number(measures.theme, "sizes", "draft", 170) * min(1, 5 / len(text))
        style = measures.style("sans", max(size, 1.0), max(size, 1.0), "draft", bold=True)
        (line,) = break_lines(self.inlines.text(text, style), 0.0, unbroken=True)
        width, height = (measures.extent("page", key) for key in ("width", "height"))
        sheet.turned(line, width / 2, height / 2, _DRAFT_ANGLE, style.down - style.leading / 2)

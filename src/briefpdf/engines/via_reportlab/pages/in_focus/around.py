"""The running head and the footers of pages with a banner."""

from __future__ import annotations

from collections.abc import Mapping

from .....model.document import Meta
from ...measures import Measures, TextStyle
from ...pdf.sheet import Sheet
from ...text.inlines import InlineSetter
from ..family import PageNumber
from ..placed import PlacedText


class Around:
    """What stands around the text; `labels` are the style's words."""

    def __init__(self, inlines: InlineSetter, meta: Meta, labels: Mapping[str, str]) -> None:
        self.measures: Measures = inlines.measures
        width, address = self.measures.width, self.measures.text("footer", "address")
        last = f"{address} | {_numbered(meta, labels)}"
        foot = self._style("foot")
        self._head = PlacedText(inlines, meta.title, self._style("head"), width, "right")
        self._foot = PlacedText(inlines, address, foot, width, "center")
        self._last_foot = PlacedText(inlines, last, foot, width, "center")

    def draw(self, sheet: Sheet, page: PageNumber) -> None:
        """Draw it: the head from the second page on, the last footer on pages behind the text."""
        left = self.measures.left
        if page.index > 0:
            baseline = self.measures.length("page", "head_baseline")
            self._head.draw(sheet, left, baseline, upwards=True)
        foot = self._last_foot if page.is_behind_text else self._foot
        foot.draw(sheet, left, self.measures.length("page", "foot_baseline"))

    def _style(self, colour: str) -> TextStyle:
        size, leading = (self.measures.extent("sizes", key) for key in ("head", "leading"))
        return self.measures.style("sans", size, leading, colour)


def _numbered(meta: Meta, labels: Mapping[str, str]) -> str:
    version = f"{labels.get('version', '')} {meta.version}" if meta.version else ""
    status = labels.get("updated" if meta.updated else "new", "")
    return " · ".join(filter(None, (meta.number, version, status))).upper()

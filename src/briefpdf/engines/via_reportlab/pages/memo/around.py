"""The running head and the footer of a memorandum."""

from __future__ import annotations

from collections.abc import Mapping

from .....model.document import Meta
from ...measures import Measures
from ...pdf.sheet import Sheet
from ...text.inlines import InlineSetter
from ..family import PageNumber
from ..placed import PlacedText

# In points, from the head's baseline to the rule; and how much of the width head and foot take.
_ABOVE_RULE, _HEAD_SHARE, _FOOT_SHARE = 6.0, 0.76, 0.6


class Around:
    """What stands around the text; `labels` are the style's words."""

    def __init__(self, inlines: InlineSetter, meta: Meta, labels: Mapping[str, str]) -> None:
        self.inlines = inlines
        self.measures: Measures = inlines.measures
        self.labels = labels
        size = self.measures.extent("sizes", "head")
        self._style = self.measures.style("sans", size, size, "label")
        organisation = self.measures.text("head", "organisation")
        self._title = self._part(meta.title, _HEAD_SHARE, "left")
        self._number = self._part(meta.number, 1 - _HEAD_SHARE, "right")
        self._organisation = self._part(organisation, _FOOT_SHARE, "left")

    def draw(self, sheet: Sheet, page: PageNumber) -> None:
        """Draw it: the head from the second page on."""
        measures, left = self.measures, self.measures.left
        if page.index > 0:
            baseline = measures.length("page", "head_baseline")
            self._title.draw(sheet, left, baseline, upwards=True)
            self._number.draw(sheet, left + measures.width * _HEAD_SHARE, baseline, upwards=True)
            thickness, colour = measures.rule("head"), measures.colour("line")
            sheet.rule(left, baseline + _ABOVE_RULE, measures.width, thickness, colour)
        baseline = measures.length("page", "foot_baseline")
        self._organisation.draw(sheet, left, baseline)
        word, of = self.labels.get("page_number", "Page"), self.labels.get("of", "of")
        numbered = self._part(
            f"{word} {page.index + 1} {of} {page.count}", 1 - _FOOT_SHARE, "right"
        )
        numbered.draw(sheet, left + measures.width * _FOOT_SHARE, baseline)

    def _part(self, text: str, share: float, align: str) -> PlacedText:
        return PlacedText(self.inlines, text, self._style, self.measures.width * share, align)

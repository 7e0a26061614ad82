"""The word that marks every page of a draft."""

from __future__ import annotations

from collections.abc import Mapping

from ...style.settings import number
from ..pdf.sheet import Sheet
from ..text.inlines import InlineSetter
from ..text.lines import break_lines

_ANGLE = 55


def draw_draft(inlines: InlineSetter, labels: Mapping[str, str], sheet: Sheet) -> None:
    """Draw a large word across the page, behind the text that is drawn after it."""
    measures = inlines.measures
    text = labels.get("draft") or "DRAFT"
    # A long word is set smaller, so that it stays on the page.
    size = max(1.0, number(measures.theme, "sizes", "draft", 170) * min(1, 5 / len(text)))
    style = measures.style("sans", size, size, "draft", bold=True)
    (line,) = break_lines(inlines.text(text, style), 0.0, unbroken=True)
    width, height = (measures.extent("page", key) for key in ("width", "height"))
    sheet.turned(line, width / 2, height / 2, _ANGLE, style.down - style.leading / 2)

"""The notice that stands above the sources."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ....model.document import Inlines
from ..blocks.place import line_strips
from ..strip import Strip
from ..text.inlines import InlineSetter
from ..text.lines import break_lines


def notice_strips(inlines: InlineSetter, notice: Inlines, labels: Mapping[str, str]) -> list[Strip]:
    """The notice across the page, behind its label."""
    style = inlines.measures.sized("sans", "source")
    lead = inlines.text(f"{labels.get('notice', 'Notice')}: ", replace(style, bold=True))
    stretches = [*lead, *inlines.set(notice, style)]
    return line_strips(break_lines(stretches, inlines.measures.width), style)

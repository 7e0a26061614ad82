"""How much space stands between two blocks."""

from __future__ import annotations

from ....model.document import (
    Block,
    Chart,
    Divider,
    Heading,
    ListBlock,
    Paragraph,
    Picture,
    PullQuote,
    Table,
    TextBox,
)
from ..measures import Measures

_OBJECTS = (Table, Picture, Chart, TextBox, PullQuote, Divider)


def gap(measures: Measures, above: Block, below: Block | None, in_list: bool) -> float:
    """The space between two blocks that follow each other; none behind the last."""
    if below is None:
        return 0.0
    if isinstance(below, Heading) and below.level <= 2:
        if isinstance(above, Heading) and above.level == 1 and below.level == 2:
            return measures.space("item")
        key = "heading_1" if below.level <= 1 else "heading_2"
        return measures.space(key) - measures.length("sizes", "leading")
    if isinstance(below, _OBJECTS) or isinstance(above, _OBJECTS):
        return measures.space("object")
    if isinstance(above, Heading) and above.level <= 2:
        return 0.0
    if in_list and isinstance(above, (Paragraph, ListBlock)):
        return measures.space("item")
    return measures.space("paragraph")

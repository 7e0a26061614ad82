"""The text of archived HTML that a reader would see."""

from __future__ import annotations

import re

from lxml import etree, html

from .archive_limits import UnreadableArchiveError

_UNSEEN = frozenset(
    "head script style noscript template nav svg math iframe object audio video canvas select "
    "option datalist button input textarea map area dialog".split()
)
_BLOCKS = frozenset(
    "address article aside blockquote body br caption center dd details div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main menu ol p pre "
    "section summary table tbody td tfoot th thead tr ul".split()
)

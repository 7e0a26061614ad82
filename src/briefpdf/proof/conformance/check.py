"""What a file lacks for the standards that our engines' files claim to keep."""

from __future__ import annotations

from itertools import chain, islice

import pikepdf

from ..reading.pieces import Pages
from ..reading.tags import Tag
from .fonts import Parts, check_colours, check_fonts, parts_of
from .links import check_attachments, check_links
from .metadata import check_metadata
from .structure import check_structure, check_tables


def faults_of(
    opened: pikepdf.Pdf, tags: Tag | None, pages: Pages, parts: Parts | None = None
) -> list[str]:
    """What a file lacks for PDF/A-3a and PDF/UA-1, each once, as words that follow its name.

    `parts` are its objects, where whoever asks has them.
    """
    parts = parts or parts_of(opened)
    found = chain(
        check_metadata(opened),
        check_structure(opened, tags, pages),
        check_tables(tags),
        check_links(opened, tags),
        check_fonts(parts.fonts),
        check_colours(opened, parts),
        check_attachments(opened, parts),
    )
    return list(dict.fromkeys(islice(found, 200)))

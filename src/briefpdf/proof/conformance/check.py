"""PDF006: a file that is not what it says it is."""

from __future__ import annotations

from itertools import chain, islice

import pikepdf

from ...engines.content.places import start_of
from ...model.document import Document
from ...source.diagnostic import Diagnostic
from ..reading.pieces import Pages
from ..reading.tags import Tag
from .attachments import check_attachments
from .colours import check_colours
from .fonts import check_fonts
from .links import check_links
from .metadata import check_metadata
from .structure import check_structure
from .tables import check_tables

FALSE_CLAIM = "PDF006"
_MOST = 5


def faults_of(opened: pikepdf.Pdf, tags: Tag | None, pages: Pages) -> list[str]:
    """What a file lacks for PDF/A-3a and PDF/UA-1, each once, as words that follow its name."""
    found = chain(
        check_metadata(opened),
        check_structure(opened, tags, pages),
        check_tables(tags),
        check_links(opened, tags),
        check_fonts(opened),
        check_colours(opened),
        check_attachments(opened),
    )
    return list(dict.fromkeys(islice(found, 200)))


def check_claims(document: Document, standards: list[str], faults: list[str]) -> list[Diagnostic]:
    """A finding for each fault of a file that claims to have none."""
    named = " and ".join(standards)
    return [
        Diagnostic(
            FALSE_CLAIM,
            f"the file says that it keeps {named}, but {fault}",
            start_of(document),
            ("A fault of the page template or of a picture: mend page.html or page.css.",),
            brief=document.meta.brief,
        )
        for fault in faults[:_MOST]
        if standards
    ]

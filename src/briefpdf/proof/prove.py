"""Proofreads a finished file."""

from __future__ import annotations

import io

import pikepdf

from ..model.document import Document
from ..model.theme import Theme
from ..source.diagnostic import Diagnostic
from .conformance.check import check_claims, faults_of
from .conformance.claims import claimed
from .glyphs import check_glyphs
from .places.columns import check_columns
from .places.overlaps import check_overlaps
from .reading.pages import read_pages
from .reading.tags import read_tags
from .reading.text import ReadText, in_reading_order
from .words.findings import lost_disclaimer, lost_text
from .words.passages import disclaimer_passages, passages
from .words.search import Searcher


def prove(document: Document, theme: Theme, pdf: bytes) -> list[Diagnostic]:
    """What is wrong with a file that was made from a document in a style."""
    pages = read_pages(pdf)
    with pikepdf.Pdf.open(io.BytesIO(pdf)) as opened:
        tags = read_tags(opened)
        searcher = Searcher(ReadText(in_reading_order(pages.pieces, tags)))
        looked = searcher.look_for(passages(document))
        disclaimer = searcher.look_for(disclaimer_passages(document))
        glyphs = check_glyphs(document, opened, pages)
        # A hole in the text is a fault that says more than the standards that it breaks.
        standards = [] if glyphs else claimed(pdf)
        faults = faults_of(opened, tags, pages) if standards else []
        return [
            *lost_disclaimer(document, theme, disclaimer),
            *lost_text(document, looked),
            *glyphs,
            *check_columns(document, theme, pages, looked),
            *check_overlaps(document, pages.pieces, looked, tags),
            *check_claims(document, standards, faults),
        ]

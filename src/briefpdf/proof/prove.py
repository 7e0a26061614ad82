"""Proofreads a finished file."""

from __future__ import annotations

from ..model.document import Document
from ..model.theme import Theme
from ..source.diagnostic import Diagnostic
from .conformance.metadata import check_claims
from .glyphs import hole, meaningless
from .inside import look_inside
from .places.places import check_columns, check_overlaps
from .reading.pages import read_pages
from .reading.text import ReadText, in_reading_order
from .words.findings import STYLE_FILES, StyleFiles, lost_disclaimer, lost_text
from .words.passages import Searcher, disclaimer_passages, figure_words, passages


def prove(
    document: Document, theme: Theme, pdf: bytes, crowded: bool = False, engine: str = ""
) -> list[Diagnostic]:
    """What is wrong with a file that was made from a document in a style, by the `engine` named.

    Where a figure or a table is known to be `crowded`, what cannot be read there says no more.
    """
    files = STYLE_FILES.get(engine, StyleFiles())
    pages = read_pages(pdf)
    signs = list(meaningless(document, pages))
    inside = look_inside(pdf, pages, judged=not signs)
    glyphs = [hole(document)] if inside.has_hole else signs
    searcher = Searcher(ReadText(in_reading_order(pages.pieces, inside.tags)), document.meta.title)
    looked = searcher.look_for((*passages(document), *figure_words(document, theme)))
    disclaimer = searcher.look_for(disclaimer_passages(document))
    return [
        *lost_disclaimer(document, theme, disclaimer, files),
        *lost_text(
            document, (one for one in looked if not (crowded and one.passage.is_drawn)), files
        ),
        *glyphs,
        *check_columns(document, theme, pages, looked, files),
        *check_overlaps(document, pages.pieces, looked, inside.tags, files),
        *check_claims(document, inside.standards, inside.faults, files),
    ]

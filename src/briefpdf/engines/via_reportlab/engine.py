"""The ReportLab engine, which needs no library of the system. ReportLab is loaded when used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from threading import Lock
from typing import Any

from ...compose.walk import flatten
from ...model.document import Chart, Document
from ...model.theme import Theme
from ...source.diagnostic import Diagnostic
from ...source.text import Span
from ..base import Rendered
from ..content.findings import missing_glyph
from ..fit.search import fit_pages
from ..style.fonts import FontFace

TEMPLATE = "BRIEF022"


class ReportLabEngine:
    """Sets a document by the measures of theme.toml; the style's page.html is not read."""

    name = "reportlab"
    lacks = "they have no tags, so they are neither PDF/UA nor PDF/A"
    # ReportLab's fonts belong to one document at a time.
    _one_at_a_time = Lock()

    def __init__(self, sandbox: Any = None) -> None:
        del sandbox  # There are no templates to fill.

    def unavailable(self) -> str | None:
        """Why ReportLab cannot be loaded and what to do, or None when it can."""
        try:
            import reportlab.pdfgen.canvas  # noqa: F401
        except ImportError as error:
            return f"ReportLab is not installed ({error}): run “pip install reportlab”"
        return None

    def render(self, document: Document, theme: Theme, draft: bool = False) -> Rendered:
        """Lay the document out in the style.

        There are findings and no PDF when theme.toml has no measures to set it by.
        """
        from .measures import WrongMeasure
        from .typeset import Typeset

        try:
            with self._one_at_a_time:
                fitted = fit_pages(document, theme, lambda tried: Typeset(document, tried))
                typeset, pages = fitted.pages, len(fitted.pages.pages)
                pdf = typeset.write(draft)
                glyphs = (missing_glyph(document, theme, sign) for sign in typeset.missing)
                fonts = _font_findings(theme, typeset.measures.fonts.replaced)
                found = (*typeset.findings, *fonts, *glyphs, *_chart_findings(document, theme))
                return Rendered(pdf, pages, (*found, *fitted.diagnostics))
        except WrongMeasure as wrong:
            place = Span(f"{theme.folder}/theme.toml", 0, 0)
            hint = "The style in-focus, which briefpdf brings, has all that is needed."
            words = f"the template {theme.name}: {wrong}"
            return Rendered(b"", 0, (Diagnostic(TEMPLATE, words, place, (hint,)),))


def _chart_findings(document: Document, theme: Theme) -> Iterator[Diagnostic]:
    if any(isinstance(block, Chart) for block in flatten(document.blocks)):
        # Few briefs have one, and what draws it takes its time to load.
        from ..charts.placed import chart_findings

        yield from chart_findings(document, theme)


def _font_findings(theme: Theme, lost: Iterable[FontFace]) -> Iterator[Diagnostic]:
    for face in lost:
        words = f"the template {theme.name}: the font file {face.package}/{face.file} of"
        words += f" “{face.family}” cannot be loaded"
        hint = "Name a file with TrueType outlines that a Python package of fonts has."
        yield Diagnostic(TEMPLATE, words, Span(f"{theme.folder}/theme.toml", 0, 0), (hint,))

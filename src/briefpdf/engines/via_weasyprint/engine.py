"""The WeasyPrint engine. WeasyPrint itself is loaded when it is first used."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import redirect_stdout
import importlib
import io
import json
from threading import Lock
from typing import Any, Protocol
from warnings import catch_warnings, simplefilter

from ...model.document import Document
from ...model.theme import Theme
from ...source.diagnostic import Diagnostic, Parsed
from ...source.text import Span, Text
from ..base import Rendered
from ..charts.figure import figure_findings
from ..content.pictures import shown
from ..content.walk import placed_pictures
from ..fit.search import fit_pages
from ..metadata.about import about
from ..style.metrics import drawn_faces
from ..style.settings import font_faces, labels_of
from .addresses import picture_address
from .findings import TEMPLATE, absent_fonts, failure, layout_findings, wide_tables
from .page import floating_blocks, page_context, styles_context

DEBIAN_PACKAGES = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"


class Filler(Protocol):
    """Fills templates of other people's making, where they can do no harm."""

    def fill(self, template: Text, context: Mapping[str, Any]) -> Parsed[str | None]:
        """The template filled, or None and a finding."""


class _NotFilled(Exception):
    """A template of the style failed: what was found in it."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        super().__init__("a template was not filled")
        self.diagnostics = diagnostics


class WeasyPrintEngine:
    """Fills the style's page template and lets WeasyPrint set it."""

    name, lacks = "weasyprint", ""
    # WeasyPrint's log is one for the whole process: two renderings would hear each other's.
    _one_at_a_time = Lock()

    def __init__(self, sandbox: Filler) -> None:
        self.sandbox = sandbox
        self._styles: dict[str, Parsed[str | None]] = {}

    def unavailable(self) -> str | None:
        """Why WeasyPrint cannot be loaded here and what to do, or None when it can."""
        try:
            _load_weasyprint()
        except ImportError as error:
            return f"WeasyPrint is not installed ({error}): run “pip install weasyprint”"
        except OSError as error:
            return (
                f"WeasyPrint does not find the system's text libraries ({error}). On Debian and"
                f" Ubuntu run “apt-get install {DEBIAN_PACKAGES}”, on macOS “brew install pango”"
            )
        return None

    def render(self, document: Document, theme: Theme, draft: bool = False) -> Rendered:
        """Lay the document out in the style.

        When a template fails there are findings and no PDF.
        """
        if theme.page is None:
            place = Span(f"{theme.folder}/page.html", 0, 0)
            message = f"the template {theme.name} has no page.html"
            return Rendered(b"", 0, (Diagnostic(TEMPLATE, message, place),))
        # WeasyPrint's own time is the most of it: no need to fill templates outside the lock.
        with self._one_at_a_time:
            try:
                return self._typeset(document, theme, draft)
            except _NotFilled as failed:
                return Rendered(b"", 0, failed.diagnostics)

    def _fill_page(
        self, document: Document, theme: Theme, draft: bool, floating: frozenset[int]
    ) -> str:
        assert theme.page is not None
        page = self.sandbox.fill(theme.page, page_context(document, theme, draft, floating))
        styles = self._fill_styles(theme)
        if page.value is None or styles.value is None:
            raise _NotFilled((*page.diagnostics, *styles.diagnostics))
        return page.value

    def _fill_styles(self, theme: Theme) -> Parsed[str | None]:
        """The style sheet, filled once for all documents in the same style."""
        if theme.styles is None:
            return Parsed("")
        context = styles_context(theme)
        key = json.dumps([theme.styles.content, context], default=str, sort_keys=True)
        if key not in self._styles:
            self._styles[key] = self.sandbox.fill(theme.styles, context)
        return self._styles[key]

    def _typeset(self, document: Document, theme: Theme, draft: bool) -> Rendered:
        _load_weasyprint()
        from .finish import finish
        from .fonts import characters_for
        from .layout import Pages, StyleFailed, lay_out, style_sheets, write
        from .measure import crowding_blocks

        pictures = {picture_address(one): shown(one) for one in placed_pictures(document.blocks)}

        mark = labels_of(theme, document).get("draft", "") if draft else ""

        def set_pages(theme: Theme) -> Pages:
            floating = floating_blocks(document, theme)
            while True:
                page = self._fill_page(document, theme, draft, floating)
                styles = self._fill_styles(theme).value or ""
                faces, drawn = font_faces(theme), drawn_faces(theme)
                characters = characters_for(faces, page, styles + mark)
                shared = style_sheets(styles, faces, drawn, characters)
                pages = lay_out(document, theme, page, shared, pictures, draft)
                if not floating:
                    return pages
                # What leaves too little room stands where it is called: at last, that is all.
                crowding = floating & crowding_blocks(document, theme, pages.laid_out.pages)
                if not crowding:
                    return pages
                floating -= crowding

        facts = about(document, theme)
        try:
            fitted = fit_pages(document, theme, set_pages)
            pages = fitted.pages
            written = write(pages, facts)
            finished = finish(written.pdf, document, theme, facts)
        except StyleFailed as why:
            return Rendered(b"", 0, (failure(theme, str(why)),))
        findings = [
            *figure_findings(document, theme),
            *wide_tables(document, theme),
            *layout_findings(document, theme, pages.refused, pages.said),
            *absent_fonts(theme, pages.absent),
            *fitted.diagnostics,
            *layout_findings(document, theme, written.refused, written.said),
        ]
        return Rendered(finished, len(pages.laid_out.pages), tuple(findings))


def _load_weasyprint() -> None:
    # Without its libraries it prints advice on standard output, where findings belong; on a
    # machine without fonts it warns, though a style brings its own.
    with redirect_stdout(io.StringIO()), catch_warnings():
        simplefilter("ignore")
        importlib.import_module("weasyprint")

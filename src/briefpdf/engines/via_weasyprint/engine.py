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
from ..content.walk import placed_pictures
from ..style.fonts import font_faces
from .addresses import picture_address
from .draft import draft_styles
from .findings import TEMPLATE, layout_findings
from .html import page_context, styles_context

DEBIAN_PACKAGES = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"


class Filler(Protocol):
    """Fills templates of other people's making, where they can do no harm."""

    def fill(self, template: Text, context: Mapping[str, Any]) -> Parsed[str | None]:
        """The template filled, or None and a finding."""


class WeasyPrintEngine:
    """Fills the style's page template and lets WeasyPrint set it."""

    name = "weasyprint"
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

        When a template fails there are findings and no PDF; nor is there one when the pages lack
        the disclaimer, unless they are a draft.
        """
        if theme.page is None:
            place = Span(f"{theme.folder}/page.html", 0, 0)
            message = f"the template {theme.name} has no page.html"
            return Rendered(b"", 0, (Diagnostic(TEMPLATE, message, place),))
        page = self.sandbox.fill(theme.page, page_context(document, theme, draft))
        styles = self._fill_styles(theme)
        if page.value is None or styles.value is None:
            return Rendered(b"", 0, (*page.diagnostics, *styles.diagnostics))
        with self._one_at_a_time:
            return self._typeset(document, theme, page.value, styles.value, draft)

    def _fill_styles(self, theme: Theme) -> Parsed[str | None]:
        """The style sheet, filled once for all documents in the same style."""
        if theme.styles is None:
            return Parsed("")
        context = styles_context(theme)
        key = json.dumps([theme.styles.content, context], default=str, sort_keys=True)
        if key not in self._styles:
            self._styles[key] = self.sandbox.fill(theme.styles, context)
        return self._styles[key]

    def _typeset(
        self, document: Document, theme: Theme, page: str, styles: str, draft: bool
    ) -> Rendered:
        _load_weasyprint()
        from . import copyfit, metadata, typeset
        from .page_boxes import boxes_of_pages

        pictures = {picture_address(one): one for one in placed_pictures(document.blocks)}
        shared = typeset.style_sheets(styles, font_faces(theme))
        own_styles = draft_styles(theme, document) if draft else ""
        pages = typeset.lay_out(page, shared, own_styles, pictures)
        if copyfit.has_empty_page(boxes_of_pages(pages.laid_out)):
            # What must not be broken does not fit: WeasyPrint puts off the text with it.
            pages = typeset.lay_out(page, shared, own_styles + typeset.BREAK_ALL, pictures)
        metadata.describe(pages.laid_out, document)
        boxes = boxes_of_pages(pages.laid_out)
        findings = [
            *layout_findings(document, theme, pages.refused, pages.said),
            *copyfit.check_length(document, theme, boxes),
        ]
        if not draft and (missing := copyfit.check_disclaimer(document, theme, boxes)):
            return Rendered(b"", len(boxes), (*findings, *missing))
        written = typeset.write(pages)
        findings += layout_findings(document, theme, written.refused, written.said)
        return Rendered(written.pdf, len(boxes), tuple(findings))


def _load_weasyprint() -> None:
    # Without its libraries it prints advice on standard output, where findings belong; on a
    # machine without fonts it warns, though a style brings its own.
    with redirect_stdout(io.StringIO()), catch_warnings():
        simplefilter("ignore")
        importlib.import_module("weasyprint")

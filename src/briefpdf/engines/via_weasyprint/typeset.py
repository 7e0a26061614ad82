"""HTML and style sheets to laid-out pages, and these to PDF. Importing it loads WeasyPrint."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
import os
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from weasyprint import CSS, HTML
from weasyprint.css.counters import CounterStyle
from weasyprint.document import Document as LaidOut
from weasyprint.text.fonts import FontConfiguration

from ...model.document import Picture
from ..fit.measured import Measured
from ..metadata.about import About
from ..style.fonts import FontFace
from .addresses import BASE_ADDRESS, font_address
from .balance import balance_by_halving
from .complaints import complaints
from .copyfit import has_empty_page, measure
from .fetch import HandedOver
from .finish import Finisher
from .font_css import font_face_css
from .matched import match_once
from .page_boxes import boxes_of_pages
from .pango import set_up_once
from .patterns import keep_patterns
from .sizes import resolve_once
from .source_list import FOOTNOTE_CSS
from .styles import answer_at_once
from .subsets import own_subsets
from .tagging.structure import own_tags

_NO_FONTS = '<?xml version="1.0"?><fontconfig><cachedir>{folder}</cachedir></fontconfig>'


balance_by_halving()
set_up_once()
keep_patterns()
resolve_once()
answer_at_once()

BREAK_ALL = "* { break-inside: auto !important }"


@dataclass(frozen=True, slots=True)
class StyleSheets:
    """A style's parsed sheets, what was refused to them, and what WeasyPrint said of them."""

    sheets: tuple[Any, ...]
    fonts: Any
    counters: Any
    refused: tuple[str, ...]
    said: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pages:
    """Pages laid out and measured, what was refused to them, and what WeasyPrint said of them."""

    laid_out: LaidOut
    fetcher: HandedOver
    refused: tuple[str, ...]
    said: tuple[str, ...]
    measured: Measured


@dataclass(frozen=True, slots=True)
class Written:
    """A PDF, and what came up only while it was written."""

    pdf: bytes
    refused: tuple[str, ...]
    said: tuple[str, ...]


@lru_cache(maxsize=2)
def font_configuration(machine_fonts: bool) -> FontConfiguration:
    """The fonts of this process; without those of the machine unless they are wanted.

    There is one for all documents, because WeasyPrint gives no configuration's memory back.
    """
    if machine_fonts:
        return FontConfiguration()
    with TemporaryDirectory(prefix="briefpdf-") as folder:
        settings = Path(folder) / "fonts.conf"
        settings.write_text(_NO_FONTS.format(folder=folder), encoding="utf-8")
        before = os.environ.get("FONTCONFIG_FILE")
        os.environ["FONTCONFIG_FILE"] = str(settings)
        try:
            return FontConfiguration()
        finally:
            if before is None:
                del os.environ["FONTCONFIG_FILE"]
            else:
                os.environ["FONTCONFIG_FILE"] = before


# A style that is set tighter has sheets for each of a few steps.
@lru_cache(maxsize=32)
def style_sheets(
    styles: str, faces: tuple[FontFace, ...], drawn: tuple[FontFace, ...] = ()
) -> StyleSheets:
    """Style sheets parsed once for all documents that share them.

    `faces` are the files of the style; without any it uses the fonts of the machine. `drawn` are
    further files, which drawings are made with.
    """
    fonts = _font_sheet(faces, drawn)
    fetcher, counters = HandedOver({}, {}), CounterStyle()
    with complaints() as said:
        sheet = CSS(
            string=styles,
            base_url=BASE_ADDRESS,
            url_fetcher=fetcher,
            font_config=fonts.fonts,
            counter_style=counters,
        )
    refused, told = (*fonts.refused, *fetcher.refused), (*fonts.said, *said)
    return StyleSheets((*fonts.sheets, sheet), fonts.fonts, counters, refused, told)


@lru_cache(maxsize=8)
def _font_sheet(faces: tuple[FontFace, ...], drawn: tuple[FontFace, ...]) -> StyleSheets:
    """The sheet that styles build on: it makes font files known, each handed over once."""
    every = (*faces, *drawn)
    fetcher = HandedOver({}, {font_address(face): face for face in every})
    fonts, counters = font_configuration(machine_fonts=not faces), CounterStyle()
    with complaints() as said:
        sheet = CSS(
            string=font_face_css(every) + FOOTNOTE_CSS,
            base_url=BASE_ADDRESS,
            url_fetcher=fetcher,
            font_config=fonts,
            counter_style=counters,
        )
    return StyleSheets((sheet,), fonts, counters, tuple(fetcher.refused), tuple(said))


def lay_out(
    html: str, shared: StyleSheets, own_styles: str, pictures: Mapping[str, Picture]
) -> Pages:
    """Lay a document out; `own_styles` are rules for it alone."""
    pages = _lay_out(html, shared, own_styles, pictures)
    if has_empty_page(boxes_of_pages(pages.laid_out)):
        # What must not be broken does not fit: WeasyPrint puts off the text with it.
        pages = _lay_out(html, shared, own_styles + BREAK_ALL, pictures)
    return pages


def _lay_out(
    html: str, shared: StyleSheets, own_styles: str, pictures: Mapping[str, Picture]
) -> Pages:
    fetcher = HandedOver(pictures, {})
    with complaints() as said:
        own = (CSS(string=own_styles, url_fetcher=fetcher),) if own_styles else ()
        source = HTML(string=html, base_url=BASE_ADDRESS, url_fetcher=fetcher)
        match_once(source)
        laid_out = source.render(
            font_config=shared.fonts,
            counter_style=shared.counters,
            stylesheets=[*shared.sheets, *own],
        )
    refused, told = (*shared.refused, *fetcher.refused), (*shared.said, *said)
    measured = measure(boxes_of_pages(laid_out))
    return Pages(laid_out, fetcher, refused, told, measured)


def write(pages: Pages, facts: About, claims: bool) -> Written:
    """The pages as a tagged PDF for archives; `claims` says whether it calls itself one."""
    finisher = Finisher(facts, claims)
    with complaints() as said, own_tags(), own_subsets():
        # An empty intent, because WeasyPrint leaves the file of its own open.
        pdf = pages.laid_out.write_pdf(finisher=finisher, pdf_variant="pdf/a-3a", output_intent="")
    refused = (address for address in pages.fetcher.refused if address not in pages.refused)
    return Written(pdf, tuple(refused), tuple(said))

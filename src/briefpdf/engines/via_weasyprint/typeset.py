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
from ..style.fonts import FontFace
from .addresses import BASE_ADDRESS, font_address
from .balance import balance_by_halving
from .complaints import complaints
from .fetch import HandedOver
from .figure_boxes import correct_figure_boxes
from .font_css import font_face_css

_NO_FONTS = '<?xml version="1.0"?><fontconfig><cachedir>{folder}</cachedir></fontconfig>'


balance_by_halving()

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
    """Pages laid out, what was refused to them, and what WeasyPrint said about them."""

    laid_out: LaidOut
    fetcher: HandedOver
    refused: tuple[str, ...]
    said: tuple[str, ...]


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


@lru_cache(maxsize=8)
def style_sheets(styles: str, faces: tuple[FontFace, ...]) -> StyleSheets:
    """Style sheets parsed once for all documents that share them."""
    fetcher = HandedOver({}, {font_address(face): face for face in faces})
    fonts, counters = font_configuration(machine_fonts=not faces), CounterStyle()
    with complaints() as said:
        sheets = tuple(
            CSS(
                string=text,
                base_url=BASE_ADDRESS,
                url_fetcher=fetcher,
                font_config=fonts,
                counter_style=counters,
            )
            for text in (font_face_css(faces), styles)
        )
    return StyleSheets(sheets, fonts, counters, tuple(fetcher.refused), tuple(said))


def lay_out(
    html: str, shared: StyleSheets, own_styles: str, pictures: Mapping[str, Picture]
) -> Pages:
    """Lay a document out; `own_styles` are rules for it alone."""
    fetcher = HandedOver(pictures, {})
    with complaints() as said:
        own = (CSS(string=own_styles, url_fetcher=fetcher),) if own_styles else ()
        source = HTML(string=html, base_url=BASE_ADDRESS, url_fetcher=fetcher)
        laid_out = source.render(
            font_config=shared.fonts,
            counter_style=shared.counters,
            stylesheets=[*shared.sheets, *own],
        )
    refused = (*shared.refused, *fetcher.refused)
    return Pages(laid_out, fetcher, refused, (*shared.said, *said))


def write(pages: Pages) -> Written:
    """The pages as a tagged PDF."""
    with complaints() as said:
        pdf = pages.laid_out.write_pdf(finisher=correct_figure_boxes, pdf_tags=True)
    refused = (address for address in pages.fetcher.refused if address not in pages.refused)
    return Written(pdf, tuple(refused), tuple(said))

"""HTML and style sheets to laid-out pages, and these to PDF. Importing it loads WeasyPrint."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache, partial
import logging
import re
import warnings

from msgspec import Struct
from msgspec.structs import replace
from weasyprint import CSS, HTML
from weasyprint import Document as LaidOut
from weasyprint.text.fonts import FontConfiguration

from ...limits.environment import environment
from ...model.document import Document, Picture
from ...model.theme import Theme
from ...source.pattern import lazy_pattern
from ..content.pictures import PRINTED
from ..fit.measured import Measured
from ..metadata.about import About
from ..style.settings import FontFace, css_string, labels_of, number, word
from .addresses import BASE_ADDRESS, DECORATION, font_address
from .fetch import HandedOver
from .fonts import Characters, absent_families, cut_down, font_configuration, font_face_css
from .measure import empty_pages, measure

# What styles build on, and may change.
_BASE_CSS = """
.unbroken { white-space: nowrap }
.syllables { hyphens: auto; hyphenate-character: "-" }
.footnote, .at-foot { float: footnote; footnote-display: block }
.footnote { footnote-policy: line }
.footnote::footnote-call, .footnote::footnote-marker,
.at-foot::footnote-call, .at-foot::footnote-marker {
  content: none; line-height: 0; vertical-align: baseline }
.place { position: absolute }
.rule td { padding: 0 !important; font-size: 0; line-height: 0 }
.run-in, .run-in + p { display: inline; margin: 0; font-size: inherit }
.text-box-title { bookmark-level: none }
"""
_BREAK_ALL = "* { break-inside: auto !important }"
_DRAFT_ANGLE = -55
# WeasyPrint's advice to who packages it; the fonts are cut down all the same.
_ATTRIBUTE = r"""\s+[^\s=<>"'/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>"']+))?"""
_DECORATES = lazy_pattern(
    rf"""(<img(?:{_ATTRIBUTE})*?\s+alt)(?:\s*=\s*(?:""|''))?(?=[\s/>])""", re.IGNORECASE
)
_IS_ADVICE = lazy_pattern("Using fontTools instead of HarfBuzz-Subset")


class StyleFailed(Exception):
    """WeasyPrint gave up on a page template or a style sheet; the message says how."""


class StyleSheets(Struct, frozen=True):
    """A style's parsed sheets, what was refused to them, and what WeasyPrint said of them.

    `absent` are the families of fonts that they ask for and that there are not.
    """

    sheets: tuple[CSS, ...]
    fonts: FontConfiguration
    refused: tuple[str, ...]
    said: tuple[str, ...]
    absent: tuple[str, ...] = ()


class Pages(Struct, frozen=True):
    """Pages laid out and measured, by the sheets of their style; what was refused, and said."""

    laid_out: LaidOut
    fetcher: HandedOver
    refused: tuple[str, ...]
    said: tuple[str, ...]
    absent: tuple[str, ...]
    measured: Measured


class Written(Struct, frozen=True):
    """A PDF, and what came up only while it was written."""

    pdf: bytes
    refused: tuple[str, ...]
    said: tuple[str, ...]


@contextmanager
def complaints() -> Iterator[list[str]]:
    """Collect WeasyPrint's warnings and errors, each once, in the list that this yields.

    What it raises is the style's: no setting of a brief reaches it but through page.html and
    page.css.
    """
    heard: dict[str, None] = {}

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if not _IS_ADVICE.match(message := record.getMessage()):
                heard.setdefault(message)

    said: list[str] = []
    logger, listener = logging.getLogger("weasyprint"), Listener(logging.WARNING)
    logger.addHandler(listener)
    try:
        yield said
    except RecursionError:
        raise StyleFailed("its elements stand too deep inside one another") from None
    except MemoryError:
        raise  # It is past its limit, which whoever set it tells.
    except Exception as error:
        raise StyleFailed(
            f"{type(error).__name__}: {error}" if str(error) else repr(error)
        ) from error
    finally:
        logger.removeHandler(listener)
        said += heard


# A style that is set tighter has sheets for each of a few steps.
@lru_cache(maxsize=32)
def style_sheets(
    styles: str,
    faces: tuple[FontFace, ...],
    drawn: tuple[FontFace, ...],
    characters: Characters,
) -> StyleSheets:
    """Style sheets parsed once for all documents that share them.

    `faces` are the files of the style; without any it uses the fonts of the machine. `drawn` are
    further files, which drawings are made with. Of both the fonts have these characters.
    """
    base = _base_sheet(faces, drawn, characters)
    fetcher = HandedOver({}, {})
    with complaints() as said:
        sheet = _sheet(styles, fetcher, base.fonts)
        absent = absent_families(styles, (*faces, *drawn), base.fonts)
    refused = (*base.refused, *fetcher.refused)
    sheets = (*base.sheets, sheet)
    return StyleSheets(sheets, base.fonts, refused, (*base.said, *said), absent)


@lru_cache(maxsize=8)
def _base_sheet(
    faces: tuple[FontFace, ...], drawn: tuple[FontFace, ...], characters: Characters
) -> StyleSheets:
    """The sheet that styles build on: it makes font files known, each handed over once."""
    every = (*faces, *drawn)
    cut = {font_address(face): partial(cut_down, face, characters) for face in every}
    fetcher, fonts = HandedOver({}, cut), font_configuration(faces, characters)
    with complaints() as said:
        sheet = _sheet(font_face_css(every) + _BASE_CSS, fetcher, fonts)
    return StyleSheets((sheet,), fonts, tuple(fetcher.refused), tuple(said))


def _sheet(styles: str, fetcher: HandedOver, fonts: FontConfiguration) -> CSS:
    return CSS(string=styles, base_url=BASE_ADDRESS, url_fetcher=fetcher, font_config=fonts)


def lay_out(
    document: Document,
    theme: Theme,
    html: str,
    shared: StyleSheets,
    pictures: Mapping[str, Picture],
    draft: bool,
) -> Pages:
    """Lay a document out, whose page template is filled already."""
    own = _draft_css(theme, document) if draft else ""
    pages = _lay_out(html, shared, own, pictures)
    if empty := empty_pages(document, pages.laid_out.pages):
        broken = _lay_out(html, shared, own + _BREAK_ALL, pictures)
        if empty_pages(document, broken.laid_out.pages) != empty:
            pages = broken
    measured = measure(document, theme, pages.laid_out.pages)
    return replace(pages, measured=measured)


def _lay_out(
    html: str, shared: StyleSheets, own_styles: str, pictures: Mapping[str, Picture]
) -> Pages:
    fetcher = HandedOver(pictures, {})
    with complaints() as said:
        own = [_sheet(own_styles, fetcher, shared.fonts)] if own_styles else []
        marked = _DECORATES.sub(rf'\1="{DECORATION}"', html)
        source = HTML(string=marked, base_url=BASE_ADDRESS, url_fetcher=fetcher)
        sheets = [*shared.sheets, *own]
        laid_out = source.render(font_config=shared.fonts, stylesheets=sheets, dpi=PRINTED)
    refused, told = (*shared.refused, *fetcher.refused), (*shared.said, *said)
    return Pages(laid_out, fetcher, refused, told, shared.absent, Measured((), 0.0, 0.0, {}))


def write(pages: Pages, facts: About) -> Written:
    """The pages as a tagged PDF for archives, with what the brief says of itself."""
    about = pages.laid_out.metadata
    about.title, about.authors, about.lang = facts.title, list(facts.authors), facts.language
    about.description, about.generator = facts.edition, facts.creator
    about.created = about.modified = facts.moment.strftime("%Y-%m-%dT%H:%M:%SZ")
    # What a page template adds would be in the file's entries and not in its packet.
    about.keywords, about.custom, about.xmp_metadata = [], {}, []
    for attachment in about.attachments:
        attachment.created = attachment.modified = facts.moment
    # Where the system has no HarfBuzz to cut fonts down, fontTools writes the time into them.
    moment = environment({"SOURCE_DATE_EPOCH": str(max(0, int(facts.moment.timestamp())))})
    with complaints() as said, moment, warnings.catch_warnings():
        # WeasyPrint leaves the file of its colour profile open.
        warnings.simplefilter("ignore", ResourceWarning)
        pdf = pages.laid_out.write_pdf(pdf_variant="pdf/a-3a", uncompressed_pdf=True)
    refused = (address for address in pages.fetcher.refused if address not in pages.refused)
    return Written(pdf, tuple(refused), tuple(said))


def _draft_css(theme: Theme, document: Document) -> str:
    """Rules that set the word behind the text of each page, whatever the page template does.

    What was found stands at its words: they are underlined, its number is beside their column.
    """
    mark = labels_of(theme, document).get("draft") or "DRAFT"
    # A long word is set smaller, so that it stays on the page.
    size = number(theme, "sizes", "draft", 170) * min(1, 5 / len(mark))
    top = number(theme, "page", "height", 792) / 2 - number(theme, "page", "first_baseline", 56)
    colour = word(theme, "colours", "draft", "#EFEFEF")
    colour = colour if colour.startswith("#") and colour[1:].isalnum() else "#EFEFEF"
    finding = word(theme, "colours", "finding", "#B3261E")
    finding = finding if finding.startswith("#") and finding[1:].isalnum() else "#B3261E"
    sans = css_string(word(theme, "fonts", "sans", "sans-serif"))
    small = number(theme, "sizes", "mark", 6.5)
    return (
        f".flagged {{ text-decoration: underline {finding}; overflow-wrap: normal }}"
        "[data-block]:not(.at-foot):has(.flag) { position: relative }"
        f".flag {{ position: absolute; left: -28pt; width: 24pt; text-align: right;"
        f" color: {finding}; font: bold {small:.2f}pt {sans} }}"
        "body::before {"
        f" content: {css_string(mark)}; position: fixed; z-index: -1; left: 0; right: 0;"
        f" top: {top - size / 2:.2f}pt; text-align: center; white-space: nowrap;"
        f" font: bold {size:.2f}pt/1 {sans};"
        f" color: {colour}; transform: rotate({_DRAFT_ANGLE}deg); bookmark-level: none }}"
    )

"""What went wrong while WeasyPrint worked, as findings that name a place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
import re

from ...compose.walk import flatten
from ...model.document import Document, Picture, Table
from ...model.theme import Theme
from ...source.diagnostic import Diagnostic
from ...source.pattern import lazy_pattern
from ...source.text import Span
from ..content.findings import absent_family, missing_letters, wide_table
from ..content.table_fit import TIGHT, TableRoom
from ..content.walk import placed_pictures
from .addresses import REFUSAL, picture_address

REFUSED, UNREADABLE, TEMPLATE = "BRIEF025", "BRIEF029", "BRIEF022"

_SHOWN = 200
_COMMENT = lazy_pattern(r"/\*.*?\*/|\{#.*?#\}", re.DOTALL)
# A value of a rule for fonts up to a name in it, which may be filled in before that.
_DECLARED = r"\bfont(?:-family)?\s*:(?:[^;{}]|\{\{|\}\})*?"
_NO_GLYPH = lazy_pattern(r"\.notdef glyph rendered .*\(U\+([0-9A-F]+)\)", re.DOTALL)
_NO_ANCHOR = lazy_pattern(r"No anchor #(\S+) for internal URI reference")
_NO_WORDS = lazy_pattern(r'Image "(.*)" has no required alt description', re.DOTALL)
_FAILED_IMAGE = lazy_pattern(r"Failed to (?:load|render SVG) image(?: at)? '?([^\s']+)")


def layout_findings(
    document: Document, theme: Theme, refused: Iterable[str], said: Iterable[str]
) -> list[Diagnostic]:
    """Findings for what was refused to the page template and for what WeasyPrint said."""
    findings = [_refusal(document, theme, address) for address in dict.fromkeys(refused)]
    lost: list[str] = []
    missing: list[str] = []
    for message in dict.fromkeys(said):
        if match := _NO_ANCHOR.match(message):
            lost.append(match[1])
        elif match := _NO_GLYPH.match(message):
            missing.append(chr(int(match[1], 16)))
        # WeasyPrint says once more that it did not get what was refused.
        elif REFUSAL not in message:
            findings.append(_complaint(document, theme, message))
    return [*findings, *missing_letters(document, theme, missing), *_lost(theme, lost)]


def wide_tables(document: Document, theme: Theme) -> Iterator[Diagnostic]:
    """A finding for each table whose numbers need more room than it has."""
    for block in document.blocks:
        for inner in flatten([block]):
            if isinstance(inner, Table):
                nested = inner is not block
                room = TableRoom.of(theme, inner.across and not nested, nested)
                if room.fit(inner) == TIGHT and (lacking := room.lacks(inner)) > 0:
                    yield wide_table(document, inner, lacking)


def absent_fonts(theme: Theme, families: Iterable[str]) -> Iterator[Diagnostic]:
    """A finding for each family of fonts that there is not, where the style names it."""
    # With blanks for its comments, all else stands where it stood.
    styles = _COMMENT.sub(
        lambda one: " " * len(one[0]), theme.styles.content if theme.styles else ""
    )
    for family in families:
        name = re.escape(family)
        found = re.search(_DECLARED + f"({name})", styles, re.I) or re.search(f"({name})", styles)
        named = theme.styles.span(*found.span(1)) if theme.styles and found else None
        yield absent_family(theme, family, named)


def failure(theme: Theme, how: str) -> Diagnostic:
    """The finding for a style that WeasyPrint gives up on."""
    path = theme.styles.path if theme.styles else f"{theme.folder}/page.css"
    return Diagnostic(
        TEMPLATE,
        f"no pages can be laid out with the template {theme.name}: {how[:_SHOWN]}",
        Span(path, 0, 0),
        ("Take out the last rules of page.css, or elements of page.html, until it is gone.",),
    )


def _lost(theme: Theme, anchors: list[str]) -> Iterator[Diagnostic]:
    if anchors:
        more = f" and {len(anchors) - 1} more" if len(anchors) > 1 else ""
        message = f"the page template leaves out what the text links to: #{anchors[0]}{more}"
        hint = "Print {{ sources }} and the whole text in page.html."
        yield Diagnostic(TEMPLATE, message, _place(theme), (hint,))


def _refusal(document: Document, theme: Theme, address: str) -> Diagnostic:
    for picture in placed_pictures(document.blocks):
        if address.encode() in picture.data:
            message = f"the picture {picture.path} asks for {address}: {REFUSAL}"
            brief = document.meta.brief
            return Diagnostic(REFUSED, message, picture.origin, brief=brief)
    return Diagnostic(
        REFUSED,
        f"the page template asks for {address}: {REFUSAL}",
        _place(theme, address),
        ("Put a picture into page.css as a data: address, or into the brief as a figure.",),
    )


def _complaint(document: Document, theme: Theme, message: str) -> Diagnostic:
    brief = document.meta.brief
    if image := _FAILED_IMAGE.match(message):
        for picture in _pictures_at(document, image[1]):
            words = f"the picture {picture.path} cannot be read as {picture.media_type}"
            return Diagnostic(UNREADABLE, words, picture.origin, brief=brief)
    if image := _NO_WORDS.match(message):
        words = "a picture of the page template has nothing that is read out in its place"
        hint = 'Write alt="what it shows", or alt="" where it only decorates.'
        return Diagnostic(TEMPLATE, words, _place(theme, image[1]), (hint,))
    folder = theme.styles.path if theme.styles else f"{theme.folder}/page.css"
    return Diagnostic(TEMPLATE, f"the template {theme.name}: {message}", Span(folder, 0, 0))


def _pictures_at(document: Document, address: str) -> Iterator[Picture]:
    return (one for one in placed_pictures(document.blocks) if picture_address(one) == address)


def _place(theme: Theme, address: str = "") -> Span:
    """Where a file of the style writes an address, else the start of its page template."""
    for text in (theme.page, theme.styles):
        if address and text is not None and (at := text.content.find(address)) >= 0:
            return text.span(at, at + len(address))
    return Span(theme.page.path if theme.page else f"{theme.folder}/page.html", 0, 0)

"""What Typst said is wrong, as findings that name a place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ...model.document import Document, Table
from ...model.theme import Theme
from ...source.diagnostic import Diagnostic
from ...source.pattern import lazy_pattern
from ...source.text import Span
from ..content.findings import absent_family, missing_letters, wide_table
from ..content.walk import placed_pictures
from ..fit.placed import Placed
from .compiler import Said
from .exhibits import picture_name
from .style_files import PAGE

TEMPLATE, REFUSED, UNREADABLE = "BRIEF022", "BRIEF025", "BRIEF029"
CROWDED = "BRIEF053"

_PLACE = lazy_pattern(r"(?P<file>[\w./-]+\.typ):(?P<line>\d+)(?::(?P<column>\d+))?")
# Pages that still moved at Typst's last look are off by no more than that: no fault of a style.
_UNSETTLED = lazy_pattern("did not (?:converge|stabilize)")
_GLYPH = lazy_pattern(r"U\+([0-9A-Fa-f]{4,6})")
# Where on this machine a file was looked for is nothing that a style knows of.
_SEARCHED = lazy_pattern(r" \(searched at [^)]*\)")
_FAMILY = lazy_pattern("unknown font family: (.+)")
_NO_ANNEX = "unexpected argument: annex"
_OUTSIDE = ("package", "escape the project root", "access denied", "file not found", "network")


def template_findings(document: Document, theme: Theme, said: Iterable[Said]) -> list[Diagnostic]:
    """Findings for what Typst said: in the style's page.typ, or else in the brief."""
    heard = (one for one in said if not _UNSETTLED.search(one.message))
    return [*dict.fromkeys(_finding(document, theme, one) for one in heard)]


def lost_anchors(theme: Theme, anchors: tuple[str, ...]) -> Iterator[Diagnostic]:
    """The finding for links whose targets the page functions do not print."""
    if anchors:
        more = f" and {len(anchors) - 1} more" if len(anchors) > 1 else ""
        message = f"page.typ leaves out what the text links to: #{anchors[0]}{more}"
        hint = "Print the whole text and every entry of Sources in `brief`, each with `anchor`."
        yield Diagnostic(TEMPLATE, message, page(theme), (hint,))


def wide_tables(
    document: Document, tables: Sequence[Table], placed: Iterable[Placed]
) -> Iterator[Diagnostic]:
    """A finding for each table whose numbers, which never break, need more room than it has."""
    lacking = {one.name[0]: one.name[1] for one in placed if one.kind == "wide"}
    for order, points in sorted(lacking.items()):
        table = tables[order - 1]
        yield wide_table(document, table, points)


def page(theme: Theme, line: int = 1) -> Span:
    """A line of a style's page.typ."""
    if theme.page_functions is None:
        return Span(f"{theme.folder}/{PAGE}", 0, 0)
    return theme.page_functions.line_span(line)


def _finding(document: Document, theme: Theme, said: Said) -> Diagnostic:
    """The finding for an error or a warning: as no text of a brief is code, it is of the style."""
    brief = document.meta.brief
    if glyph := _GLYPH.search(said.message):
        return missing_letters(document, theme, chr(int(glyph[1], 16)))[0]
    for picture in placed_pictures(document.blocks):
        if picture_name(picture) in said.place:
            words = f"the picture {picture.path} cannot be read as {picture.media_type}"
            return Diagnostic(UNREADABLE, words, picture.origin, brief=brief)
    of_style = [one for one in _PLACE.finditer(said.place) if one["file"].endswith(PAGE)]
    place = page(theme, int(of_style[0]["line"]) if of_style else 1)
    if family := _FAMILY.match(said.message):
        return absent_family(theme, family[1], place)
    if said.message == _NO_ANNEX:
        message = f"the template {theme.name} takes no annex, which the brief asks for"
        hint = "Add `annex: none` to the arguments of `brief`, and set it behind all else."
        return Diagnostic(TEMPLATE, message, place, (hint,), brief=brief)
    if any(words in said.message for words in _OUTSIDE):
        words = _SEARCHED.sub("", said.message)
        message = f"the template {theme.name} asks for what it is not handed: {words}"
        hint = (
            "page.typ is handed nothing beside it, neither packages nor the network. A picture of "
            'the style stands in it as text: image(bytes("<svg …</svg>"), alt: "…").'
        )
        return Diagnostic(REFUSED, message, place, (hint,))
    hints = said.hints
    if "missing alt text" in said.message:
        hints = ('Write alt: "what it shows", or pdf.artifact(image(…)) where it only decorates.',)
    return Diagnostic(TEMPLATE, f"the template {theme.name}: {said.message}", place, hints)

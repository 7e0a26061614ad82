"""Inline content as stretches of text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
import re
import unicodedata

from ....model.document import FigureLink, Inline, Inlines, LineBreak, Mark, Words
from ...content.characters import SPACES, one_for_each_glyph, printable
from ...content.links import figure_anchor, is_linked, mark_anchor, source_anchor
from ..measures import Measures, TextStyle
from .stretch import Stretch, characters

_SPACE = re.compile(f"[{SPACES}]+")
# Letters of Europe, punctuation and signs: none of them steers others.
_SHOWN = re.compile("[\x20-\xac\xae-\u02ff\u2010-\u2027\u20a0-\u22ff]*")
# Of 1 em: how much smaller raised letters are, and how far raised letters and marks stand
# above the baseline (of their own size).
_RAISED, _RAISE, _MARK_RAISE = 0.66, 0.42, 0.52


class InlineSetter:
    """Sets inline content; `marks` says whether citation marks are printed.

    `figures` are the ids of the figures and tables that can be linked to. Characters that no font
    of the style has are kept in `missing`.
    """

    def __init__(self, measures: Measures, marks: bool, figures: frozenset[str]) -> None:
        self.measures = measures
        self.marks = marks
        self.figures = figures
        self.missing: dict[str, None] = {}
        self._mark_size = measures.extent("sizes", "mark")
        self._mark_colour = measures.colour("mark")
        self._link_colour = measures.colour("link")

    def set(self, inlines: Inlines, style: TextStyle) -> list[Stretch]:
        """Inline content in a style, its white space collapsed."""
        pieces = [piece for piece in inlines if self.marks or not isinstance(piece, Mark)]
        stretches: list[Stretch] = []
        for index, piece in enumerate(pieces):
            following = pieces[index + 1] if index + 1 < len(pieces) else None
            if isinstance(following, Mark) and isinstance(piece, Words):
                # A mark stands right behind the words that it is for.
                text = piece.text.rstrip(SPACES)
                piece = piece if text == piece.text else replace(piece, text=text)
            stretches += self._set_one(piece, style)
        return list(_collapsed(stretches))

    def text(self, text: str, style: TextStyle, **more: str | None) -> list[Stretch]:
        """Plain text in a style."""
        return list(self._stretches(_SPACE.sub(" ", _shown(text)), style, **more))

    def _set_one(self, inline: Inline, style: TextStyle) -> Iterator[Stretch]:
        match inline:
            case Words():
                yield from self._words(inline, style)
            case Mark():
                size = self._mark_size * style.marks
                yield from self.mark(inline, size, size * _MARK_RAISE)
            case FigureLink():
                known = inline.figure in self.figures
                link = f"#{figure_anchor(inline.figure)}" if known else None
                yield from self.text(inline.label, replace(style, bold=True), link=link)
            case LineBreak():
                font = self.measures.fonts.of(style.role, style.bold, style.italic)
                yield Stretch("\n", font, style.size, style.colour)

    def _words(self, words: Words, style: TextStyle) -> Iterator[Stretch]:
        if (words.bold and not style.bold) or (words.italic and not style.italic):
            bold, italic = style.bold or words.bold, style.italic or words.italic
            style = replace(style, bold=bold, italic=italic)
        rise = 0.0
        if words.code:
            style = replace(style, role="mono", size=style.size * self.measures.manner.code)
        if words.superscript:
            style = replace(style, size=style.size * _RAISED)
            rise = style.size * _RAISE
        link = words.link if words.link is not None and is_linked(words.link) else None
        if link is not None:
            style = replace(style, colour=self._link_colour)
        for stretch in self.text(words.text, style, link=link):
            yield stretch._replace(rise=rise) if rise else stretch

    def mark(self, mark: Mark, size: float, rise: float) -> list[Stretch]:
        """A citation mark: the numbers of its sources, each linked to its entry in Sources."""
        font, colour = self.measures.fonts.of("sans"), self._mark_colour
        stretches: list[Stretch] = []
        for cited in mark.cited:
            if stretches:
                stretches.append(Stretch(",", font, size, colour, rise, joined=True))
            link = f"#{source_anchor(cited.number)}"
            anchor = mark_anchor(cited.number, cited.occurrence)
            number = str(cited.number)
            stretches.append(Stretch(number, font, size, colour, rise, link, anchor, True))
        return stretches

    def _stretches(
        self, text: str, style: TextStyle, link: str | None = None, anchor: str | None = None
    ) -> Iterator[Stretch]:
        fonts = self.measures.fonts
        look = style.role, style.bold, style.italic
        plain = one_for_each_glyph(text)
        own = fonts.of(*look)
        if plain and characters(own).issuperset(plain):
            # As with most text: no character has to be looked for in another font.
            yield Stretch(text, own, style.size, style.colour, 0.0, link, anchor)
            return
        for sign in fonts.missing(plain, *look):
            self.missing.setdefault(sign)
        at = 0
        for font, part in fonts.split(plain, *look):
            said = text[at : at + len(part)]
            yield Stretch(said, font, style.size, style.colour, 0.0, link, anchor)
            at, anchor = at + len(part), None


def _shown(text: str) -> str:
    """What a text shows: composed letters, and none of the signs that only steer others."""
    text = printable(text)
    if text.isascii():
        return text
    composed = unicodedata.normalize("NFC", text)
    if _SHOWN.fullmatch(composed):
        return composed
    return "".join(sign for sign in composed if unicodedata.category(sign) != "Cf")


def _collapsed(stretches: Iterable[Stretch]) -> Iterator[Stretch]:
    """Stretches with one space where several would meet, and none at the head."""
    after_space = True
    for stretch in stretches:
        text = stretch.text.lstrip(" ") if after_space else stretch.text
        if not text:
            continue
        after_space = text[-1] in " \n"
        yield stretch if text is stretch.text else stretch.saying(text, stretch.anchor)

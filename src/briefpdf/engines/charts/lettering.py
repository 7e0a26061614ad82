"""Text of charts: how wide it is, and how it breaks into lines."""

from __future__ import annotations

from collections.abc import Iterator
import unicodedata

from msgspec import Struct

from ...compose.coverage import SCRIPTS
from ...model.document import Mark, Point, Words
from ..content.characters import printed
from ..content.scripts import script_parts
from ..style.metrics import FontNames, width_of

# Of 1 em: how high figures and capitals stand, how far letters reach above and below the line.
CAP, ASCENT, DESCENT = 0.66, 0.74, 0.22
# How far a citation mark stands above the line of its words, of its own size.
RAISED = 0.52
# Labels of more lines are long texts, whose lines need not be of one length.
_FEW = 4
# What right-to-left letters and accents that stand alone are: a drawing joins no letters.
_JOINED = frozenset({"R", "AL", "NSM"})
_UNSHOWN = "?"
# How large signs are that are raised (1) and lowered (-1), and how far above their line.
_SCRIPT = {0: (1.0, 0.0), 1: (0.66, 0.42), -1: (0.66, -0.2)}


class Piece(Struct, frozen=True):
    """Letters in one font; of the type size their own, how far they are raised, and their width."""

    font: str
    text: str
    scale: float
    rise: float
    width: float


class Known(dict[tuple[str, bool], float]):
    """Widths that were measured before, of 1 em, kept from one drawing to the next."""


class Lettering:
    """Measures text in a style's sans, letter by letter: drawings know no kerning."""

    def __init__(self, fonts: FontNames, mark_size: float, known: Known | None = None) -> None:
        self.fonts = fonts
        self._known = Known() if known is None else known
        self.mark_size = mark_size
        self.missing: dict[str, None] = {}

    def pieces(self, text: str, bold: bool = False) -> Iterator[Piece]:
        """A text in pieces of one font each; keeps what cannot be shown.

        Raised and lowered signs that the fonts lack are plain ones, set so.
        """
        for part, way in script_parts(text) if not text.isascii() else ((text, 0),):
            way = way if way and self.fonts.missing(part, "sans", bold) else 0
            shown = self._shown(part.translate(SCRIPTS) if way else part, bold)
            for font, piece in self.fonts.split(shown, "sans", bold):
                scale, rise = _SCRIPT[way]
                yield Piece(font, piece, scale, rise, scale * width_of(font, piece))

    def _shown(self, text: str, bold: bool) -> str:
        if text.isascii():
            return text
        lost = self.fonts.missing(text, "sans", bold)
        joined = (sign for sign in text if unicodedata.bidirectional(sign) in _JOINED)
        unshown = dict.fromkeys((*lost, *joined))
        self.missing.update(unshown)
        return text.translate({ord(sign): _UNSHOWN for sign in unshown})

    def width(self, text: str, size: float, bold: bool = False) -> float:
        """The width of a text in one line, in points."""
        ems = self._known.get((text, bold))
        if ems is None:
            ems = self._known[text, bold] = sum(one.width for one in self.pieces(text, bold))
        return size * ems

    def mark_width(self, mark: Mark | None) -> float:
        """The width that a citation mark takes up."""
        return self.width(mark_text(mark), self.mark_size) + 0.4 if mark else 0.0

    def wrap(self, text: str, width: float, size: float, after: float = 0.0) -> list[str]:
        """A text in lines no wider than `width`; behind the last one is room for `after`.

        Words stay whole unless one alone is too wide. There are as few lines as can be, and these
        about as long as each other.
        """
        widest = self._fill(text, width, size, after)
        if not 1 < len(widest) <= _FEW:
            return widest
        low, high = width / 2, width
        while high - low > 2:
            middle = (low + high) / 2
            if len(self._fill(text, middle, size, after)) > len(widest):
                low = middle
            else:
                high = middle
        return self._fill(text, high, size, after)

    def _fill(self, text: str, width: float, size: float, after: float) -> list[str]:
        lines: list[str] = []
        line = ""
        for part in self._parts(text, width - after, size):
            joined = f"{line} {part.text}" if line and part.is_word else line + part.text
            if line and self.width(joined, size) > width:
                lines.append(line)
                line = part.text
            else:
                line = joined
        if after and line and self.width(line, size) + after > width:
            head, _, tail = line.rpartition(" ")
            lines += [head] if head else []
            line = tail
        return [*lines, line]

    def _parts(self, text: str, width: float, size: float) -> list[_Part]:
        """The words of a text, too wide ones in pieces."""
        parts: list[_Part] = []
        for word in text.split():
            if self.width(word, size) <= width:
                parts.append(_Part(word, True))
                continue
            piece = ""
            is_word = True
            for sign in word:
                if piece and self.width(piece + sign, size) > width:
                    parts.append(_Part(piece, is_word))
                    piece, is_word = "", False
                piece += sign
            parts.append(_Part(piece, is_word))
        return parts


class _Part(Struct, frozen=True):
    """A word, or a further piece of one that is too wide for a line."""

    text: str
    is_word: bool


class Label(Struct, frozen=True):
    """The words of an event or a bar, the mark behind them, and its date as it is printed."""

    text: str
    mark: Mark | None
    when: str

    @classmethod
    def of(cls, point: Point, marks: bool) -> Label:
        """The label of a point; `marks` says whether citation marks are printed."""
        text = clean("".join(one.text for one in point.label if isinstance(one, Words)))
        found = [one for one in point.label if isinstance(one, Mark)] if marks else []
        return cls(text, found[0] if found else None, clean(point.when))

    def width(self, letters: Lettering, size: float) -> float:
        """How wide it is in one line, its mark included."""
        return letters.width(self.text, size) + letters.mark_width(self.mark)

    def wrap(self, letters: Lettering, size: float, width: float) -> list[str]:
        """Its words in lines of a width, with room for the mark behind the last."""
        return letters.wrap(self.text, width, size, letters.mark_width(self.mark))


def mark_text(mark: Mark) -> str:
    """What a citation mark prints."""
    return ",".join(str(cited.number) for cited in mark.cited)


def clean(text: str) -> str:
    """A text as drawings print it: letters whole, each character with a glyph of its own."""
    return " ".join(unicodedata.normalize("NFC", printed(text)).split())

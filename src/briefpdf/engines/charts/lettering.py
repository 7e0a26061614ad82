"""Text of charts: how wide it is, and how it breaks into lines."""

from __future__ import annotations

from functools import lru_cache
import unicodedata

from reportlab.pdfbase.pdfmetrics import stringWidth

from ...model.document import Mark
from ...model.theme import Theme
from ..content.characters import printed
from ..style.metrics import FontNames, register_fonts

# Of 1 em: how high figures and capitals stand, how far letters reach above and below the line.
CAP, ASCENT, DESCENT = 0.66, 0.74, 0.22
# How far a citation mark stands above the line of its words, of its own size.
RAISED = 0.52
_JOINED = frozenset({"R", "AL", "NSM"})


class Lettering:
    """Measures text in a style's sans, letter by letter: drawings know no kerning."""

    def __init__(self, theme: Theme, mark_size: float) -> None:
        self.fonts: FontNames = register_fonts(theme)
        self.mark_size = mark_size
        self.missing: dict[str, None] = {}

    def pieces(self, text: str, bold: bool = False) -> tuple[tuple[str, str], ...]:
        """A text in pieces, each with the name of its font; keeps what cannot be shown."""
        lost = self.fonts.missing(text, "sans", bold)
        joined = (sign for sign in text if unicodedata.bidirectional(sign) in _JOINED)
        self.missing.update(dict.fromkeys((*lost, *joined)))
        return tuple(self.fonts.split(text, "sans", bold))

    def width(self, text: str, size: float, bold: bool = False) -> float:
        """The width of a text in one line, in points."""
        return size * _ems(self.fonts, text, bold)

    def mark_width(self, mark: Mark | None) -> float:
        """The width that a citation mark takes up."""
        return self.width(mark_text(mark), self.mark_size) + 0.4 if mark else 0.0

    def wrap(self, text: str, width: float, size: float, after: float = 0.0) -> list[str]:
        """A text in lines no wider than `width`; behind the last one is room for `after`.

        Words stay whole unless one alone is too wide, which is broken behind a hyphen or
        anywhere.
        """
        lines: list[str] = []
        line = ""
        for word in self._parts(text, width - after, size):
            joined = f"{line} {word}" if line and not word.startswith("\0") else line + word
            if line and self.width(joined.replace("\0", ""), size) > width:
                lines.append(line)
                line = word.lstrip("\0")
            else:
                line = joined.replace("\0", "")
        if after and line and self.width(line, size) + after > width:
            head, _, tail = line.rpartition(" ")
            lines += [head] if head else []
            line = tail
        return [*lines, line]

    def _parts(self, text: str, width: float, size: float) -> list[str]:
        """The words of a text; what is to stand unparted behind its fore-part begins with a NUL."""
        parts: list[str] = []
        for word in text.split():
            if self.width(word, size) <= width:
                parts.append(word)
                continue
            pieces: list[str] = []
            for sign in word:
                if pieces and self.width(pieces[-1] + sign, size) <= width:
                    pieces[-1] += sign
                else:
                    pieces.append(sign)
            parts += [pieces[0], *("\0" + piece for piece in pieces[1:])]
        return parts


def mark_text(mark: Mark) -> str:
    """What a citation mark prints."""
    return ",".join(str(cited.number) for cited in mark.cited)


def clean(text: str) -> str:
    """A text as drawings print it: letters whole, each character with a glyph of its own."""
    return " ".join(unicodedata.normalize("NFC", printed(text)).split())


@lru_cache(maxsize=4096)
def _word_ems(name: str, text: str) -> float:
    return float(stringWidth(text, name, 1))


def _ems(fonts: FontNames, text: str, bold: bool) -> float:
    return sum(_word_ems(name, piece) for name, piece in fonts.split(text, "sans", bold))

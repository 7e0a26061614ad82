"""The operators of PDF that show lines of text, as reportlab's text objects write them.

A text object of reportlab looks every character of a line up by itself and sets the same colour
and the same font anew with much work each time. Here, each is put into words once for a document.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.rl_accel import fp_str
from reportlab.pdfbase.pdfmetrics import getFont

from ..text.stretch import Stretch

# Bytes as they stand in a string of PDF.
_ESCAPED = {
    code: f"\\{code:03o}" if code < 32 or code >= 127 else chr(code) for code in range(256)
} | {ord(sign): f"\\{sign}" for sign in "\\()"}


class TextCode:
    """Puts lines into operators for the fonts of one document of reportlab."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._fonts: dict[str, _Codes] = {}

    def line(self, placed: Iterable[tuple[float, float, Stretch]]) -> str:
        """Stretches of text, each with where it begins from the left and from the foot."""
        code = ["BT 1 0 0 1 0 0 Tm"]
        for x, y, stretch in placed:
            code.append(f"1 0 0 1 {number(x)} {number(y)} Tm {_filled(stretch.colour)}")
            code.append(self._shown(stretch))
        code.append("ET")
        return " ".join(code)

    def _shown(self, stretch: Stretch) -> str:
        codes = self._fonts.get(stretch.font)
        if codes is None:
            codes = self._fonts[stretch.font] = _Codes(stretch.font, self._document)
        said = stretch.text.translate(codes)
        size = _sized(stretch.size)
        if not codes.are_many:
            return f"{codes.name(0)} {size} ({said}) Tj" if said else ""
        # A part of a font has 256 characters: from here on, which part it is must be said.
        parts = codes.font.splitString(stretch.text, self._document)
        runs: list[str] = []
        for part, said_by in parts:
            shown = said_by.decode("latin-1").translate(_ESCAPED)
            runs.append(f"{codes.name(part)} {size} ({shown}) Tj")
        return " ".join(runs)


class _Codes(dict[int, str]):
    """The characters of a font as they stand in the strings of a document, filled as they come.

    `are_many` says that the font has more of them than one of its parts can hold.
    """

    def __init__(self, font: str, document: Any) -> None:
        super().__init__()
        self.font = getFont(font)
        self.document = document
        self.are_many = False
        self._names: dict[int, str] = {}

    def __missing__(self, code: int) -> str:
        ((part, said),) = self.font.splitString(chr(code), self.document)
        self.are_many = self.are_many or part > 0
        self[code] = written = _ESCAPED[said[0]]
        return written

    def name(self, part: int) -> str:
        """The name of a part of the font in the document, which has it from now on."""
        if part not in self._names:
            self._names[part] = self.font.getSubsetInternalName(part, self.document)
        return self._names[part]


@lru_cache(maxsize=4096)
def number(value: float) -> str:
    """A number as reportlab writes it."""
    written: str = fp_str(value)
    return written


@lru_cache(maxsize=256)
def _filled(colour: str) -> str:
    made = HexColor(colour)
    return f"{fp_str(made.red, made.green, made.blue)} rg"


@lru_cache(maxsize=256)
def _sized(size: float) -> str:
    return f"{fp_str(size)} Tf {fp_str(size * 1.2)} TL"

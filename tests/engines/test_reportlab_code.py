"""What the ReportLab engine writes by itself is what reportlab would have written."""

from __future__ import annotations

import io
from typing import Any
import unicodedata

import pytest
from reportlab.pdfbase.pdfdoc import (
    DummyDoc,
    PDFArray,
    PDFBase85Encode,
    PDFDictionary,
    PDFName,
    PDFString,
)
from reportlab.pdfgen.canvas import Canvas

from briefpdf.engines.style.metrics import register_fonts
from briefpdf.engines.via_reportlab.pdf.link import Link
from briefpdf.engines.via_reportlab.pdf.stream import PageFilter
from briefpdf.engines.via_reportlab.pdf.text_code import TextCode
from briefpdf.engines.via_reportlab.text.breaks import chunks
from briefpdf.engines.via_reportlab.text.inlines import _SHOWN
from briefpdf.engines.via_reportlab.text.stretch import Stretch
from briefpdf.model.theme import Theme

# More characters than a part of a font can hold, with those that a string of PDF escapes.
MANY = "".join(map(chr, [*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x391, 0x3CA)]))
TEXTS = ["Plain words.", "", "(a\\b) – “é”\u00a0ß", MANY, "After many: Ωmega", "\U0001f600 none"]


def by_reportlab(canvas: Any, x: float, y: float, stretch: Stretch) -> str:
    text = canvas.beginText()
    text.setTextOrigin(x, y)
    text.setFont(stretch.font, stretch.size)
    text.setFillColor(stretch.colour)
    text.textOut(stretch.text)
    return str(text.getCode())


def canvas_for(font: str) -> Any:
    return Canvas(io.BytesIO(), invariant=1, initialFontName=font)


def test_text_is_shown_as_by_a_text_object(style: Theme) -> None:
    font = register_fonts(style).of("serif")
    theirs, ours = canvas_for(font), canvas_for(font)
    code = TextCode(ours._doc)
    for index, text in enumerate([*TEXTS, *TEXTS]):
        stretch = Stretch(text, font, 9.5 + index / 7, "#336A91")
        place = (12.3456789 * index, 700 - index / 3)
        expected = by_reportlab(theirs, *place, stretch)
        assert code.line([(*place, stretch)]) == expected
    assert len(ours._doc.delayedFonts) == len(theirs._doc.delayedFonts)


@pytest.mark.parametrize("target", ["#source-1", "https://example.org/a(b)?c=\\d", "#„é“"])
def test_a_link_is_written_as_a_dictionary(target: str) -> None:
    corners = (72.123456, 100.0, 80.5, -0.004)
    entries = {
        "Type": PDFName("Annot"),
        "Subtype": PDFName("Link"),
        "Rect": PDFArray([round(corner, 2) for corner in corners]),
        "Border": PDFArray([0, 0, 0]),
        "F": 4,
    }
    if target.startswith("#"):
        entries["Dest"] = PDFString(target[1:])
    else:
        action = {"Type": PDFName("Action"), "S": PDFName("URI"), "URI": PDFString(target)}
        entries["A"] = PDFDictionary(action)
    assert Link(target, corners).format(DummyDoc()) == PDFDictionary(entries).format(DummyDoc())


@pytest.mark.parametrize("data", [b"", b"a", b"ab", b"\0\0\0\0", b"\0" * 7, bytes(range(256)) * 3])
def test_a_page_is_packed_as_by_the_filter(data: bytes) -> None:
    assert PageFilter().encode(data).decode() == PDFBase85Encode.encode(data)


def test_no_character_that_steers_others_is_shown() -> None:
    shown = filter(_SHOWN.fullmatch, map(chr, range(0x11000)))
    assert "Cf" not in set(map(unicodedata.category, shown))


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("two  words\nmore", ["two", "words", "more"]),
        ("well-known 2020-2024", ["well-", "known", "2020-2024"]),
        ("and/or—else", ["and/", "or", "—", "else"]),
        ("漢字 one", ["漢", "字", "one"]),
        ("a\u00a0b-c", ["a\u00a0b-c"]),
    ],
)
def test_a_text_is_parted_where_it_may_be(text: str, parts: list[str]) -> None:
    assert [text[start:end] for start, end in chunks(text)] == parts

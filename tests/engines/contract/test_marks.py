"""Every mark of whole briefs is hit in the middle of its letters, and leads where it should."""

from __future__ import annotations

from collections.abc import Callable, Iterator
import ctypes
from typing import Any, NamedTuple

from msgspec.structs import replace
import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from briefpdf.engines.content.walk import placed_marks
from briefpdf.model.document import TextBox

# In the In Focus style, in the memo's (its sources at the foot of the pages), with every construct.
BRIEFS = ("russia-north-korea", "night-train", "skerry-harbor")
# How far a place may be from what it is the place of, in points: it is the top of its line.
_NEAR = 14


class Letter(NamedTuple):
    """A letter on a page: what it is, and its box."""

    sign: str
    left: float
    bottom: float
    right: float
    top: float

    @property
    def middle(self) -> tuple[float, float]:
        return (self.left + self.right) / 2, (self.bottom + self.top) / 2


class Hit(NamedTuple):
    """What a click on a letter does: the page that it leads to, from 0, and where on it."""

    page: int
    x: float
    y: float


class Clicked:
    """A file as a reader has it who clicks on it."""

    def __init__(self, pdf: bytes) -> None:
        self.document = pypdfium2.PdfDocument(pdf)
        self.pages = [self.document[index] for index in range(len(self.document))]
        self.letters = [list(_letters(page.get_textpage())) for page in self.pages]

    def click(self, page: int, point: tuple[float, float]) -> Hit | None:
        """Where a click leads within the file; None where it hits nothing, or leads to the web."""
        link = pdfium.FPDFLink_GetLinkAtPoint(self.pages[page].raw, *point)
        dest = pdfium.FPDFLink_GetDest(self.document.raw, link) if link else None
        if not dest:
            return None
        has = [ctypes.c_int() for _ in range(3)]
        x, y, zoom = (ctypes.c_float() for _ in range(3))
        pdfium.FPDFDest_GetLocationInPage(dest, *has, x, y, zoom)
        index = pdfium.FPDFDest_GetDestPageIndex(self.document.raw, dest)
        return Hit(index, x.value, y.value)

    def links(self, page: int) -> Iterator[tuple[Any, list[Letter]]]:
        """The area of each link of a page that leads to a place in the file, and its letters."""
        start, link = ctypes.c_int(0), pdfium.FPDF_LINK()
        while pdfium.FPDFLink_Enumerate(self.pages[page].raw, start, link):
            rect = pdfium.FS_RECTF()
            pdfium.FPDFLink_GetAnnotRect(link, rect)
            if pdfium.FPDFLink_GetDest(self.document.raw, link):
                yield rect, [one for one in self.letters[page] if _is_in(one, rect)]

    def words_at(self, hit: Hit) -> str:
        """The letters in the lines right at a place, and the number that hangs before it."""
        return "".join(
            one.sign
            for one in self.letters[hit.page]
            if abs(hit.y - one.top) < _NEAR and -24 <= one.left - hit.x < 40
        )


def _letters(text: Any) -> Iterator[Letter]:
    for at in range(text.count_chars()):
        sign = chr(pdfium.FPDFText_GetUnicode(text.raw, at))
        if not sign.isspace() and sign not in "\ufffe\u2060\u200b":
            yield Letter(sign, *text.get_charbox(at))


def _is_in(one: Letter, rect: Any) -> bool:
    x, y = one.middle
    return bool(rect.left < x < rect.right and rect.bottom - 0.5 < y < rect.top + 0.5)


def test_the_area_of_a_mark_covers_its_digits(
    render: Callable[..., Any], write: Any, style: Any, memo: Any
) -> None:
    """Also where lines are lower than those of the text: in tables, below them, in boxes."""
    table = write.table("Place | Visits", "North | 41,500[1]", "South | 48,200[2,3]")
    table = replace(table, source=write.inlines("Count.[12]"), notes=write.inlines("Some.[4]"))
    box = TextBox("Box", (write.paragraph("Words.[5]"),), write.here)
    document = write.document(write.paragraph("Words.[6,17]"), table, box)
    for theme in (style, memo):
        file = Clicked(render(document, theme).pdf)
        found = [letters for page in range(len(file.pages)) for letters in file.links(page)]
        assert {"1", "2", "3", "4", "5", "6", "12", "17"} <= {
            "".join(one.sign for one in letters) for _, letters in found
        }
        for area, letters in found:
            for one in letters:
                assert area.left - 0.1 <= one.left < one.right <= area.right + 0.1
                assert area.bottom <= one.bottom < one.top <= area.top


@pytest.mark.parametrize("brief", BRIEFS)
def test_every_mark_is_hit_in_the_middle_and_leads_to_its_source(
    engine: Any, sample: Callable[[str], Any], brief: str
) -> None:
    document, theme = sample(brief)
    file = Clicked(engine.render(document, theme).pdf)
    to_sources: list[int] = []
    back: list[int] = []
    for page in range(len(file.pages)):
        for _, letters in file.links(page):
            shown = "".join(one.sign for one in letters)
            hits = {file.click(page, one.middle) for one in letters}
            assert len(hits) == 1, f"“{shown}” on page {page + 1} leads to {hits}"
            (hit,) = hits
            assert hit is not None, (shown, page, letters)
            around = file.words_at(hit)
            if shown.isdecimal():
                to_sources.append(int(shown))
                assert f"{shown}." in around, f"“{shown}” leads to “{around}”"
            elif shown.rstrip(".").isdecimal():
                back.append(int(shown.rstrip(".")))
                assert shown.rstrip(".") in around, f"“{shown}” leads back to “{around}”"
    printed = [one.number for mark in placed_marks(document) for one in mark.cited]
    assert sorted(to_sources) == sorted(printed)
    assert sorted(back) == sorted(set(printed))

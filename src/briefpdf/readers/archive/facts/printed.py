"""What a PDF's pages print of the document itself: its title, day, number and authors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
import ctypes
import re
from statistics import median
from typing import Any

from msgspec import Struct
import pypdfium2 as pdfium
from pypdfium2 import raw

from ....source.pattern import lazy_pattern
from .facts import BY, MONTH_NAMES, PRINTED_DAY, SIGNED

_MONTH = lazy_pattern(rf"^(?P<day>(?:{MONTH_NAMES}) \d{{4}})$")
_NUMBER = lazy_pattern(
    r"(?<![\w-])(?P<number>(?:R[LS]?|IF|IN|LSB|TE)\d{5}|GAO-\d\d-\d{3,6}(?:SP|T|R)?"
    r"|(?:No\.|Report|Publication|Working Paper|Nr\.)\s(?:No\.\s)?[A-Z0-9][A-Z0-9/.-]*\d)(?![\w-])"
)
# No first page has more characters that say what it is.
_MOST_CHARACTERS = 8000
_LINES_AT_TOP, _EDGE = 25, 4
# So much taller than the text is a title, and so much of the page is its top.
_TALLER, _TOP = 1.25, 0.4
_LONGEST_TITLE = 300


class _Line(Struct, frozen=True):
    text: str
    height: float
    bottom: float


def printed_facts(document: pdfium.PdfDocument) -> dict[str, Any]:
    """The title, days, numbers and authors that the first and the last page print."""
    if not len(document):
        return {"title": "", "days": [], "authors": [], "number": ""}
    lines = _lines(document[0])
    texts = [line.text for line in lines[:_LINES_AT_TOP]]
    behind = range(max(1, len(document) - 2), len(document))
    last = [_text_lines(document[at]) for at in behind]
    # Whom a report names as its authors, it names on the first page or on the last ones.
    signed = [one for page in (texts, *last) for line in page if (one := SIGNED.match(line))]
    by = [match["names"] for match in _found(BY, texts)]
    # A number in the text is that of another report.
    edges = [line for page in (texts, *last) for line in (*page[:_EDGE], *page[-_EDGE:])]
    numbers = [match["number"] for line in reversed(edges) if (match := _NUMBER.search(line))]
    return {
        "title": _title(lines, document[0].get_height()) if lines else "",
        "days": [
            match["day"] for pattern in (PRINTED_DAY, _MONTH) for match in _found(pattern, texts)
        ],
        "authors": list(dict.fromkeys(by or (one["name"] for one in signed))),
        "number": Counter(numbers).most_common(1)[0][0] if numbers else "",
    }


def _found(pattern: re.Pattern[str], lines: Sequence[str]) -> Iterator[re.Match[str]]:
    for line in lines:
        if (match := pattern.match(line)) is not None:
            yield match


def _title(lines: Sequence[_Line], height: float) -> str:
    """The tallest words in the upper part of the page, where they are taller than its text."""
    usual = median(line.height for line in lines for _ in line.text)
    upper = [line for line in lines if line.bottom > (1 - _TOP) * height]
    telling = [line for line in upper if len(re.findall(r"[^\W\d_]{2,}", line.text)) > 1]
    tallest = max((line.height for line in telling), default=0.0)
    if tallest < _TALLER * usual:
        return ""
    first = next(at for at, line in enumerate(upper) if line.height == tallest and line in telling)
    words = []
    for line in upper[first:]:
        if abs(line.height - tallest) > 0.08 * tallest:
            break
        words.append(line.text)
    title = " ".join(words)
    return title if len(title) <= _LONGEST_TITLE else ""


def _lines(page: pdfium.PdfPage) -> list[_Line]:
    """The lines of a page, each with the height of its letters."""
    text = page.get_textpage()
    lines: list[_Line] = []
    letters: list[str] = []
    heights: list[float] = []
    bottoms: list[float] = []

    def end() -> None:
        words = " ".join("".join(letters).split())
        if words and heights:
            lines.append(_Line(words, round(median(heights), 1), median(bottoms)))
        letters.clear()
        heights.clear()
        bottoms.clear()

    box = raw.FS_RECTF()
    for at in range(min(text.count_chars(), _MOST_CHARACTERS)):
        letter = chr(raw.FPDFText_GetUnicode(text, at))
        if letter in "\r\n":
            end()
            continue
        letters.append(letter)
        if not letter.isspace() and raw.FPDFText_GetLooseCharBox(text, at, ctypes.byref(box)):
            heights.append(box.top - box.bottom)
            bottoms.append(box.bottom)
    end()
    return lines


def _text_lines(page: pdfium.PdfPage) -> list[str]:
    lines = re.split(r"[\r\n]+", page.get_textpage().get_text_bounded())
    return [" ".join(line.split()) for line in lines if line.strip()]

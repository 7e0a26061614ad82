"""Reads the text of a finished file, piece by piece."""

from __future__ import annotations

import ctypes
from functools import lru_cache
from itertools import groupby, repeat
from threading import Lock

import pypdfium2
from pypdfium2 import raw

from .painted import (
    IMAGE,
    PATH,
    SHADING,
    TEXT,
    Painted,
    clip_of,
    fill_of,
    handle_of,
    is_filled,
    is_rectangle,
    is_visible,
    matrix_of,
    painted_on,
    plainly,
)
from .pieces import Pages, PageSize, Piece
from .seen import Ground, why_unseen

# PDFium is one for the whole process, and knows nothing of threads.
_ONE_AT_A_TIME = Lock()
_INVISIBLE = frozenset({raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP})
# Thinner areas are rules, and do not hide or carry a text.
_THINNEST = 3.0
_OPAQUE = 128
_ARTIFACT = "Artifact".encode("utf-16-le")

_HANDLE, _NUMBER = ctypes.c_void_p, ctypes.c_int
_mark = plainly(raw.FPDFPageObj_GetMarkedContentID, _NUMBER, _HANDLE)
_count_of_marks = plainly(raw.FPDFPageObj_CountMarks, _NUMBER, _HANDLE)
_named_mark = plainly(raw.FPDFPageObj_GetMark, _HANDLE, _HANDLE, _NUMBER)
_name = plainly(raw.FPDFPageObjMark_GetName, _NUMBER, _HANDLE, _HANDLE, _NUMBER, _HANDLE)
_font_size = plainly(raw.FPDFTextObj_GetFontSize, _NUMBER, _HANDLE, _HANDLE)
_render_mode = plainly(raw.FPDFTextObj_GetTextRenderMode, _NUMBER, _HANDLE)
_owner = plainly(raw.FPDFText_GetTextObject, _HANDLE, _HANDLE, _NUMBER)
_page_text = plainly(raw.FPDFText_GetText, _NUMBER, _HANDLE, _NUMBER, _NUMBER, _HANDLE)
_unicode = plainly(raw.FPDFText_GetUnicode, ctypes.c_uint, _HANDLE, _NUMBER)
# Where PDFium puts the names of marks, and sizes.
_NAME, _NAME_LENGTH, _SIZE = (raw.FPDF_WCHAR * 32)(), ctypes.c_ulong(), ctypes.c_float()
_NAME_AT, _LENGTH_AT, _SIZE_AT = map(ctypes.addressof, (_NAME, _NAME_LENGTH, _SIZE))


# A file is proofread, and then its evidence is put in: where that is not known yet, after as many
# others as are begun while a workspace is still being checked.
@lru_cache(maxsize=8)
def read_pages(pdf: bytes) -> Pages:
    """The pages of a file; raises `pypdfium2.PdfiumError` for what is none."""
    with _ONE_AT_A_TIME, pypdfium2.PdfDocument(pdf) as document:
        sizes: list[PageSize] = []
        pieces: list[Piece] = []
        marks: set[tuple[int, int]] = set()
        loose: list[int] = []
        for index in range(len(document)):
            page = document[index]
            sizes.append(PageSize(*page.get_size()))
            text_page = page.get_textpage()
            texts = _texts_on(handle_of(text_page), text_page.count_chars())
            painted = painted_on(handle_of(page))
            grounds = [ground for one in painted if (ground := _ground(one)) is not None]
            for one in painted:
                mark = _mark_of(one)
                is_artifact = mark < 0 and _is_artifact(one)
                if one.kind == TEXT and (text := texts.get(one.handle, "")).strip():
                    number = mark if mark >= 0 else None
                    pieces.append(_piece(index, text, one, number, is_artifact, grounds))
                if mark >= 0:
                    marks.add((index, mark))
                elif not is_artifact and is_visible(one.handle, one.kind):
                    loose.append(index)
            text_page.close()
            page.close()
        return Pages(tuple(sizes), tuple(pieces), frozenset(marks), tuple(loose))


def _texts_on(text_page: int, count: int) -> dict[int, str]:
    """The words of each object of text, by its handle."""
    signs = _signs_on(text_page, count)
    texts: dict[int, str] = {}
    at = 0
    for owner, run in groupby(map(_owner, repeat(text_page, count), range(count))):
        begin, at = at, at + len(list(run))
        if owner:
            # A space behind words is theirs, whoever put it there.
            end = at + (signs.startswith(" ", at))
            texts[owner] = texts.get(owner, "") + signs[begin:end]
    return {owner: _in_whole(text) for owner, text in texts.items()}


def _signs_on(text_page: int, count: int) -> str:
    """The characters of a page, each in the place that PDFium counts it by."""
    room = (raw.FPDF_WCHAR * (2 * count + 1))()
    written = _page_text(text_page, 0, count, ctypes.addressof(room))
    signs = str(memoryview(room).cast("B")[: max(0, 2 * written - 2)], "utf-16-le", "replace")
    if len(signs) == count:
        return signs.replace("\ufffe", "\x02")  # A hyphen at the end of a line has two names.
    # What controls something has a place, and is not in the text.
    return "".join(map(chr, map(_unicode, repeat(text_page, count), range(count))))


def _in_whole(text: str) -> str:
    """A text without what stands for nothing, halves of characters joined."""
    if text.isascii() and "\0" not in text:
        return text
    text = text.replace("\0", "")
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _ground(one: Painted) -> Ground | None:
    if one.kind == TEXT or min(one.box.width, one.box.height) < _THINNEST:
        return None
    is_area = one.kind in (IMAGE, SHADING) or (
        one.kind == PATH and is_filled(one.handle) and is_rectangle(one.handle)
    )
    fill = fill_of(one.handle) if one.kind == PATH else None
    if not is_area or (fill is not None and fill[3] < _OPAQUE):
        return None
    clip = clip_of(one.handle, one.shift)
    box = one.box if clip is None else one.box.meet(clip)
    return Ground(box, fill[:3] if fill is not None else None, one.order)


def _piece(
    page: int,
    text: str,
    one: Painted,
    mark: int | None,
    is_artifact: bool,
    grounds: list[Ground],
) -> Piece:
    """A piece of text; everything that is painted on its page may hide it."""
    matrix = matrix_of(one.handle).then(one.shift)
    scale = abs(matrix.a * matrix.d - matrix.b * matrix.c) ** 0.5
    height = _SIZE.value * scale if _font_size(one.handle, _SIZE_AT) else 0.0
    clip = clip_of(one.handle, one.shift)
    fill = fill_of(one.handle)
    unseen = why_unseen(one.box, height, fill, one.order, clip, grounds)
    if _render_mode(one.handle) in _INVISIBLE:
        unseen = "is not painted"
    is_upright = abs(matrix.b) < 0.01 and abs(matrix.c) < 0.01
    return Piece(page, text, one.box, height, mark, is_artifact, is_upright, unseen)


def _mark_of(one: Painted) -> int:
    """The number of a marked piece; below 0 for what is none."""
    own: int = _mark(one.handle)
    return own if own >= 0 or one.holder == one.handle else int(_mark(one.holder))


def _is_artifact(one: Painted) -> bool:
    return _says_artifact(one.handle) or (one.holder != one.handle and _says_artifact(one.holder))


def _says_artifact(handle: int) -> bool:
    size = ctypes.sizeof(_NAME)
    for index in range(max(0, _count_of_marks(handle))):
        if _name(_named_mark(handle, index), _NAME_AT, size, _LENGTH_AT):
            name = bytes(_NAME)[: min(size, max(0, _NAME_LENGTH.value - 2))]
            if name == _ARTIFACT:
                return True
    return False

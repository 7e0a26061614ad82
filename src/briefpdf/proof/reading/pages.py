"""Reads the text of a finished file, piece by piece."""

from __future__ import annotations

import ctypes
from functools import lru_cache
from threading import Lock
from typing import Any

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
    is_filled,
    is_rectangle,
    is_visible,
    matrix_of,
    painted_on,
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
# Where PDFium puts the names of marks.
_NAME, _NAME_LENGTH = (raw.FPDF_WCHAR * 32)(), ctypes.c_ulong()


# A file is proofread, and then its evidence is put in.
@lru_cache(maxsize=1)
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
            text = page.get_textpage()
            painted = list(painted_on(page.raw))
            reader = _TextReader(index, text.raw, painted)
            for one in painted:
                mark = _mark_of(one)
                is_artifact = mark < 0 and _is_artifact(one)
                if one.kind == TEXT and (piece := reader.read(one, mark, is_artifact)):
                    pieces.append(piece)
                if mark >= 0:
                    marks.add((index, mark))
                elif not is_artifact and is_visible(one.handle, one.kind):
                    loose.append(index)
            text.close()
            page.close()
        return Pages(tuple(sizes), tuple(pieces), frozenset(marks), tuple(loose))


def _ground(one: Painted) -> Ground | None:
    if min(one.box.width, one.box.height) < _THINNEST:
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


class _TextReader:
    """Reads pieces of text on a page; everything that is painted there may hide them."""

    def __init__(self, page: int, text_page: Any, painted: list[Painted]) -> None:
        self.page = page
        self.text_page = text_page
        self.grounds = [ground for one in painted if (ground := _ground(one)) is not None]
        self.size = ctypes.c_float()
        self._make_room(1024)

    def read(self, one: Painted, mark: int, is_artifact: bool) -> Piece | None:
        """A piece of text; None for white space. Its mark is below 0 where it has none."""
        text = self._text(one.handle)
        if not text.strip():
            return None
        matrix = matrix_of(one.handle).then(one.shift)
        scale = abs(matrix.a * matrix.d - matrix.b * matrix.c) ** 0.5
        has_size = raw.FPDFTextObj_GetFontSize(one.handle, self.size)
        height = self.size.value * scale if has_size else 0.0
        clip = clip_of(one.handle, one.shift)
        fill = fill_of(one.handle)
        unseen = why_unseen(one.box, height, fill, one.order, clip, self.grounds)
        if raw.FPDFTextObj_GetTextRenderMode(one.handle) in _INVISIBLE:
            unseen = "is not painted"
        return Piece(
            page=self.page,
            text=text,
            box=one.box,
            size=height,
            mark=mark if mark >= 0 else None,
            is_artifact=is_artifact,
            is_upright=abs(matrix.b) < 0.01 and abs(matrix.c) < 0.01,
            unseen=unseen,
        )

    def _make_room(self, signs: int) -> None:
        self.room = (raw.FPDF_WCHAR * signs)()
        self.capacity = ctypes.sizeof(self.room)
        self.written = memoryview(self.room).cast("B")

    def _text(self, handle: Any) -> str:
        length = raw.FPDFTextObj_GetText(handle, self.text_page, self.room, self.capacity)
        if length > self.capacity:
            self._make_room(length // 2 + 1)
            return self._text(handle)
        return str(self.written[: max(0, length - 2)], "utf-16-le", "replace")


def _mark_of(one: Painted) -> int:
    """The number of a marked piece; below 0 for what is none."""
    own: int = raw.FPDFPageObj_GetMarkedContentID(one.handle)
    if own >= 0 or one.holder is one.handle:
        return own
    return int(raw.FPDFPageObj_GetMarkedContentID(one.holder))


def _is_artifact(one: Painted) -> bool:
    return _says_artifact(one.handle) or (
        one.holder is not one.handle and _says_artifact(one.holder)
    )


def _says_artifact(handle: Any) -> bool:
    for index in range(max(0, raw.FPDFPageObj_CountMarks(handle))):
        mark = raw.FPDFPageObj_GetMark(handle, index)
        size = ctypes.sizeof(_NAME)
        if raw.FPDFPageObjMark_GetName(mark, _NAME, size, _NAME_LENGTH):
            name = bytes(_NAME)[: min(size, max(0, _NAME_LENGTH.value - 2))]
            if name == _ARTIFACT:
                return True
    return False

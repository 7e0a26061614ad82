"""Reads the text of a finished file, piece by piece."""

from __future__ import annotations

import ctypes
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
from .pieces import Box, Pages, PageSize, Piece
from .seen import Ground, why_unseen

# PDFium is one for the whole process, and knows nothing of threads.
_ONE_AT_A_TIME = Lock()
_INVISIBLE = frozenset({raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP})
# Thinner areas are rules, and do not hide or carry a text.
_THINNEST = 3.0
_OPAQUE = 128


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
            pieces += _pieces(index, painted, text.raw)
            for one in painted:
                mark = _mark_of(one)
                if mark >= 0:
                    marks.add((index, mark))
                elif is_visible(one.handle, one.kind) and not _is_artifact(one):
                    loose.append(index)
            text.close()
            page.close()
        return Pages(tuple(sizes), tuple(pieces), frozenset(marks), tuple(loose))


def _pieces(page: int, painted: list[Painted], text_page: Any) -> list[Piece]:
    grounds = [ground for one in painted if (ground := _ground(one)) is not None]
    reader = _TextReader(page, text_page)
    found = (reader.read(one, grounds) for one in painted if one.kind == TEXT)
    return [piece for piece in found if piece.text.strip()]


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
    def __init__(self, page: int, text_page: Any) -> None:
        self.page = page
        self.text_page = text_page
        self.room = ctypes.create_string_buffer(2048)

    def read(self, one: Painted, grounds: list[Ground]) -> Piece:
        matrix = matrix_of(one.handle).then(one.shift)
        size = ctypes.c_float()
        raw.FPDFTextObj_GetFontSize(one.handle, size)
        scale = abs(matrix.a * matrix.d - matrix.b * matrix.c) ** 0.5
        height = size.value * scale
        clip = clip_of(one.handle, one.shift)
        unseen = why_unseen(one.box, height, fill_of(one.handle), one.order, clip, grounds)
        if raw.FPDFTextObj_GetTextRenderMode(one.handle) in _INVISIBLE:
            unseen = "is not painted"
        mark = _mark_of(one)
        return Piece(
            page=self.page,
            text=self._text(one.handle),
            box=Box(*one.box),
            size=height,
            mark=mark if mark >= 0 else None,
            is_artifact=mark < 0 and _is_artifact(one),
            is_upright=abs(matrix.b) < 0.01 and abs(matrix.c) < 0.01,
            unseen=unseen,
        )

    def _text(self, handle: Any) -> str:
        pointer = ctypes.POINTER(raw.FPDF_WCHAR)
        length = raw.FPDFTextObj_GetText(
            handle, self.text_page, ctypes.cast(self.room, pointer), len(self.room)
        )
        if length > len(self.room):
            self.room = ctypes.create_string_buffer(length)
            return self._text(handle)
        return self.room.raw[: max(0, length - 2)].decode("utf-16-le", "replace")


def _mark_of(one: Painted) -> int:
    """The number of a marked piece; below 0 for what is none."""
    own: int = raw.FPDFPageObj_GetMarkedContentID(one.handle)
    return own if own >= 0 else int(raw.FPDFPageObj_GetMarkedContentID(one.holder))


def _is_artifact(one: Painted) -> bool:
    return _says_artifact(one.handle) or (
        one.holder is not one.handle and _says_artifact(one.holder)
    )


def _says_artifact(handle: Any) -> bool:
    room, length = ctypes.create_string_buffer(64), ctypes.c_ulong()
    target = ctypes.cast(room, ctypes.POINTER(raw.FPDF_WCHAR))
    for index in range(max(0, raw.FPDFPageObj_CountMarks(handle))):
        mark = raw.FPDFPageObj_GetMark(handle, index)
        if raw.FPDFPageObjMark_GetName(mark, target, len(room), length):
            name = room.raw[: min(len(room), max(0, length.value - 2))]
            if name.decode("utf-16-le", "replace") == "Artifact":
                return True
    return False

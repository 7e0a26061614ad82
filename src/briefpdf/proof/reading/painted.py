"""Reads through PDFium what is painted on a page, object by object."""

from __future__ import annotations

import ctypes
from typing import Any, Final, NamedTuple

from pypdfium2 import raw

from .pieces import Box

TEXT, PATH, IMAGE, SHADING, FORM = (
    raw.FPDF_PAGEOBJ_TEXT,
    raw.FPDF_PAGEOBJ_PATH,
    raw.FPDF_PAGEOBJ_IMAGE,
    raw.FPDF_PAGEOBJ_SHADING,
    raw.FPDF_PAGEOBJ_FORM,
)
_DEEPEST = 12
# A rectangle is begun, has four sides, and may be closed.
_SIDES = 6

_HANDLE, _NUMBER = ctypes.c_void_p, ctypes.c_int


def plainly(function: Any, answer: Any, *given: Any) -> Any:
    """A function of PDFium with handles and places as numbers: for thousands of questions a page
    that takes half the time of objects."""
    address = ctypes.cast(function, _HANDLE).value
    assert address is not None
    return ctypes.PYFUNCTYPE(answer, *given)(address)


def handle_of(holder: Any) -> int:
    """The handle of a page, or of its text, as a number."""
    return ctypes.cast(holder.raw, _HANDLE).value or 0


_count_on_page = plainly(raw.FPDFPage_CountObjects, _NUMBER, _HANDLE)
_object_on_page = plainly(raw.FPDFPage_GetObject, _HANDLE, _HANDLE, _NUMBER)
_count_in_form = plainly(raw.FPDFFormObj_CountObjects, _NUMBER, _HANDLE)
_object_in_form = plainly(raw.FPDFFormObj_GetObject, _HANDLE, _HANDLE, _NUMBER)
_kind = plainly(raw.FPDFPageObj_GetType, _NUMBER, _HANDLE)
_bounds = plainly(raw.FPDFPageObj_GetBounds, _NUMBER, *[_HANDLE] * 5)
_matrix = plainly(raw.FPDFPageObj_GetMatrix, _NUMBER, _HANDLE, _HANDLE)
_fill = plainly(raw.FPDFPageObj_GetFillColor, _NUMBER, *[_HANDLE] * 5)
_draw_mode = plainly(raw.FPDFPath_GetDrawMode, _NUMBER, *[_HANDLE] * 3)
_count_of_path = plainly(raw.FPDFPath_CountSegments, _NUMBER, _HANDLE)
_clip = plainly(raw.FPDFPageObj_GetClipPath, _HANDLE, _HANDLE)
_count_of_clip = plainly(raw.FPDFClipPath_CountPaths, _NUMBER, _HANDLE)
_count_in_clip = plainly(raw.FPDFClipPath_CountPathSegments, _NUMBER, _HANDLE, _NUMBER)
_segment = plainly(raw.FPDFClipPath_GetPathSegment, _HANDLE, _HANDLE, _NUMBER, _NUMBER)
_point = plainly(raw.FPDFPathSegment_GetPoint, _NUMBER, *[_HANDLE] * 3)

# Where PDFium puts its answers. It answers one at a time (`read_pages` sees to that), and room made
# anew for each of the thousands of questions would cost more than the answers.
_FLOATS, _NUMBERS = (ctypes.c_float * 6)(), (ctypes.c_uint * 4)()
_FLOAT: Final = [ctypes.addressof(_FLOATS) + 4 * index for index in range(6)]
_WHOLE: Final = [ctypes.addressof(_NUMBERS) + 4 * index for index in range(4)]

Colour = tuple[int, int, int, int]


class Matrix(NamedTuple):
    """A matrix as PDF writes it."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def then(self, outer: Matrix) -> Matrix:
        """This matrix, and then another one."""
        if outer is UNMOVED:
            return self
        return Matrix(
            self.a * outer.a + self.b * outer.c,
            self.a * outer.b + self.b * outer.d,
            self.c * outer.a + self.d * outer.c,
            self.c * outer.b + self.d * outer.d,
            self.e * outer.a + self.f * outer.c + outer.e,
            self.e * outer.b + self.f * outer.d + outer.f,
        )

    def box(self, box: Box) -> Box:
        """The box around what a box becomes."""
        if self is UNMOVED:
            return box
        corners = [
            (self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f)
            for x in (box.left, box.right)
            for y in (box.bottom, box.top)
        ]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        return Box(min(xs), min(ys), max(xs), max(ys))


UNMOVED = Matrix()


class Painted(NamedTuple):
    """Something painted: PDFium's handle, what it is, its box on the page, and where it stands.

    `shift` is the matrix of the form that it is in; `order` counts what was painted before it.
    `holder` is the outermost form, whose marks are its own too, or the object itself.
    """

    handle: int
    kind: int
    box: Box
    shift: Matrix
    order: int
    holder: int


def painted_on(page: int) -> list[Painted]:
    """Everything painted on a page, in order, what is in forms with it."""
    found: list[Painted] = []
    _gather([_object_on_page(page, at) for at in range(_count_on_page(page))], UNMOVED, 0, 0, found)
    return found


def _gather(
    handles: list[int], shift: Matrix, depth: int, holder: int, found: list[Painted]
) -> None:
    for handle in handles:
        kind = _kind(handle)
        if kind == FORM and depth < _DEEPEST:
            inner = [_object_in_form(handle, at) for at in range(_count_in_form(handle))]
            _gather(inner, matrix_of(handle).then(shift), depth + 1, holder or handle, found)
        elif _bounds(handle, *_FLOAT[:4]):
            box = shift.box(Box(*_FLOATS[:4]))
            found.append(Painted(handle, kind, box, shift, len(found), holder or handle))


def matrix_of(handle: int) -> Matrix:
    """The matrix of an object."""
    if not _matrix(handle, _FLOAT[0]):
        return Matrix(0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    return Matrix(*_FLOATS)


def fill_of(handle: int) -> Colour | None:
    """The colour that an object is filled with: red, green, blue, and how opaque, each to 255.

    None for what has no one colour, such as a pattern.
    """
    if not _fill(handle, *_WHOLE):
        return None
    red, green, blue, alpha = _NUMBERS
    return red, green, blue, alpha


def is_filled(handle: int) -> bool:
    """Whether a path is filled."""
    return _is_drawn(handle)[0]


def is_visible(handle: int, kind: int) -> bool:
    """Whether an object paints anything: a path may be there only to cut others off."""
    return kind != PATH or any(_is_drawn(handle))


def _is_drawn(handle: int) -> tuple[bool, bool]:
    """Whether a path is filled, and whether it is stroked."""
    if not _draw_mode(handle, *_WHOLE[:2]):
        return False, False
    return _NUMBERS[0] != raw.FPDF_FILLMODE_NONE, bool(_NUMBERS[1])


def is_rectangle(handle: int) -> bool:
    """Whether a path is no more than a rectangle: a frame, say, leaves its middle free."""
    clip, count = _clip_of(handle)
    return 0 < _count_of_path(handle) <= _SIDES and all(
        _count_in_clip(clip, path) <= _SIDES for path in range(count)
    )


def _clip_of(handle: int) -> tuple[int, int]:
    clip = _clip(handle)
    return clip, max(0, _count_of_clip(clip)) if clip else 0


def clip_of(handle: int, shift: Matrix) -> Box | None:
    """The box within which an object shows, or None where nothing cuts it off."""
    clip, count = _clip_of(handle)
    shown: Box | None = None
    for path in range(count):
        xs, ys = [], []
        for index in range(max(0, _count_in_clip(clip, path))):
            if _point(_segment(clip, path, index), *_FLOAT[:2]):
                xs.append(_FLOATS[0])
                ys.append(_FLOATS[1])
        if xs:
            box = shift.box(Box(min(xs), min(ys), max(xs), max(ys)))
            shown = box if shown is None else shown.meet(box)
        else:
            # A clip of no area shows nothing.
            shown = Box(0, 0, 0, 0)
    return shown

"""Reads through PDFium what is painted on a page, object by object."""

from __future__ import annotations

from collections.abc import Iterator
import ctypes
from typing import Any, NamedTuple

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

# Where PDFium puts its answers. It answers one at a time (`read_pages` sees to that), and room made
# anew for each of the thousands of questions would cost more than the answers.
_MATRIX = raw.FS_MATRIX()
_COLOUR = tuple(ctypes.c_uint() for _ in range(4))
_COLOUR_ROOM = tuple(map(ctypes.pointer, _COLOUR))
_X, _Y = ctypes.c_float(), ctypes.c_float()

Colour = tuple[int, int, int, int]


class Painted(NamedTuple):
    """Something painted: PDFium's handle, what it is, its box on the page, and where it stands.

    `shift` is the matrix of the form that it is in; `order` counts what was painted before it.
    `holder` is the outermost form, whose marks are its own too, or the object itself.
    """

    handle: Any
    kind: int
    box: Box
    shift: Matrix
    order: int
    holder: Any


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


def painted_on(page: Any) -> Iterator[Painted]:
    """Everything painted on a page, in order, what is in forms with it."""
    reader = _Reader()
    count = raw.FPDFPage_CountObjects(page)
    for index in range(count):
        yield from reader.read(raw.FPDFPage_GetObject(page, index), UNMOVED, 0, None)


class _Reader:
    def __init__(self) -> None:
        self.order = 0
        self.sides = [ctypes.c_float() for _ in range(4)]
        self.room = [ctypes.pointer(side) for side in self.sides]

    def read(self, handle: Any, shift: Matrix, depth: int, holder: Any) -> Iterator[Painted]:
        kind = raw.FPDFPageObj_GetType(handle)
        if kind == FORM and depth < _DEEPEST:
            inner = matrix_of(handle).then(shift)
            for index in range(raw.FPDFFormObj_CountObjects(handle)):
                held = raw.FPDFFormObj_GetObject(handle, index)
                yield from self.read(held, inner, depth + 1, holder or handle)
            return
        if raw.FPDFPageObj_GetBounds(handle, *self.room):
            left, bottom, right, top = self.sides
            box = Box(left.value, bottom.value, right.value, top.value)
            yield Painted(handle, kind, shift.box(box), shift, self.order, holder or handle)
        self.order += 1


def matrix_of(handle: Any) -> Matrix:
    """The matrix of an object."""
    found = _MATRIX
    if not raw.FPDFPageObj_GetMatrix(handle, found):
        return Matrix(0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    return Matrix(found.a, found.b, found.c, found.d, found.e, found.f)


def fill_of(handle: Any) -> Colour | None:
    """The colour that an object is filled with: red, green, blue, and how opaque, each to 255.

    None for what has no one colour, such as a pattern.
    """
    if not raw.FPDFPageObj_GetFillColor(handle, *_COLOUR_ROOM):
        return None
    red, green, blue, alpha = _COLOUR
    return red.value, green.value, blue.value, alpha.value


def is_filled(handle: Any) -> bool:
    """Whether a path is filled."""
    return _draw_mode(handle)[0]


def is_rectangle(handle: Any) -> bool:
    """Whether a path is no more than a rectangle: a frame, say, leaves its middle free."""
    return 0 < raw.FPDFPath_CountSegments(handle) <= _SIDES and _is_clipped_plainly(handle)


def _is_clipped_plainly(handle: Any) -> bool:
    clip = raw.FPDFPageObj_GetClipPath(handle)
    count = raw.FPDFClipPath_CountPaths(clip) if clip else 0
    paths = range(max(0, count))
    return all(raw.FPDFClipPath_CountPathSegments(clip, path) <= _SIDES for path in paths)


def is_visible(handle: Any, kind: int) -> bool:
    """Whether an object paints anything: a path may be there only to cut others off."""
    return kind != PATH or any(_draw_mode(handle))


def _draw_mode(handle: Any) -> tuple[bool, bool]:
    mode, stroked = ctypes.c_int(), ctypes.c_int()
    found = bool(raw.FPDFPath_GetDrawMode(handle, mode, stroked))
    return found and mode.value != raw.FPDF_FILLMODE_NONE, found and bool(stroked.value)


def clip_of(handle: Any, shift: Matrix) -> Box | None:
    """The box within which an object shows, or None where nothing cuts it off."""
    clip = raw.FPDFPageObj_GetClipPath(handle)
    count = raw.FPDFClipPath_CountPaths(clip) if clip else 0
    if count <= 0:
        return None
    shown: Box | None = None
    for path in range(count):
        xs, ys = [], []
        for index in range(max(0, raw.FPDFClipPath_CountPathSegments(clip, path))):
            segment = raw.FPDFClipPath_GetPathSegment(clip, path, index)
            if raw.FPDFPathSegment_GetPoint(segment, _X, _Y):
                xs.append(_X.value)
                ys.append(_Y.value)
        if xs:
            box = shift.box(Box(min(xs), min(ys), max(xs), max(ys)))
            shown = box if shown is None else shown.meet(box)
        else:
            # A clip of no area shows nothing.
            shown = Box(0, 0, 0, 0)
    return shown

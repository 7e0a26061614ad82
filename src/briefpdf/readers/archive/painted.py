"""Tells the text of a PDF that nobody sees: white, covered, off the page, tiny, not painted."""

from __future__ import annotations

from collections.abc import Iterator
from ctypes import addressof, c_float, c_int, c_uint, pointer
from math import sqrt
from typing import Any, NamedTuple

from pypdfium2 import raw

_DEEPEST = 12
# A rectangle is begun, has four sides, and may be closed.
_RECTANGLE = 6
# So near are two colours (each part to 255) that nobody reads one on the other.
_NEAR = 14
# Nobody reads smaller letters, in points.
LEAST_SIZE = 2.0
# A picture of so much of the page is the page: the text with it was recognised in it.
_SCAN = 0.5
_MOST_COVERS = 400
# A box may stick out so far of what covers it, in points.
_SLACK = 1.0

_UNMOVED: tuple[float, ...] = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
# Where PDFium puts its answers: room made anew for each question would cost more than they do.
_SIDE, _PART = [c_float() for _ in range(4)], [c_uint() for _ in range(4)]
_SIDE_ROOM, _PART_ROOM = list(map(pointer, _SIDE)), list(map(pointer, _PART))

_Box = tuple[float, float, float, float]
_Colour = tuple[int, int, int]


class _Object(NamedTuple):
    """Something painted: `order` counts what was painted before, `colour` None where unknown."""

    handle: Any
    kind: int
    box: _Box
    shift: tuple[float, ...]
    order: int
    colour: _Colour | None
    opaque: bool


def unseen_characters(page: Any, text_page: Any) -> set[int]:
    """The characters of a page that nobody sees, by PDFium's count.

    Text that is not painted counts as seen where a picture makes up the page: so scans have theirs.
    """
    objects = list(_objects(page))
    sheet = _sheet(page)
    pictures = [one for one in objects if one.kind == raw.FPDF_PAGEOBJ_IMAGE]
    scanned = any(_area(_meet(one.box, sheet)) >= _SCAN * _area(sheet) for one in pictures)
    covers = [one for one in objects if _may_cover(one)][-_MOST_COVERS:]
    hidden = {
        addressof(one.handle.contents)
        for one in objects
        if one.kind == raw.FPDF_PAGEOBJ_TEXT and _is_unseen(one, sheet, covers, scanned)
    }
    if not hidden:
        return set()
    found = set()
    for index in range(raw.FPDFText_CountChars(text_page)):
        handle = raw.FPDFText_GetTextObject(text_page, index)
        if handle and addressof(handle.contents) in hidden:
            found.add(index)
    return found


def _may_cover(one: _Object) -> bool:
    """Whether letters have room on or under it: rules and dots hide none."""
    left, bottom, right, top = one.box
    return one.kind != raw.FPDF_PAGEOBJ_TEXT and min(right - left, top - bottom) > LEAST_SIZE


def _is_unseen(text: _Object, sheet: _Box, covers: list[_Object], scanned: bool) -> bool:
    mode = raw.FPDFTextObj_GetTextRenderMode(text.handle)
    if mode == raw.FPDF_TEXTRENDERMODE_INVISIBLE:
        return not scanned
    if _area(_meet(text.box, sheet)) <= 0 and _area(text.box) > 0:
        return True
    if text.box[3] - text.box[1] < 2 * LEAST_SIZE and 0 < _size(text) < LEAST_SIZE:
        return True
    around = [one for one in covers if _holds(one.box, text.box)]
    above = [one for one in around if one.order > text.order and one.opaque]
    if any(one.kind != raw.FPDF_PAGEOBJ_IMAGE or not scanned for one in above):
        return True
    if mode != raw.FPDF_TEXTRENDERMODE_FILL or text.colour is None or scanned:
        return False
    if not text.opaque:
        return True
    below = [one for one in around if one.order < text.order]
    if below and (below[-1].colour is None or not below[-1].opaque):
        return False  # A picture or a pattern: what it shows there is not known.
    ground = below[-1].colour if below else (255, 255, 255)
    assert ground is not None
    return max(abs(one - other) for one, other in zip(text.colour, ground, strict=True)) <= _NEAR


def _objects(page: Any) -> Iterator[_Object]:
    """What is painted on a page in its order, what is in forms with it."""
    order = 0
    todo: list[tuple[Any, tuple[float, ...], int]] = [
        (raw.FPDFPage_GetObject(page, index), _UNMOVED, 0)
        for index in range(raw.FPDFPage_CountObjects(page))
    ][::-1]
    while todo:
        handle, shift, depth = todo.pop()
        kind = raw.FPDFPageObj_GetType(handle)
        if kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            inner = _then(_matrix(handle), shift)
            count = raw.FPDFFormObj_CountObjects(handle)
            todo += [
                (raw.FPDFFormObj_GetObject(handle, index), inner, depth + 1)
                for index in range(count)
            ][::-1]
            continue
        order += 1
        yield _object(handle, kind, shift, order)


def _object(handle: Any, kind: int, shift: tuple[float, ...], order: int) -> _Object:
    raw.FPDFPageObj_GetBounds(handle, *_SIDE_ROOM)
    box = _shifted(tuple(side.value for side in _SIDE), shift)
    if kind == raw.FPDF_PAGEOBJ_TEXT:
        colour, alpha = _fill(handle)
        return _Object(handle, kind, box, shift, order, colour, alpha > _NEAR)
    if kind == raw.FPDF_PAGEOBJ_PATH:
        colour, alpha = _fill(handle)
        mode, stroked = c_int(), c_int()
        raw.FPDFPath_GetDrawMode(handle, mode, stroked)
        filled = mode.value != raw.FPDF_FILLMODE_NONE
        plain = 0 < raw.FPDFPath_CountSegments(handle) <= _RECTANGLE and _is_plainly_clipped(handle)
        if not filled and not stroked.value:
            box = (0.0, 0.0, 0.0, 0.0)
        blended = raw.FPDFPageObj_HasTransparency(handle)  # As highlighters are.
        opaque = filled and plain and alpha == 255 and not blended
        return _Object(handle, kind, box, shift, order, colour, opaque)
    opaque = kind == raw.FPDF_PAGEOBJ_IMAGE and not raw.FPDFPageObj_HasTransparency(handle)
    return _Object(handle, kind, box, shift, order, None, opaque)


def _size(text: _Object) -> float:
    """How large letters are, in points."""
    size = c_float()
    raw.FPDFTextObj_GetFontSize(text.handle, size)
    a, b, c, d, *_ = _then(_matrix(text.handle), text.shift)
    return float(size.value) * sqrt(abs(a * d - b * c))


def _is_plainly_clipped(handle: Any) -> bool:
    clip = raw.FPDFPageObj_GetClipPath(handle)
    count = raw.FPDFClipPath_CountPaths(clip) if clip else 0
    paths = range(max(0, count))
    return all(raw.FPDFClipPath_CountPathSegments(clip, path) <= _RECTANGLE for path in paths)


def _fill(handle: Any) -> tuple[_Colour | None, int]:
    if not raw.FPDFPageObj_GetFillColor(handle, *_PART_ROOM):
        return None, 255
    red, green, blue, alpha = _PART
    return (red.value, green.value, blue.value), alpha.value


def _matrix(handle: Any) -> tuple[float, ...]:
    found = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(handle, found)
    return found.a, found.b, found.c, found.d, found.e, found.f


def _then(inner: tuple[float, ...], outer: tuple[float, ...]) -> tuple[float, ...]:
    """A matrix, and then another one, as PDF writes them."""
    a, b, c, d, e, f = inner
    k, m, n, o, p, q = outer
    return (
        a * k + b * n,
        a * m + b * o,
        c * k + d * n,
        c * m + d * o,
        e * k + f * n + p,
        e * m + f * o + q,
    )


def _shifted(box: tuple[float, ...], shift: tuple[float, ...]) -> _Box:
    if shift is _UNMOVED:
        return box[0], box[1], box[2], box[3]
    a, b, c, d, e, f = shift
    left, bottom, right, top = box
    corners = [(a * x + c * y + e, b * x + d * y + f) for x in (left, right) for y in (bottom, top)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def _sheet(page: Any) -> _Box:
    found = raw.FS_RECTF()
    raw.FPDF_GetPageBoundingBox(page, found)
    return found.left, found.bottom, found.right, found.top


def _meet(one: _Box, other: _Box) -> _Box:
    return (
        max(one[0], other[0]),
        max(one[1], other[1]),
        min(one[2], other[2]),
        min(one[3], other[3]),
    )


def _area(box: _Box) -> float:
    return max(0.0, box[2] - box[0]) * max(0.0, box[3] - box[1])


def _holds(outer: _Box, inner: _Box) -> bool:
    return (
        outer[0] - _SLACK <= inner[0]
        and outer[1] - _SLACK <= inner[1]
        and outer[2] + _SLACK >= inner[2]
        and outer[3] + _SLACK >= inner[3]
    )

"""Is an image file whole, and no larger than a page can show once it is unpacked?

It is looked at in a limited process, which serves this module.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
import io
from typing import Any
import warnings

from ...limits.limit import Limit, Stopped
from ...limits.shared import shared_process

SVG = "image/svg+xml"
# More dots than a page can show; a small file may unpack to any number of them.
MOST_DOTS = 60_000_000
# What a drawing may hold once each part stands wherever the drawing uses it.
MOST_SHAPES = 20_000

_LIMIT = Limit(10.0, 1024**3)


def why_unsound(data: bytes, media_type: str) -> tuple[str, str] | None:
    """Why an image cannot be printed, and what to do; None when it can."""
    try:
        found = shared_process(__name__).ask((media_type, data), _LIMIT)
    except Stopped as stopped:
        if not stopped.is_limit:
            return f"breaks what reads it ({stopped.said})", "Save it anew from its source."
        most = f"{_LIMIT.time_said} and {_LIMIT.memory_said} of memory"
        return f"cannot be read in {most}", "Save it simpler, or smaller."
    return None if found is None else (str(found[0]), str(found[1]))


@contextmanager
def serve() -> Iterator[Callable[[tuple[str, bytes]], tuple[str, str] | None]]:
    """What says why an image, of its type and with its bytes, cannot be printed."""
    yield look_at


def look_at(image: tuple[str, bytes]) -> tuple[str, str] | None:
    """Why an image cannot be printed, and what to do; None when it can."""
    media_type, data = image
    return _why_no_drawing(data) if media_type == SVG else _why_no_picture(data)


def _why_no_picture(data: bytes) -> tuple[str, str] | None:
    # Few briefs have pictures, and loading the library takes its time.
    from PIL import Image, UnidentifiedImageError

    broken = "is broken: it does not unpack to its end", "Save it anew from its source."
    large = "has more dots than a page can show", f"Save it with fewer than {MOST_DOTS:,}."
    try:
        with _quiet(), Image.open(io.BytesIO(data)) as image:
            if image.width * image.height > MOST_DOTS:
                return large
            image.load()
    except Image.DecompressionBombError:
        return large
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, IndexError):
        return broken
    return None


@contextmanager
def _quiet() -> Iterator[None]:
    """Without the library's warnings of what is large, which is judged here."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _why_no_drawing(data: bytes) -> tuple[str, str] | None:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        return f"is no sound SVG: {str(error)[:100]}", "Save it anew from its source."
    if root.getroottree().docinfo.internalDTD is not None and b"<!ENTITY" in data:
        return "declares entities of its own", "Save it as plain SVG."
    if _size(root) > MOST_SHAPES:
        hint = f"Simplify it to fewer than {MOST_SHAPES:,}, or save it as PNG."
        return "holds more shapes than can be drawn", hint
    return None


def _size(root: Any) -> int:
    """How many elements a drawing has once each `use` is what it stands for, as far as counted.

    What uses itself is endless.
    """
    named = {element.get("id"): element for element in root.iter() if element.get("id")}
    sizes: dict[Any, int] = {}
    open_: set[Any] = set()

    def size(element: Any) -> int:
        if element in sizes:
            return sizes[element]
        if element in open_:
            return MOST_SHAPES + 1
        open_.add(element)
        total = 0
        for inner in element.iter():
            total += 1
            for name in _used(inner):
                if name in named:
                    total += size(named[name])
            if total > MOST_SHAPES:
                break
        open_.discard(element)
        sizes[element] = min(total, MOST_SHAPES + 1)
        return sizes[element]

    try:
        return size(root)
    except RecursionError:
        return MOST_SHAPES + 1


def _used(element: Any) -> Iterator[str]:
    """The ids of the parts that an element stands for."""
    if isinstance(element.tag, str) and element.tag.rpartition("}")[2] == "use":
        for key in ("href", "{http://www.w3.org/1999/xlink}href"):
            if (written := element.get(key) or "").startswith("#"):
                yield written[1:]

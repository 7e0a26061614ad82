"""An image file as a figure: whole, and no larger than a page can show once it is unpacked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
import io
from pathlib import PurePosixPath
from threading import Lock
from typing import Any
import warnings

from ...model.document import Picture
from ...source.diagnostic import Diagnostic
from ...source.text import Span
from ...source.workspace import FileTooLarge, OutsideWorkspace, Workspace, inside

UNREADABLE = "BRIEF029"
SVG = "image/svg+xml"
# More dots than a page can show; a small file may unpack to any number of them.
MOST_DOTS = 60_000_000
# What a drawing may hold once each part stands wherever the drawing uses it.
MOST_SHAPES = 20_000

_one_at_a_time = Lock()
_SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
)


def read_picture(
    workspace: Workspace, brief_path: str, file: str, alt: str, span: Span, brief: str
) -> Picture | Diagnostic:
    """The image that a brief names, from the brief's own folder on; a finding when it is none."""

    def failed(message: str, *hints: str) -> Diagnostic:
        return Diagnostic(UNREADABLE, message, span, hints, brief=brief)

    folder = PurePosixPath(brief_path).parent.as_posix()
    try:
        # An absolute path must not be joined to the folder and so be taken for a relative one.
        path = inside(file) if file.startswith(("/", "~")) else inside(f"{folder}/{file}")
        data = workspace.read_bytes(path)
    except OutsideWorkspace:
        return failed(f"the image {file} lies outside the workspace")
    except FileNotFoundError:
        hint = "An image is named from the brief's own folder on."
        return failed(f"there is no image {file}", hint)
    except FileTooLarge:
        return failed(f"the image {file} is too large (over 64 MB)")
    except OSError as error:
        return failed(f"the image {file} cannot be read: {error.strerror or error}")
    media_type = _type_of(data)
    if media_type is None:
        return failed(f"{file} is no image that can be printed", "Use PNG, JPEG, GIF or SVG.")
    if unsound := why_unsound(data, media_type):
        reason, hint = unsound
        return failed(f"the image {file} {reason}", hint)
    return Picture(path, data, media_type, alt, span)


def _type_of(data: bytes) -> str | None:
    for signature, media_type in _SIGNATURES:
        if data.startswith(signature):
            return media_type
    return SVG if b"<svg" in data[:2000].lower() else None


def why_unsound(data: bytes, media_type: str) -> tuple[str, str] | None:
    """Why an image cannot be printed, and what to do; None when it can."""
    return _why_no_drawing(data) if media_type == SVG else _why_no_picture(data)


def _why_no_picture(data: bytes) -> tuple[str, str] | None:
    # Few briefs have pictures, and loading the library takes its time.
    from PIL import Image, ImageFile, UnidentifiedImageError

    broken = "is broken: it does not unpack to its end", "Save it anew from its source."
    large = "has more dots than a page can show", f"Save it with fewer than {MOST_DOTS:,}."
    try:
        # WeasyPrint has the library take what is cut short for whole, in all of this process.
        with (
            _one_at_a_time,
            _set(ImageFile, "LOAD_TRUNCATED_IMAGES", False),
            _quiet(),
            Image.open(io.BytesIO(data)) as image,
        ):
            if image.width * image.height > MOST_DOTS:
                return large
            image.load()
    except Image.DecompressionBombError:
        return large
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, IndexError):
        return broken
    return None


@contextmanager
def _set(module: Any, name: str, value: object) -> Iterator[None]:
    before = getattr(module, name)
    setattr(module, name, value)
    try:
        yield
    finally:
        setattr(module, name, before)


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

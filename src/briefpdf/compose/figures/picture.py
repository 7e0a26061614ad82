"""An image file as a figure."""

from __future__ import annotations

from ...model.document import Picture
from ...source.diagnostic import Diagnostic
from ...source.git_lfs import how_to_fetch, is_pointer
from ...source.text import Span
from ...source.workspace import (
    MAX_FILE_BYTES,
    FileTooLarge,
    OutsideWorkspace,
    Workspace,
    beside,
    why_outside,
)
from .soundness import SVG, why_unsound

UNREADABLE = "BRIEF029"
_SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
)


def read_picture(
    workspace: Workspace, brief_path: str, file: str, alt: str | None, span: Span, brief: str
) -> Picture | Diagnostic:
    """The image that a brief names, from the brief's own folder on; a finding when it is none."""

    def failed(message: str, *hints: str) -> Diagnostic:
        return Diagnostic(UNREADABLE, message, span, hints, brief=brief)

    try:
        path = beside(brief_path, file)
        data = workspace.read_bytes(path)
    except OutsideWorkspace:
        return failed(f"the image {file} {why_outside(file)}")
    except FileNotFoundError:
        hint = "An image is named from the brief's own folder on."
        return failed(f"there is no image {file}", hint)
    except FileTooLarge:
        return failed(f"the image {file} is too large (over {MAX_FILE_BYTES // 1024**2} MB)")
    except OSError as error:
        return failed(f"the image {file} cannot be read: {error.strerror or error}")
    if is_pointer(data):
        message = f"the image {file} has not been fetched: it is a pointer of Git LFS"
        return failed(message, *how_to_fetch(path))
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

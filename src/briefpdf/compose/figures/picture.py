"""An image file as a figure."""

from __future__ import annotations

from pathlib import PurePosixPath

from ...model.document import Picture
from ...source.diagnostic import Diagnostic
from ...source.text import Span
from ...source.workspace import FileTooLarge, OutsideWorkspace, Workspace, inside

UNREADABLE = "BRIEF029"
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
    for signature, media_type in _SIGNATURES:
        if data.startswith(signature):
            return Picture(path, data, media_type, alt, span)
    if b"<svg" in data[:2000].lower():
        return Picture(path, data, "image/svg+xml", alt, span)
    return failed(f"{file} is no image that can be printed", "Use PNG, JPEG, GIF or SVG.")

"""Where the file of a brief goes, and how that is told."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ..source.workspace import DiskWorkspace

if TYPE_CHECKING:
    from ..provenance.sign import Signing


def file_of(
    workspace: DiskWorkspace, brief: str, out: Path | None, count: int, output: str
) -> Path:
    """The place of a brief's file: `out` is a PDF for a single brief, or a folder."""
    if out is None:
        return workspace.root / output / f"{brief}.pdf"
    if out.suffix.lower() == ".pdf" and count == 1:
        return out
    return out / f"{brief}.pdf"


def signed(pdf: bytes, signing: Signing | None) -> bytes:
    """The file as it is written, with its signature where it gets one. Raises `Mendable`."""
    if signing is None:
        return pdf
    from ..provenance.sign import sign  # Few files are signed.

    return sign(pdf, signing)


def shown(workspace: DiskWorkspace, place: Path) -> str:
    """The path of a file from the workspace on, or the whole path of one outside."""
    # The folder, not the file: that may be a link that gives way.
    resolved = place.parent.resolve() / place.name
    if resolved.is_relative_to(workspace.root):
        return resolved.relative_to(workspace.root).as_posix()
    return place.as_posix()

"""Files whose content Git LFS keeps: what git has of them is a pointer."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
import re

from .workspace import FileTooLarge, read_regular

# What git turned into line ends of Windows begins so, too.
LFS_POINTER = b"version https://git-lfs.github.com/spec/v1"


def is_pointer(data: bytes) -> bool:
    """Whether a file is a pointer, and not the document that it stands for."""
    return data.startswith(LFS_POINTER) and data[len(LFS_POINTER) :].lstrip(b"\r")[:1] == b"\n"


def how_to_fetch(path: str) -> tuple[str, str]:
    """What to do about a pointer."""
    return f"Fetch it: git lfs pull --include {path}", "In a job of CI: checkout with lfs: true."


def fetched(root: Path, pointer: bytes, on_disk: Path | None) -> bytes:
    """What a pointer stands for, where it is here: on disk, or where Git LFS put it.

    The pointer itself, where it is not. Nothing is fetched.
    """
    pointed = re.search(rb"^oid sha256:([0-9a-f]{64})\r?$", pointer, re.MULTILINE)
    name = pointed[1].decode() if pointed is not None else ""
    stored = f"lfs/objects/{name[:2]}/{name[2:4]}/{name}"
    # Of a worktree, git's folder is elsewhere: there what is on disk counts.
    places = [folder / ".git" / stored for folder in (root, *root.parents)]
    for place in [on_disk, *places] if name else ():
        try:
            data = read_regular(place, name) if place is not None else b""
        except (OSError, FileTooLarge):
            continue
        if sha256(data).hexdigest() == name:
            return data
    return pointer

"""The font files of a style, where Typst finds them and no others."""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256
from pathlib import Path
import shutil

from ...model.theme import Theme
from ..style.metrics import drawn_faces
from ..style.settings import FontFace, font_faces


def faces_of(theme: Theme, draws: bool) -> tuple[FontFace, ...]:
    """The font files that a document in a style needs; `draws` says that it has drawings."""
    own = font_faces(theme)
    return (*own, *drawn_faces(theme)) if draws else own


@lru_cache(maxsize=32)
def font_folder(faces: tuple[FontFace, ...], root: Path) -> Path:
    """A folder that holds these files and no others, made below a root where it is not there."""
    files = [face.place() for face in faces if face.is_there]
    digest = sha256("\n".join(map(str, files)).encode()).hexdigest()[:16]
    folder = root / f"fonts-{digest}"
    if not folder.is_dir():
        folder.mkdir(parents=True)
        for index, file in enumerate(files):
            _bring(file, folder / f"{index}-{file.name}")
    return folder


def _bring(file: Path, to: Path) -> None:
    try:
        to.symlink_to(file)
    except OSError:  # Some systems let only an administrator make links.
        shutil.copyfile(file, to)

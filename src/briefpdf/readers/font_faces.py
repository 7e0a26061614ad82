"""The fonts of a style: files of Python packages, or families that the machine has."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
import re
from typing import Any

from msgspec import Struct

from ..model.theme import Theme
from .theme_settings import FILE, PACKAGE


class FontFace(Struct, frozen=True):
    """A font file of a package, and the family, weight and style that it is used for."""

    family: str
    package: str
    file: str
    weight: str
    style: str

    def read(self) -> bytes:
        """The file; raises `ValueError`, `ImportError` or `OSError` when there is no such file."""
        return self.place().read_bytes()

    @property
    def is_there(self) -> bool:
        """Whether there is such a file."""
        try:
            return self.place().is_file()
        except (ValueError, ImportError, OSError):
            return False

    def place(self) -> Path:
        """Where the file is; raises `ValueError` or `ImportError` when it can be nowhere."""
        file, found = self.checked_file, find_spec(self.package)
        if found is None or not found.submodule_search_locations:
            raise ImportError(f"the package {self.package} is not installed")
        return Path(next(iter(found.submodule_search_locations)), file)

    @property
    def checked_file(self) -> str:
        """The path of the file in its package; raises `ValueError` where it cannot be one."""
        if not PACKAGE.fullmatch(self.package) or not FILE.fullmatch(self.file):
            raise ValueError(f"{self.package}: {self.file} is no file of a package of fonts")
        return self.file


def font_faces(theme: Theme) -> tuple[FontFace, ...]:
    """The font files that a style names in `[[fonts.files]]`; none when it uses installed fonts."""
    listed = theme.table("fonts").get("files")
    entries = listed if isinstance(listed, list) else []
    return tuple(_face(entry) for entry in entries if isinstance(entry, Mapping))


def _face(entry: Mapping[str, Any]) -> FontFace:
    family, package, file = (str(entry.get(key, "")) for key in ("family", "package", "file"))
    weight, style = str(entry.get("weight", 400)), str(entry.get("style", "normal"))
    return FontFace(
        family,
        package,
        file,
        weight if re.fullmatch("[1-9][0-9]{0,2}", weight) else "400",
        style if style in ("normal", "italic") else "normal",
    )

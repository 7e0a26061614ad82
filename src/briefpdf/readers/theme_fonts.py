"""The font files that a style names: are they there?"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
import re
from typing import Any

# Reading a package's file imports the package, so only packages of fonts may be named.
PACKAGE = re.compile(r"fonts?_[a-z0-9_]+")
FILE = re.compile(r"(?:[A-Za-z0-9_-][A-Za-z0-9_.-]*/)*[A-Za-z0-9_-][A-Za-z0-9_.-]*\.(?:ttf|otf)")


def font_faults(listed: list[Any]) -> Iterator[tuple[str, str]]:
    """What is wrong with the entries of `files`, each fault once, with what to do about it."""
    told: set[str] = set()
    for entry in listed:
        message, hint = _fault(entry)
        if message and message not in told:
            told.add(message)
            yield message, hint


def _fault(entry: Any) -> tuple[str, str]:
    parts = [entry.get(name) for name in ("family", "package", "file")] if _is_map(entry) else []
    if len(parts) != 3 or not all(isinstance(part, str) and part for part in parts):
        return (
            "“files” of [fonts] must be a list of { family, package, file, weight, style }",
            "Each of them is a text but the weight, which is 400 or 700.",
        )
    _, package, file = parts
    if not PACKAGE.fullmatch(package):
        return f"“{package}” is no package of fonts", "Its name begins with font_ or fonts_."
    found = find_spec(package)
    if found is None or not found.submodule_search_locations:
        name = package.replace("_", "-")
        return f"the package {package} is not installed", f"Run pip install {name}."
    folder = Path(next(iter(found.submodule_search_locations)))
    if not FILE.fullmatch(file) or not (folder / file).is_file():
        fonts = (path for path in sorted(folder.rglob("*")) if path.suffix in (".ttf", ".otf"))
        names = ", ".join(path.relative_to(folder).as_posix() for path in fonts)
        return f"the package {package} has no font file “{file}”", f"It has {names or 'none'}."
    return "", ""


def _is_map(value: Any) -> bool:
    return isinstance(value, dict)

"""The fonts of a style, by the name under which engines know them."""

from __future__ import annotations

from collections.abc import Mapping
import re
from typing import Any

from ...model.document import Document
from ...model.theme import Theme
from ...readers.font_faces import FontFace as FontFace
from ...readers.font_faces import font_faces as font_faces


def table(theme: Theme, name: str) -> Mapping[str, Any]:
    """A table of theme.toml; empty when it has none of that name."""
    found = theme.settings.get(name)
    return found if isinstance(found, Mapping) else {}


def word(theme: Theme, name: str, key: str, default: str) -> str:
    """A text of theme.toml, or the default where it has none."""
    value = table(theme, name).get(key)
    return value if isinstance(value, str) else default


def number(theme: Theme, name: str, key: str, default: float) -> float:
    """A number of theme.toml, or the default where it has no such number."""
    value = table(theme, name).get(key)
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return default
    # Whole numbers of TOML can be too large for one with a point.
    return float(value) if abs(value) < 1e9 else default


def switch(theme: Theme, name: str, key: str, default: bool) -> bool:
    """A true or false of theme.toml, or the default where it has none."""
    value = table(theme, name).get(key)
    return value if isinstance(value, bool) else default


def labels_of(theme: Theme, document: Document) -> dict[str, str]:
    """The words that the style prints; the document's own, where it brings some, go first."""
    words = {**table(theme, "labels"), **document.labels}
    return {str(name): str(word) for name, word in words.items()}


def css_string(text: str) -> str:
    """A text as a string of CSS, also of CSS that stands in HTML."""
    escaped = re.sub(r'["\\<\x00-\x1f\x7f]', lambda sign: f"\\{ord(sign[0]):x} ", text)
    return f'"{escaped}"'

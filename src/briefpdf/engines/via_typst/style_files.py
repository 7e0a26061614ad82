"""The files of a style that are handed to Typst: its page functions, its settings, its words."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from importlib import resources
from typing import Any

from ...model.document import Document
from ...model.theme import Theme
from ..style.settings import labels_of
from .literal import Value, literal

PAGE, THEME = "page.typ", "theme.typ"


@cache
def kit() -> Mapping[str, str]:
    """The files that the page functions of every style are made of, by their names."""
    folder = resources.files(__package__).joinpath("pages")
    return {
        file.name: file.read_text(encoding="utf-8")
        for file in sorted(folder.iterdir(), key=lambda file: file.name)
        if file.name.endswith(".typ")
    }


def style_files(document: Document, theme: Theme) -> tuple[str, dict[str, str]]:
    """The folder of a style's files, named for what is in them, and the files by their names.

    Documents in one style and language share them, and what Typst has made of them.
    """
    assert theme.page_functions is not None
    settings = f"#let theme = {literal(_plain(theme.settings))}"
    labels = f"#let labels = {literal(dict(labels_of(theme, document)))}"
    files = {
        **kit(),
        PAGE: theme.page_functions.content,
        THEME: f"{settings}\n{labels}\n",
    }
    digest = sha256("\0".join(files.values()).encode()).hexdigest()[:16]
    return f"/style-{digest}", files


def _plain(settings: Mapping[str, Any]) -> dict[str, Value]:
    """The tables of the settings, without what only Python reads."""
    return {
        str(name): {
            str(key): value if isinstance(value, str | int | float | list) else str(value)
            for key, value in table.items()
            if (name, key) != ("fonts", "files")
        }
        for name, table in settings.items()
        if isinstance(table, Mapping)
    }

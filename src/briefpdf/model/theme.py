"""A house style, as its folder describes it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct, field

from ..source.text import Text


class Theme(Struct, frozen=True):
    """A house style: the settings of `theme.toml` and the texts of its other files.

    `folder` is the style's folder as findings name it. `disclaimer`, `page` (page.html),
    `styles` (page.css), `page_functions` (page.typ) and `references` are None when the folder has
    no such file; `csl` is the citation style that lays the sources out in place of `references`,
    None when the settings name none. `toml` is the text that the settings were read from.
    """

    name: str
    folder: str
    settings: Mapping[str, Any] = field(default_factory=dict)
    disclaimer: Text | None = None
    page: Text | None = None
    styles: Text | None = None
    references: Text | None = None
    csl: Text | None = None
    page_functions: Text | None = None
    toml: Text | None = None

    def setting(self, table: str, name: str, default: str = "") -> str:
        """A text of `theme.toml`, such as `("labels", "sources")`."""
        return str(self.table(table).get(name, default))

    def table(self, name: str) -> Mapping[str, Any]:
        """A table of `theme.toml`; empty where the style has none of that name."""
        found = self.settings.get(name)
        return found if isinstance(found, dict) else {}

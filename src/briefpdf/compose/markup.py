"""The little HTML that a reference may hold, taken apart.

Runs in the worker process only (see `template_worker`).
"""

from __future__ import annotations

from collections.abc import Sequence
from html.parser import HTMLParser
from typing import Any


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[list[Any]] = []

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        """A change of style begins."""
        self.parts.append(["begin", tag, dict(attrs).get("href") or ""])

    def handle_endtag(self, tag: str) -> None:
        """A change of style ends."""
        self.parts.append(["end", tag, ""])

    def handle_data(self, data: str) -> None:
        """Text in the style that is open."""
        self.parts.append(["text", data, ""])


def take_apart(markup: str) -> list[list[Any]]:
    """The parts of a markup in their order: of a kind, the tag or the text, where a link leads."""
    reader = _Reader()
    reader.feed(markup)
    reader.close()
    return reader.parts

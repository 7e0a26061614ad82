"""What every engine is and gives."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from msgspec import Struct

if TYPE_CHECKING:  # The names of engines are asked for where nothing else is needed.
    from ..model.document import Document
    from ..model.theme import Theme
    from ..source.diagnostic import Diagnostic


class Rendered(Struct, frozen=True):
    """A finished file: its bytes, how many pages it has, and what was wrong with it.

    `looks` has a hash of each page with all that it shows, as far as they are known: pages with
    the same hash look the same.
    """

    pdf: bytes
    page_count: int
    diagnostics: tuple[Diagnostic, ...] = ()
    looks: tuple[str, ...] = ()


class Engine(Protocol):
    """Turns a Document into a PDF in a house style."""

    name: str

    def unavailable(self) -> str | None:
        """Why the engine cannot run on this machine and what to do, or None when it can."""

    def render(self, document: Document, theme: Theme, draft: bool = False) -> Rendered:
        """Lay the document out in the style; `draft` puts a DRAFT mark on every page."""

"""Which sources are set at the foot of the pages that cite them, and which in a list at the end."""

from __future__ import annotations

from ...model.document import Document, SourceEntry
from ...model.theme import Theme
from ..style.settings import switch, word
from .walk import placed_marks, plain_text

Entries = tuple[SourceEntry, ...]
# More characters than this might not go on a page, and a note is never broken.
_LONGEST = 4000


def part_sources(document: Document, theme: Theme) -> tuple[Entries, Entries]:
    """The sources for the feet of pages, each where its first mark stands, and those for the list.

    Without marks, or for a source that no mark cites, there is no such place; and what is too long
    for one page goes into the list as well.
    """
    wanted = word(theme, "citations", "place", "end") == "footnotes"
    if not wanted or not switch(theme, "citations", "marks", True):
        return (), document.sources
    cited = {
        one.number for mark in placed_marks(document) for one in mark.cited if one.occurrence == 1
    }
    at_foot = tuple(
        entry
        for entry in document.sources
        if entry.number in cited and len(plain_text(entry.content)) <= _LONGEST
    )
    return at_foot, tuple(entry for entry in document.sources if entry not in at_foot)

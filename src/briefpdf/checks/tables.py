"""The quotes of claims that are a table's head and row, read as cells."""

from __future__ import annotations

import re

from ..evidence.quotation.parts import GAP_SIGN, comparable
from ..evidence.quotation.passage import Place
from ..evidence.quotation.regions import named_cell
from ..evidence.tables.cells import Table, read_table
from ..model.claim import Citation, Claim
from ..readers.archive.read import Archive
from ..source.pattern import lazy_pattern
from .quoted import Quoted, Quotes

# The caption of a table stands no farther before its head, in characters.
_REACH = 1200
# Prose has no number that stands behind another, and no column.
_MAYBE = lazy_pattern(
    r"\d[^\w\n]{0,6}\d|[(\[][^()\[\]]{0,40}(?:million|billion|thousand|percent|%|\$)"
)
# A single cell, whose row and column its locator may name.
_NUMBER = lazy_pattern(r"\s*[-–−(]?[$€£¥]?\s?\d[\d,.]*\s?%?\)?\s*")


class Tables:
    """The tables that claims quote, each read once."""

    def __init__(self, quotes: Quotes) -> None:
        self._quotes = quotes
        self._tables: dict[str, dict[str, Table]] = {}

    def of(self, claim: Claim) -> dict[str, Table]:
        """The tables of a claim by the quotes that they are read from; none of prose."""
        if claim.id not in self._tables:
            self._tables[claim.id] = dict(self._read(claim)) if _may_have(claim) else {}
        return self._tables[claim.id]

    def _read(self, claim: Claim) -> list[tuple[str, Table]]:
        found = {id(one.citation): one for one in self._quotes.by_claim.get(claim.id, [])}
        read = ((one, _table(one, claim, found.get(id(one)))) for one in claim.citations)
        return [(one.quote or "", table) for one, table in read if table is not None]


def _may_have(claim: Claim) -> bool:
    return claim.kind == "table" or any(
        citation.quote and (_MAYBE.search(citation.quote) or _NUMBER.fullmatch(citation.quote))
        for citation in claim.citations
    )


def _table(citation: Citation, claim: Claim, quoted: Quoted | None) -> Table | None:
    """The table of a quote: as its copy has it with lines and tabs, else as it is written."""
    if not citation.quote:
        return None
    sure = claim.kind == "table"
    named = [value.column for value in claim.values.values() if value.column]
    if quoted is not None and quoted.match.found:
        place = quoted.match.places[0]
        around = _before(quoted.archive, place)
        if cell := _NUMBER.fullmatch(citation.quote) and named_cell(citation.locator):
            row, column = cell
            return read_table([f"\t{column}", f"{row}\t{citation.quote}"], (column,), around, True)
        for parts in (_as_copied(quoted.archive, place), place.parts[::2]):
            if parts and (table := read_table(parts, named, around, sure)) is not None:
                return table
        return None
    written = [part.strip() for part in comparable(citation.quote).split(GAP_SIGN)]
    return read_table([part for part in written if part], named, "", sure)


# Signs of empty cells behind the last number of a row: words are found without them.
_EMPTY_CELLS = lazy_pattern(r"(?:[ \t|]*[-–—]{1,3}(?=[ \t|]*(?:[-–—\n]|\Z)))+")


def end_of_row(archive: Archive, place: Place) -> int:
    """Where a row ends that stands at a place, empty cells at its end included."""
    page = archive.pages[place.last]
    found = _EMPTY_CELLS.match(page, place.end)
    return found.end() if found else place.end


def _as_copied(archive: Archive, place: Place) -> list[str]:
    """The quoted parts with the lines and tabs of the copy; none where they cannot be told."""
    if place.first != place.last:
        return []
    raw = archive.pages[place.first][place.start : end_of_row(archive, place)]
    if len(place.parts) < 2:
        return [raw]
    parts: list[str] = []
    done = 0
    for part in place.parts[::2]:
        words = re.compile(r"\s+".join(map(re.escape, part.split())))
        match = words.search(raw, done)
        if match is None:
            return []
        parts.append(match[0])
        done = match.end()
    parts[-1] += raw[done:] if not raw[done:].strip(" \t|-–—") else ""
    return parts


def _before(archive: Archive, place: Place) -> str:
    """What stands before a place on its page, where the unit of a table may be."""
    return archive.pages[place.first][max(0, place.start - _REACH) : place.start]

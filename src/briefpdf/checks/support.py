"""What statements say that the quotes of their claims do not."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from ..evidence.acronyms import find_definitions
from ..evidence.gap import Gap
from ..evidence.support import find_gaps
from ..model.claim import Claim
from ..project.archives import Archives
from ..readers.archive.read import Archive

# A judgment says what no source says; a calculation is held to its formula.
HELD = frozenset({"fact", "quotation", "estimate"})
FACTS = frozenset({"number", "unit", "date", "name"})
MEANING = frozenset({"qualifier", "negation", "direction"})
SOURCING = frozenset({"attribution", "certainty"})


class Support:
    """What the statements of claims say and their quotes do not, looked at once."""

    def __init__(self, archives: Archives) -> None:
        self._archives = archives
        self._gaps: dict[str, tuple[Gap, ...]] = {}

    def gaps(self, claim: Claim) -> tuple[Gap, ...]:
        """What the claim's statement says and none of its quotes does."""
        if claim.id not in self._gaps:
            held = claim.kind in HELD and claim.statement
            self._gaps[claim.id] = self.gaps_of(claim.statement, claim) if held else ()
        return self._gaps[claim.id]

    def gaps_of(self, words: str, claim: Claim, more: str = "") -> tuple[Gap, ...]:
        """What some words say and neither the claim's quotes nor `more` does."""
        quotes = [citation.quote for citation in claim.citations if citation.quote]
        if not quotes:
            return ()
        passages = [more, *quotes] if more else quotes
        return find_gaps(words, passages, self._definitions(claim))

    def _definitions(self, claim: Claim) -> Mapping[str, str]:
        found: dict[str, str] = {}
        for citation in claim.citations:
            for archive in self._archives.of(citation.key):
                found |= _defined(archive)
        return found

    def searched(self, claim: Claim) -> str:
        """Where a claim's quotes are from, for a hint."""
        places = []
        for citation in claim.citations:
            if citation.quote:
                where = f", {citation.locator}" if citation.locator else ""
                quote = citation.quote if len(citation.quote) <= 200 else citation.quote[:199] + "…"
                places.append(f"{citation.key}{where}: “{quote}”")
        return "Searched: " + "; ".join(dict.fromkeys(places))


@lru_cache(maxsize=64)
def _defined(archive: Archive) -> dict[str, str]:
    return find_definitions("\n".join(archive.pages))

"""What statements say that the quotes of their claims do not."""

from __future__ import annotations

from collections.abc import Mapping

from ..evidence.gap import Gap
from ..evidence.names.acronyms import find_definitions
from ..evidence.support import find_gaps, find_number_gaps
from ..model.claim import Claim
from ..project.archives import Archives

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
        # By the path of a copy. The claims of a large registry come to hundreds of copies in turn.
        self._defined: dict[str, Mapping[str, str]] = {}

    def gaps(self, claim: Claim) -> tuple[Gap, ...]:
        """What the claim's statement says and none of its quotes does."""
        if claim.id not in self._gaps:
            held = claim.kind in HELD and claim.statement
            self._gaps[claim.id] = self.gaps_of(claim.statement, claim) if held else ()
        return self._gaps[claim.id]

    def gaps_of(self, words: str, claim: Claim, more: str = "") -> tuple[Gap, ...]:
        """What some words say and neither the claim's quotes nor `more` does."""
        if not (passages := _passages(claim, more)):
            return ()
        return find_gaps(words, passages, self._definitions(claim))

    def number_gap(self, words: str, claim: Claim) -> Gap | None:
        """The first number in some words that neither the claim's quotes nor its statement have."""
        if not (passages := _passages(claim, claim.statement)):
            return None
        gaps = find_number_gaps(words, passages, self._definitions(claim))
        return next((gap for gap in gaps if gap.kind == "number"), None)

    def _definitions(self, claim: Claim) -> Mapping[str, str]:
        found: dict[str, str] = {}
        for citation in claim.citations:
            for archive in self._archives.of(citation.key):
                if archive.path not in self._defined:
                    text = "\n".join(archive.pages)
                    self._defined[archive.path] = find_definitions(text)
                found |= self._defined[archive.path]
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


def _passages(claim: Claim, more: str) -> list[str]:
    """The claim's quotes, with `more` before them; none where it has no quote."""
    quotes = [citation.quote for citation in claim.citations if citation.quote]
    return [more, *quotes] if more and quotes else quotes

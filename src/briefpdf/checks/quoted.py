"""Where the quotes of claims stand in the archived copies of their sources."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from ..evidence.quotation.find import Match, find_quote
from ..model.claim import Citation, Claim
from ..project.archives import Archives
from ..readers.archive.read import Archive


class Quoted(Struct, frozen=True):
    """A quote, looked for in an archived copy of its source.

    `unseen` says that the copy has it only where nobody sees it: hidden, struck out or covered.
    """

    claim: Claim
    citation: Citation
    quote: str
    archive: Archive
    match: Match
    unseen: bool = False


class Quotes:
    """The quotes of claims that can be looked for, each looked for once."""

    def __init__(self, claims: Iterable[Claim], archives: Archives) -> None:
        self._claims = claims
        self.archives = archives

    @cached_property
    def all(self) -> tuple[Quoted, ...]:
        """Every quote whose source has an archived copy that can be read."""
        asked = [(claim, citation) for claim in self._claims for citation in claim.citations]
        # Copy by copy: a copy is made ready for searching once, and few are kept ready at a time.
        order = sorted(range(len(asked)), key=lambda at: self.archives.paths(asked[at][1].key))
        found = {at: self._look(*asked[at]) for at in order}
        return tuple(quoted for at in range(len(asked)) if (quoted := found[at]) is not None)

    @cached_property
    def by_claim(self) -> dict[str, list[Quoted]]:
        """The quotes that were looked for, by the id of their claim."""
        found: dict[str, list[Quoted]] = {}
        for quoted in self.all:
            found.setdefault(quoted.claim.id, []).append(quoted)
        return found

    def _look(self, claim: Claim, citation: Citation) -> Quoted | None:
        if not citation.quote:
            return None
        looked = [
            Quoted(claim, citation, citation.quote, archive, match)
            for archive in self.archives.of(citation.key)
            if (match := self.archives.match(citation.quote, archive, citation.locator))
        ]
        # A source may be kept as PDF and as text: one copy that has the words will do.
        best = min(looked, key=_rank) if looked else None
        if best is not None and not best.match.found and _is_unseen(best):
            return replace(best, unseen=True)
        return best


def _is_unseen(quoted: Quoted) -> bool:
    archive = quoted.archive
    return (
        bool(archive.whole)
        and find_quote(quoted.quote, replace(archive, pages=archive.whole)).found
    )


def _rank(quoted: Quoted) -> tuple[bool, bool]:
    return not quoted.match.found, quoted.match.agrees is False

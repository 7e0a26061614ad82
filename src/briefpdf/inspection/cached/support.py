"""What the own words of a brief say and their claims do not, found again while none is another."""

from __future__ import annotations

from ...cache.codec import Typed
from ...checks.support import Support
from ...evidence.gap import Gap
from ...model.claim import Claim
from .registry import hash_of
from .session import Session
from .trace import TracedSubject

_GAPS = Typed(tuple[Gap, ...])


class CachedSupport(Support):
    """Looks where the session's cache has no answer for the same words, claim, sources and copies.

    Of a brief in which one claim changed, most words are as they were.
    """

    def __init__(self, session: Session, subject: TracedSubject) -> None:
        super().__init__(subject.archives, subject.tables, subject.project.references)
        self._session, self._subject = session, subject

    def gaps_of(self, words: str, claim: Claim, more: str = "", lang: str = "") -> tuple[Gap, ...]:
        """What some words say, in a language, and neither the claim's quotes nor `more` does."""
        session, archives = self._session, self._subject.archives
        looked = [("claim", claim.id)]
        for key in dict.fromkeys(citation.key for citation in claim.citations):
            looked += [("source", key), *(("file", path) for path in archives.paths(key))]
        for kind, name in looked:
            self._subject.trace.note(kind, name)
        facts = [f"{kind} {name} {session.world.now(kind, name)}" for kind, name in looked]
        asked = hash_of("\0".join((session.base("checked"), *facts, words, more, lang)))
        known: tuple[Gap, ...] | None = session.get("gaps", asked, _GAPS)
        if known is None:
            known = super().gaps_of(words, claim, more, lang)
            if not session.archives.limited:
                session.set("gaps", asked, known, _GAPS)
        return known

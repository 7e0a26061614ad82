"""Findings for what a statement says and its quotes do not."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from ..evidence.gap import Gap
from ..evidence.quotation.context.read import words_around
from ..model.claim import Claim
from ..source.diagnostic import Diagnostic
from ..source.pattern import lazy_pattern
from ..source.text import Span
from .fields import place_of_words
from .subject import Subject


def unsupported(
    subject: Subject, code: str, kinds: Collection[str], sure: bool = True
) -> Iterator[Diagnostic]:
    """A finding of this code for each gap of these kinds between a claim and its quotes.

    For those that are `sure`, or for those that a reader has to decide.
    """
    for claim in subject.claims:
        for gap in subject.support.gaps(claim):
            if gap.kind in kinds and gap.sure == sure and not _is_cut_off(gap, claim, subject):
                says = "says what its quotes do not" if sure else "may say more than its quotes"
                yield Diagnostic(
                    code,
                    f"the claim “{claim.id}” {says}: {gap.message}",
                    place_in_statement(gap, claim, subject),
                    (_remedy(gap, claim, subject), subject.support.searched(claim)),
                    claim=claim.id,
                    kind=gap.kind,
                )


def _is_cut_off(gap: Gap, claim: Claim, subject: Subject) -> bool:
    """Whether a word that may be more than the quotes say is the rest of a quote's sentence."""
    if gap.sure or gap.kind not in ("name", "word"):
        return False
    words = {word.lower() for word in _WORD.findall(gap.token)}
    tables = subject.tables.of(claim)  # The rows around one are no rest of its sentence.
    return any(
        words <= words_around(quoted.archive, place)
        for quoted in subject.quotes.by_claim.get(claim.id, [])
        if quoted.citation.quote not in tables
        for place in quoted.match.places[:1]
    )


_WORD = lazy_pattern(r"[^\W_]+")
_REMEDIES = {
    "number": "Write the number as the source has it, or quote the passage that has this one.",
    "unit": "Write the unit as the source has it, or quote the passage that has this one.",
    "date": "Write the date as the source has it, or quote the passage that has this one.",
    "name": "Lengthen the quote until it has the name, or put it into the quote: “[Name]”.",
    "added": "Quote the passage that says so, or make it a claim of its own with its source.",
    "context": "Keep the condition in the statement.",
    "attribution": "Say in the statement whose word it is.",
    "certainty": "Be as sure in the statement as the source is, and no surer.",
}
_REMEDY = "Say it as the source does, or quote the passage that says it so."


def _remedy(gap: Gap, claim: Claim, subject: Subject) -> str:
    remedy = _REMEDIES.get(gap.kind, _REMEDY)
    quotes = [citation.quote for citation in claim.citations if citation.quote]
    if gap.kind != "number" or subject.support.assessed(claim).unread:
        return remedy
    from ..evidence.derived import derivation_of  # Only a number that no quote has is worked out.

    if worked_out := derivation_of(gap.token, quotes):
        remedy += (
            f" Where it is {worked_out}, make it a claim of `kind: calculation` of their values."
        )
    return remedy


def place_in_statement(gap: Gap, claim: Claim, subject: Subject) -> Span:
    """The words within the statement, however its lines are broken; else the statement."""
    whole = claim.at("statement")
    words = claim.statement[gap.start : gap.end]
    earlier = claim.statement[: gap.start].count(words)
    return place_of_words(words, earlier, whole, subject) or whole

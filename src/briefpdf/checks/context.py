"""What the sentences around the quotes of claims make of them."""

from __future__ import annotations

from collections.abc import Iterator

from ..evidence.quotation.context.read import Outside, read_context
from ..evidence.quotation.passage import Place
from ..model.claim import Claim
from ..source.diagnostic import Diagnostic
from .copies import named
from .quoted import Quoted
from .subject import Subject

# A quote that stands in more places than these is one of a few words, which no sentence turns.
_MOST_PLACES = 5

_SAYS = {
    "denial": "denies it",
    "doubt": "leaves it open",
    "condition": "ties it to a condition",
    "attribution": "leaves it to others",
    "reservation": "takes part of it back",
    "bound": "says when or where it is so",
    "subject": "says it of somebody else",
    "sentences": "is another than the one that the quote begins in",
}
_REMEDY = {
    "denial": "Quote the whole sentence, and state what it says.",
    "doubt": "Quote these words too, and say in the statement how sure the source is.",
    "condition": "Quote the condition too, and say it in the statement.",
    "attribution": "Quote these words too, and say in the statement whose word it is.",
    "reservation": "Quote on, and say in the statement what is taken back, if it matters there.",
    "bound": "Quote these words too, and say them in the statement, if they matter there.",
    "subject": "Quote each sentence with its own subject.",
    "sentences": "Quote the sentences one by one: a list of `sources` may name one source twice.",
}


def context_findings(subject: Subject, code: str, sure: bool) -> Iterator[Diagnostic]:
    """A finding for each quote of which its sentence says something else, surely or perhaps."""
    for quoted, outside, place in subject.once(_all_outside):
        if outside.sure is sure:
            yield _finding(code, quoted, outside, place)


def _all_outside(subject: Subject) -> Iterator[tuple[Quoted, Outside, Place]]:
    """What stands around each quote of a claim that says it in its own words."""
    for claim in subject.claims:
        if not claim.statement or claim.kind in ("judgment", "calculation"):
            continue
        for quoted in subject.quotes.by_claim.get(claim.id, []):
            for outside, place in _outside(quoted, claim, subject):
                yield quoted, outside, place


def _outside(quoted: Quoted, claim: Claim, subject: Subject) -> list[tuple[Outside, Place]]:
    """What stands around a quote, where it does so in each place that the quote may be from."""
    places = quoted.match.places[:_MOST_PLACES]
    if not places or _is_within_another(quoted, claim, subject):
        return []
    least: list[tuple[Outside, Place]] = []
    for place in places:
        found = read_context(quoted.archive, place, claim.statement)
        if not found:
            return []
        least = least or [(outside, place) for outside in found]
    return least


def _is_within_another(quoted: Quoted, claim: Claim, subject: Subject) -> bool:
    """Whether another quote of the claim has these words with more of their sentence."""
    place = quoted.match.places[0]
    for other in subject.quotes.by_claim.get(claim.id, []):
        if other is quoted or other.archive.path != quoted.archive.path:
            continue
        for wider in other.match.places[:1]:
            begins = (wider.first, wider.start) <= (place.first, place.start)
            ends = (wider.last, wider.end) >= (place.last, place.end)
            if begins and ends and len(wider.words) > len(place.words):
                return True
    return False


def _finding(code: str, quoted: Quoted, outside: Outside, place: Place) -> Diagnostic:
    citation = quoted.citation
    where = named(place.labels)
    source = f"“{citation.key}”{f', {where}' if where else ''}"
    if outside.kind == "sentences":
        message = (
            f"an ellipsis in the quote of the claim “{quoted.claim.id}” passes the end of a "
            f"sentence in {source}"
        )
        shown = f"It leaves out: “{_short(' … '.join(place.parts[1::2]))}”"
    elif outside.kind == "subject":
        message = (
            f"an ellipsis in the quote of the claim “{quoted.claim.id}” hides of whom "
            f"{source} says this: “{_short(outside.words)}”"
        )
        shown = "The quote goes on in another sentence, behind its subject."
    else:
        message = (
            f"the sentence that the quote of the claim “{quoted.claim.id}” is cut from "
            f"{_SAYS[outside.kind]}: {source} has “{_short(outside.words)}” beside it"
        )
        shown = f"The quote: “{_short(quoted.quote)}”"
    return Diagnostic(
        code,
        message,
        citation.quote_span or citation.key_span,
        (shown, _REMEDY[outside.kind]),
        claim=quoted.claim.id,
        source=citation.key,
        kind="context",
    )


def _short(words: str) -> str:
    return words if len(words) <= 120 else words[:119] + "…"

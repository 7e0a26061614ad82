"""Facts in titles, headings, captions and judgments that no claim there puts on record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from ..compose.composition import Composition
from ..evidence.stated import Fact, facts_in, unrecorded
from ..model.claim import Claim
from ..source.diagnostic import Diagnostic
from ..source.text import Span
from .backing import Coverage
from .fields import place_of_words
from .own_words import OwnWords, judgments
from .printed import Printed, claims_in, printed
from .record import record_of, texts_of_brief, texts_of_sources, times_between
from .subject import Subject


class Unread(Struct, frozen=True):
    """A fact that is printed and that nothing backs: in which words, and where."""

    composition: Composition
    printed: Printed
    fact: Fact
    span: Span

    def diagnostic(self, code: str, *hints: str) -> Diagnostic:
        """The finding."""
        part, fact = self.printed, self.fact
        whose = _whose(part)
        return Diagnostic(
            code,
            f"{part.where} states a {fact.kind} (“{fact.shown}”) that no claim of {whose} has",
            self.span,
            hints,
            brief=self.composition.brief.id,
        )


def _whose(part: Printed) -> str:
    if part.rests_on is None:
        return "the brief"
    return "its section" if part.part == "heading" else "its figure or section"


def find_unread(subject: Subject) -> Iterator[Unread]:
    """Every fact of titles, headings, captions, table heads and the like that nothing backs."""
    for composition, coverage in subject.coverages:
        for part in printed(composition):
            yield from _of_part(part, composition, coverage, subject)


def _of_part(
    part: Printed, composition: Composition, coverage: Coverage, subject: Subject
) -> Iterator[Unread]:
    lang = composition.brief.lang
    # A heading of plain words, as most are, needs no record.
    if not facts_in(part.words, lang):
        return
    names = part.claims() if part.rests_on is not None else dict.fromkeys(composition.claims)
    claims = known_claims(names, subject)
    if claims is None:
        return
    more = [*texts_of_brief(composition.brief), *_cited_words(part, coverage)]
    if part.part in ("caption", "axis title"):
        shown = claims_in((part.rests_on or ())[:1])
        more += times_between(known_claims(shown, subject) or ())
    if part.part in ("title", "notice", "source line"):
        more += texts_of_sources(composition.sources, subject.project.references)
    record = record_of(claims, more)
    facts = [
        one for one in unrecorded(part.words, record, lang) if not part.backed(one.start, one.end)
    ]
    if any(fact.kind == "name" for fact in facts):
        # A name may be anywhere in the brief: who is spoken of is no secret of one section.
        everywhere = known_claims(composition.claims, subject) or claims
        sources = texts_of_sources(composition.sources, subject.project.references)
        wide = record_of([*claims, *everywhere], [*more, *sources])
        unknown = unrecorded(part.words, wide, lang)
        # An entry that cannot be read may have it, and is a finding already.
        cited = {citation.key for claim in everywhere for citation in claim.citations}
        unknown = [] if cited & subject.unread_sources else unknown
        facts = [one for one in facts if one.kind != "name" or one in unknown]
    for fact in facts:
        yield Unread(composition, part, fact, _place(part, fact, subject))


def _cited_words(part: Printed, coverage: Coverage) -> Iterator[str]:
    """The sentences that a citation alone backs, in what some words rest on."""
    blocks = part.rests_on
    if not blocks and blocks is not None:
        return
    spans = [block.origin for block in blocks or ()]
    for sentence in coverage.sentences:
        if sentence.status == "cited" and (
            blocks is None
            or any(one.start <= sentence.span.start < max(one.end, one.start + 1) for one in spans)
        ):
            yield sentence.text


def _place(part: Printed, fact: Fact, subject: Subject) -> Span:
    span = part.place(fact.start, fact.end)
    earlier = part.words[: fact.start].count(fact.words)
    return place_of_words(fact.words, earlier, span, subject) or span


def known_claims(names: Iterable[str], subject: Subject) -> list[Claim] | None:
    """The claims of these ids; None where one of them is not there or could not be read.

    What rests on such a claim cannot be judged, and the claim is a finding already.
    """
    found = []
    for name in names:
        claim = subject.project.claims.get(name)
        if claim is None or {"statement", "sources", "values"} & claim.unread:
            return None
        found.append(claim)
    return found


def unread_in_judgments(subject: Subject) -> Iterator[tuple[Composition, OwnWords, Fact]]:
    """Every fact of a judgment that the claims that it rests on have not."""
    for composition in subject.compositions:
        for judgment in judgments(composition):
            lang = composition.brief.lang
            if not facts_in(judgment.text, lang):
                continue
            claims = known_claims(judgment.claims, subject)
            if claims is None:
                continue
            record = record_of(claims, texts_of_brief(composition.brief))
            for fact in unrecorded(judgment.text, record, lang):
                if not judgment.is_backed(fact.start, fact.end):
                    yield composition, judgment, fact

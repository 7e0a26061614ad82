"""Findings for what a statement says and its quotes do not."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from ..evidence.gap import Gap
from ..model.claim import Claim
from ..source.diagnostic import Diagnostic
from ..source.text import Span
from .fields import place_of_words
from .subject import Subject


def unsupported(subject: Subject, code: str, kinds: Collection[str]) -> Iterator[Diagnostic]:
    """A finding of this code for each gap of these kinds between a claim and its quotes."""
    for claim in subject.claims:
        for gap in subject.support.gaps(claim):
            if gap.kind in kinds:
                yield Diagnostic(
                    code,
                    f"the claim “{claim.id}” says what its quotes do not: {gap.message}",
                    _place(gap, claim, subject),
                    (subject.support.searched(claim),),
                    claim=claim.id,
                )


def _place(gap: Gap, claim: Claim, subject: Subject) -> Span:
    """The words within the statement, however its lines are broken; else the statement."""
    whole = claim.at("statement")
    words = claim.statement[gap.start : gap.end]
    earlier = claim.statement[: gap.start].count(words)
    return place_of_words(words, earlier, whole, subject) or whole

"""BRIEF006: own words that say what their claim does not."""

from __future__ import annotations

from collections.abc import Iterator

from ...source.diagnostic import Diagnostic
from ..examples import BRIEF, brief
from ..own_words import own_words
from ..rule import Rule, Severity
from ..subject import Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each thing that own words say and neither the claim nor its quotes do."""
    for composition in subject.compositions:
        lang = composition.brief.lang
        for words in own_words(composition):
            claim = subject.project.claims.get(words.claim)
            if claim is None or not claim.statement:
                continue
            gaps = subject.support.gaps_of(words.text, claim, claim.statement, lang)
            # Where the statement alone strayed from its quotes, that is told of the claim.
            alone = subject.support.gaps_of(words.text, claim, lang=lang) if gaps else ()
            lacking = {(gap.kind, gap.start) for gap in alone}
            for gap in gaps:
                if not gap.sure or (gap.kind, gap.start) not in lacking:
                    continue
                yield Diagnostic(
                    "BRIEF006",
                    f"these words depart from the claim “{claim.id}”: {gap.message}",
                    words.place(gap.start, gap.end),
                    (f"The claim: “{claim.statement}”", subject.support.searched(claim)),
                    claim=claim.id,
                    brief=composition.brief.id,
                    kind=gap.kind,
                )


_WORDS = (
    '{{% claim "troops-2024" %}}In 2024, {} North Korean troops went to Russia.{{% endclaim %}}\n'
)

RULE = Rule(
    code="BRIEF006",
    name="departing-words",
    severity=Severity.ERROR,
    title="Own words say what their claim does not",
    why=(
        "Words in a claim’s name borrow its evidence. What they add to it, or turn round, has no "
        "evidence at all."
    ),
    bad={BRIEF: brief(_WORDS.format("more than «12,000»"))},
    good={BRIEF: brief(_WORDS.format("over 10,000"))},
    check=check,
    scope="brief",
)

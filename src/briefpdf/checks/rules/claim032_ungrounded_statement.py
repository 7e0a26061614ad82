"""CLAIM032: a judgment or a calculation that states what it does not rest on."""

from __future__ import annotations

from collections.abc import Iterator

from ...evidence.stated import Fact
from ...model.claim import Claim
from ...source.diagnostic import Diagnostic
from ..examples import CLAIMS, registry
from ..fields import place_of_words
from ..rule import Rule, Severity
from ..subject import Subject
from ..worked_out import place_of, turned_result, unrecorded_facts


def check(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each fact that neither basis nor inputs, result or quotes have.

    A name in a judgment is another rule's.
    """
    for claim in subject.claims:
        for fact in unrecorded_facts(claim, subject):
            if fact.kind != "name" or claim.calculation:
                yield _finding(claim, fact, subject)
        if word := turned_result(claim):
            assert claim.calculation is not None
            below = claim.calculation.result.startswith("-")
            yield Diagnostic(
                "CLAIM032",
                f"the claim “{claim.id}” says “{word}”, but its result is "
                f"{'below' if below else 'above'} zero: {claim.calculation.result}",
                place_of_words(word, 0, claim.at("statement"), subject) or claim.at("statement"),
                (f"Say that it {'fell' if below else 'rose'}, or turn the formula round.",),
                claim=claim.id,
            )


def _finding(claim: Claim, fact: Fact, subject: Subject) -> Diagnostic:
    if claim.calculation:
        what = "is neither its result nor in its inputs or quotes"
        hint = "Name the value among `inputs`, or cite a source whose `quote` says it."
    else:
        what = "none of the claims of its basis has"
        hint = "File the fact as a claim of its own, and name that in `basis` too."
    return Diagnostic(
        "CLAIM032",
        f"the claim “{claim.id}” states a {fact.kind} (“{fact.shown}”) that {what}",
        place_of(claim, fact, subject),
        (hint,),
        claim=claim.id,
    )


_GIVEN = (
    "  given: {statement: They were given 100 men., values: {men: 100}, "
    "sources: [{key: crs-troops, quote: They were given 100 men}]}\n"
)
_ARCHIVE = {"briefs/sources/crs-troops.txt": "They were given 100 men.\n"}


def _registry(men: str) -> dict[str, str]:
    fields = f"    kind: judgment\n    statement: The {men} men could stay.\n    basis: [given]\n"
    return {**_ARCHIVE, CLAIMS: registry(fields) + _GIVEN}


RULE = Rule(
    code="CLAIM032",
    name="ungrounded-statement",
    severity=Severity.ERROR,
    title="A judgment or a calculation states what it does not rest on",
    why=(
        "A formula that comes out vouches for its result and for nothing else in the sentence, and "
        "a judgment for none of its numbers."
    ),
    bad=_registry("«900»"),
    good=_registry("100"),
    check=check,
    scope="claim",
)

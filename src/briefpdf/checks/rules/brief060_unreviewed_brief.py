"""BRIEF060: a brief that uses claims which the office wants reviewed first."""

from __future__ import annotations

from collections.abc import Iterator

from ...compose.composition import Composition
from ...model.claim import Claim
from ...project.fingerprint import reviewers
from ...source.diagnostic import Diagnostic, Related
from ..examples import BASE, BRIEF, CLAIMS, SETTINGS
from ..rule import Rule, Severity
from ..signed import wants_review
from ..subject import Subject

_SHOWN = 10


def check(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each brief that rests on claims which too few have reviewed as they now are."""
    policy = subject.project.settings.policy
    if not policy.reviewed or subject.project.lost_references:
        return
    for composition in subject.compositions:
        lacking = [one for one in _claims(composition, subject) if _lacks_review(one, subject)]
        if lacking:
            brief = composition.brief
            yield Diagnostic(
                "BRIEF060",
                _message(lacking, policy.reviewers),
                brief.span,
                (
                    f"Have them reviewed: briefpdf claim review {lacking[0].id} --by NAME.",
                    "A review counts with the fingerprint of what it was a review of.",
                    "Until then, --draft renders the brief with a mark on every page.",
                ),
                tuple(Related(one.span, f"the claim “{one.id}”") for one in lacking[:_SHOWN]),
                brief=brief.id,
            )


def _claims(composition: Composition, subject: Subject) -> list[Claim]:
    """The claims that a brief uses, and those that they rest on."""
    claims = subject.project.claims
    used = dict.fromkeys(composition.claims)
    for name in composition.claims:
        used.update(dict.fromkeys(sorted(subject.graph.grounds(name))))
    return [claims[name] for name in used]


def _lacks_review(claim: Claim, subject: Subject) -> bool:
    policy = subject.project.settings.policy
    if not wants_review(claim, subject):
        return False
    people = subject.project.settings.people
    return len(reviewers(claim, subject.fingerprints.of(claim), people)) < policy.reviewers


def _message(lacking: list[Claim], wanted: int) -> str:
    names = ", ".join(claim.id for claim in lacking[:_SHOWN])
    more = f" and {len(lacking) - _SHOWN} others" if len(lacking) > _SHOWN else ""
    claims = "a claim" if len(lacking) == 1 else f"{len(lacking)} claims"
    by = "nobody has" if wanted == 1 else f"fewer than {wanted} people have"
    now = "it now is" if len(lacking) == 1 else "they now are"
    return f"the brief rests on {claims} that {by} reviewed as {now}: {names}{more}"


_POLICY = {SETTINGS: '[policy]\nreviewed = ["fact"]\n'}

RULE = Rule(
    code="BRIEF060",
    name="unreviewed-brief",
    severity=Severity.ERROR,
    title="A brief rests on claims that must be reviewed first",
    why=(
        "The policy of this workspace lets no brief out before others than their authors have held "
        "such claims against their evidence, as they now are."
    ),
    bad={**_POLICY, BRIEF: BASE[BRIEF].replace("---\n", "«---»\n", 1)},
    good={
        **_POLICY,
        CLAIMS: BASE[CLAIMS]
        + "    review: {by: mm, on: 2025-06-10, fingerprint: bf1777ca5d8ec364}\n",
    },
    check=check,
)

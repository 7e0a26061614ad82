"""What the checks come to for each claim."""

from __future__ import annotations

from collections.abc import Sequence

from ..model.claim import Claim
from ..project.fingerprint import reviewers
from .rule import Finding
from .signed import ABOUT_REVIEWS
from .standing import VERDICTS, Verdict, weakest
from .subject import Subject

__all__ = ["VERDICTS", "Verdict", "is_reviewed", "verdicts"]

# Findings that say nothing about whether the evidence supports the statement.
_ABOUT_OTHERS = ABOUT_REVIEWS | {"CLAIM012", "CLAIM013", "CLAIM015"}

_WITHDRAWN = "REF010"


def verdicts(subject: Subject, findings: Sequence[Finding]) -> dict[str, Verdict]:
    """The verdict of each claim, by its id.

    A claim is unsupported where an error stands against its evidence, or all of its sources are
    withdrawn; else it is what its quotes make of it (see `standing`). A calculation that comes out
    has the weakest verdict of its inputs, and is at best consistent.
    """
    against = {
        finding.diagnostic.claim
        for finding in findings
        if finding.is_error
        and finding.rule.code.startswith("CLAIM")
        and finding.rule.code not in _ABOUT_OTHERS
    }
    gone = {
        finding.diagnostic.source
        for finding in findings
        if finding.is_error and finding.rule.code == _WITHDRAWN
    }
    if gone:
        against.update(
            name
            for name, names in subject.graph.claims.items()
            if names.cites and all(key in gone for key in names.cites)
        )
    found: dict[str, Verdict] = {
        name: "unsupported" if name in against else standing
        for name, standing in subject.standings.items()
    }
    for name, names in subject.graph.claims.items():
        # Only what rests on other claims can be calculated from them.
        claim = subject.project.claims.get(name) if names.grounds and name in found else None
        if claim is not None and claim.calculation is not None:
            found[name] = _of_inputs(claim, found, subject, frozenset())
    return found


def _of_inputs(
    claim: Claim, found: dict[str, Verdict], subject: Subject, above: frozenset[str]
) -> Verdict:
    """The weakest verdict of a claim and of those that it is calculated from."""
    own = found.get(claim.id, "unchecked")
    if claim.calculation is None or claim.id in above:
        return own
    below = {written.partition(".")[0] for written in claim.calculation.inputs.values()}
    inputs = [one for name in below if (one := subject.project.claims.get(name)) is not None]
    above |= {claim.id}
    return weakest(own, *(_of_inputs(one, found, subject, above) for one in inputs))


def is_reviewed(claim: Claim, subject: Subject) -> bool:
    """Whether somebody other than its author has reviewed a claim as it now is."""
    people = subject.project.settings.people
    return bool(claim.reviews) and bool(reviewers(claim, subject.fingerprints.of(claim), people))

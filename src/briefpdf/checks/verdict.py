"""What the checks come to for each claim."""

from __future__ import annotations

from collections.abc import Sequence

from .rule import Finding
from .standing import Verdict
from .subject import Subject

__all__ = ["Verdict", "verdicts"]

# Findings that say nothing about whether the evidence supports the statement.
_ABOUT_OTHERS = frozenset({"CLAIM012", "CLAIM013", "CLAIM015", "CLAIM016", "CLAIM017"})

_WITHDRAWN = "REF010"


def verdicts(subject: Subject, findings: Sequence[Finding]) -> dict[str, Verdict]:
    """The verdict of each claim, by its id.

    A claim is unsupported where an error stands against its evidence, or all of its sources are
    withdrawn, and supported only where each of its sources has a quote that was found in an
    archived copy; a calculation, where it comes out.
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
            claim.id
            for claim in subject.project.claims.values()
            if claim.citations and all(citation.key in gone for citation in claim.citations)
        )
    return {
        name: "unsupported" if name in against else standing
        for name, standing in subject.standings.items()
    }

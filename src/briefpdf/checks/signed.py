"""Claims whose review vouches for their exact words and evidence, and those that want one."""

from __future__ import annotations

from ..model.claim import Claim
from .subject import Subject

# The rules about who wrote and who reviewed a claim: they say nothing of its evidence.
ABOUT_REVIEWS = frozenset(
    {"CLAIM016", "CLAIM017", "CLAIM023", "CLAIM050", "CLAIM051", "CLAIM052", "CLAIM053", "CLAIM054"}
)


def is_signed(claim: Claim) -> bool:
    """Whether a review carries a fingerprint: any change of the claim then asks for a new one."""
    return any(review.fingerprint for review in claim.reviews)


def wants_review(claim: Claim, subject: Subject) -> bool:
    """Whether the policy asks for a review of claims of this kind, or of this verdict."""
    reviewed = subject.project.settings.policy.reviewed
    if not reviewed or {"kind", "review"} & claim.unread:
        return False
    return claim.kind in reviewed or subject.standings.get(claim.id) in reviewed


def signs_source(key: str, subject: Subject) -> bool:
    """Whether a reviewed claim cites a source: the recorded checksum is part of the fingerprint."""
    return any(
        is_signed(claim) and any(citation.key == key for citation in claim.citations)
        for claim in subject.project.claims.values()
    )

"""Claims whose review vouches for their exact words and evidence."""

from __future__ import annotations

from ..model.claim import Claim
from .subject import Subject


def is_signed(claim: Claim) -> bool:
    """Whether a review carries a fingerprint: any change of the claim then asks for a new one."""
    return any(review.fingerprint for review in claim.reviews)


def signs_source(key: str, subject: Subject) -> bool:
    """Whether a reviewed claim cites a source: the recorded checksum is part of the fingerprint."""
    return any(
        is_signed(claim) and any(citation.key == key for citation in claim.citations)
        for claim in subject.project.claims.values()
    )

"""Which reviews of a claim still hold."""

from __future__ import annotations

from ..model.claim import Claim, Review


def same_person(one: str, other: str) -> bool:
    """Whether two names, or initials, are one person's: case and white space do not count."""
    return " ".join(one.casefold().split()) == " ".join(other.casefold().split())


def by_others(claim: Claim) -> list[Review]:
    """The reviews of a claim by somebody who did not write it."""
    return [one for one in claim.reviews if not same_person(one.by, claim.author or "")]


def reviewers(claim: Claim, fingerprint: str) -> list[str]:
    """Who has reviewed a claim as it now is: each once, without its author."""
    found: list[str] = []
    for review in by_others(claim):
        current = review.fingerprint == fingerprint
        if current and not any(same_person(review.by, name) for name in found):
            found.append(review.by)
    return found

"""Whether a claim's evidence is too old to be relied on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from ..model.claim import Claim


@dataclass(frozen=True, slots=True)
class Stale:
    """Which field says that a claim is stale, and how many days old its evidence is."""

    field: Literal["expires", "as_of"]
    days: int = 0


def staleness(claim: Claim, allowed: int, today: date) -> Stale | None:
    """How a claim is stale: past its day, or over `allowed` days old (0: however old)."""
    if claim.expires and claim.expires.last_day < today:
        return Stale("expires")
    age = (today - claim.as_of.last_day).days if claim.as_of else 0
    return Stale("as_of", age) if allowed and age > allowed else None

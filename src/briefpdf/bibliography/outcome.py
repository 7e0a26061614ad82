"""What may become of a source's address."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Outcome = Literal["alive", "moved", "dead", "blocked", "changed"]


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that a claim quotes from a source."""

    claim: str
    words: str


@dataclass(frozen=True, slots=True)
class Online:
    """What became of a source's address.

    `detail` says more in a clause; `url` is where the document is now; `lost` are the quotes that
    no longer stand there, of `looked_for` that were looked for. `answered` says whether anything
    answered there at all.
    """

    outcome: Outcome
    url: str
    detail: str = ""
    lost: tuple[Quote, ...] = ()
    looked_for: int = 0
    answered: bool = True

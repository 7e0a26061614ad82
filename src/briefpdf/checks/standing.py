"""How a claim stands towards its evidence, errors aside."""

from __future__ import annotations

from typing import Literal, get_args

from ..model.claim import Claim
from .quoted import Quotes
from .support import HELD, Support

Verdict = Literal["unsupported", "unchecked", "thin", "consistent", "verbatim", "judgment"]
# The weakest first; a judgment stands on its own.
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)


def standing(claim: Claim, quotes: Quotes, support: Support) -> Verdict:
    """The verdict of a claim that no error stands against.

    Verbatim where each sentence stands in a quote that was found, consistent where it says in other
    words what nothing in them contradicts, thin where hardly a word of it is theirs. Where it
    departs from them it is unsupported, though the rule that says so be off, or silenced.
    """
    if claim.kind == "judgment":
        return "judgment"
    if claim.kind == "calculation" and claim.calculation is not None:
        return "consistent"
    found = sum(one.match.found for one in quotes.by_claim.get(claim.id, []))
    # Whatever is printed as support counts, also a source that quotes nothing.
    wanted = len(claim.citations)
    if not found or found != wanted or claim.kind not in HELD:
        return "unchecked"
    assessed = support.assessed(claim)
    if any(gap.sure for gap in assessed.gaps):
        return "unsupported"
    if assessed.unread:
        return "unchecked"
    if assessed.is_thin:
        return "thin"
    return "verbatim" if assessed.is_copy and not assessed.gaps else "consistent"


def weakest(*found: Verdict) -> Verdict:
    """The weakest of some verdicts; judgments count only among themselves."""
    return min(found, key=VERDICTS.index)

"""Claims and sources that must no longer be relied on."""

from __future__ import annotations

from datetime import UTC, date, datetime
import os
import re
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from ..source.pattern import lazy_pattern

if TYPE_CHECKING:  # What day it is can be asked without a claim.
    from ..model.claim import Claim
    from ..model.reference import PartialDate, Reference

# What a bibliography says of them.
WITHDRAWN = ("retracted", "superseded", "withdrawn")


# What publishers put before or behind a title, and Crossref, PubMed and libraries pass on.
_MARKED = lazy_pattern(
    r"\W*(?i:retracted)(?:\s+\w+)?\s*[:–—-]\s.*|\W*WITHDRAWN(?:\s+\w+)?\s*[:–—-]\s.*"
    r"|.*[\[(](?i:retracted(?:\s(?:article|paper))?)[\])]\W*",
    re.DOTALL,
)


def withdrawal(reference: Reference) -> str:
    """How a source was withdrawn, such as "retracted"; empty where it was not."""
    return told_withdrawn(reference)[1]


def told_withdrawn(reference: Reference) -> tuple[str, str]:
    """The field that says that a source was withdrawn, and how; both empty where none does."""
    for field in ("status", "pubstate"):
        status = reference.get(field).strip().casefold()
        if status in WITHDRAWN:
            return field, status
    title = reference.get("title")
    if not _MARKED.fullmatch(title):
        return "", ""
    return "title", "retracted" if "retracted" in title.casefold() else "withdrawn"


class Stale(Struct, frozen=True):
    """Which field says that a claim is stale, and how many days old its evidence is."""

    field: Literal["expires", "as_of"]
    days: int = 0


def staleness(claim: Claim, allowed: int, today: date) -> Stale | None:
    """How a claim is stale: past its day, or over `allowed` days old (0: however old)."""
    return is_stale(claim.expires, claim.as_of, allowed, today)


def is_stale(
    expires: PartialDate | None, as_of: PartialDate | None, allowed: int, today: date
) -> Stale | None:
    """The same of a claim with these days."""
    if expires and expires.last_day < today:
        return Stale("expires")
    age = (today - as_of.last_day).days if as_of else 0
    return Stale("as_of", age) if allowed and age > allowed else None


def today() -> date:
    """The day on which claims are judged stale: that of `SOURCE_DATE_EPOCH`, else today."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdigit() and len(epoch) <= 11:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    return date.today()

"""Words for what became of a claim."""

from __future__ import annotations

from ....build.changes.compare import ClaimChange

_LABELS = {
    "statement": "reworded",
    "value": "values",
    "source": "sources",
    "basis": "basis",
    "calculation": "calculation",
    "detail": "details",
}


def labels(change: ClaimChange) -> tuple[str, ...]:
    """What happened to a claim, each in a word or two: added, reworded, values, reviewed, …"""
    told: dict[str, None] = {}
    if change.fate != "changed":
        told[change.fate] = None
    for aspect in change.aspects:
        if aspect.what == "review":
            told["reviewed" if aspect.after else "review withdrawn"] = None
        elif aspect.what in _LABELS:
            told[_LABELS[aspect.what]] = None
    return tuple(told)


def statement(change: ClaimChange) -> str:
    """What the claim states, or stated before it was removed."""
    claim = change.new or change.old
    assert claim is not None
    return claim.statement

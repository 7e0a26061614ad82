"""The report of `source check`: copies, and what became of addresses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import click

from ....bibliography.copies import BROKEN, Copy
from ....bibliography.outcome import Online
from ....bibliography.survey import Surveyed
from ....checks.subject import Subject
from ..summary import plural
from .described import as_json, copy_in_words, source_fields

# What a person has to look at, and what could not be decided.
BAD = frozenset({"dead", "changed"})
_COLOURS = {"dead": "red", "changed": "red", "moved": "yellow", "blocked": "yellow"}


def text(found: Sequence[Surveyed], online: Mapping[str, Online]) -> str:
    """A line for each copy, and for each address that was asked."""
    return "".join(f"{line}\n" for one in found for line in _lines(one, online))


def json(found: Sequence[Surveyed], online: Mapping[str, Online], subject: Subject) -> str:
    """Each source, its copies, and what became of its address; null where that was not asked."""
    return as_json(
        sources=[
            source_fields(one, subject) | {"online": _online(online.get(one.reference.key))}
            for one in found
        ]
    )


def summary(found: Sequence[Surveyed], online: Mapping[str, Online], asked: bool) -> str:
    """What the copies and the addresses come to."""
    copies = [copy for one in found for copy in one.copies]
    counted = _counted([copy.state for copy in copies])
    without = sum(not one.copies for one in found)
    parts = [*counted, f"{without} without a copy"] if without else counted
    said = f"{plural(len(found), 'source')}: {', '.join(parts) or 'nothing to check'}."
    if asked:
        outcomes = _counted([one.outcome for one in online.values()])
        silent = len(found) - len(online)
        parts = [*outcomes, f"{silent} without an address"] if silent else outcomes
        said += f" Online: {', '.join(parts) or 'nothing to ask'}."
    return said


def is_bad(found: Sequence[Surveyed], online: Mapping[str, Online]) -> bool:
    """Whether a copy is broken, or an address dead or changed."""
    return any(copy.state in BROKEN for one in found for copy in one.copies) or any(
        one.outcome in BAD for one in online.values()
    )


def _lines(one: Surveyed, online: Mapping[str, Online]) -> Iterator[str]:
    key = one.reference.key
    if not one.copies:
        yield f"{key}: no archived copy"
    for copy in one.copies:
        yield f"{key}: {_copy(copy)}"
    if key in online:
        state = online[key]
        outcome = click.style(state.outcome, fg=_COLOURS.get(state.outcome, "green"))
        detail = f": {state.detail}" if state.detail else ""
        yield f"{key}: {state.url}: {outcome}{detail}"
        for quote in state.lost:
            words = quote.words if len(quote.words) <= 160 else quote.words[:159] + "…"
            yield f"    {quote.claim}: “{' '.join(words.split())}”"


def _copy(copy: Copy) -> str:
    said = copy_in_words(copy)
    return click.style(said, fg="red") if copy.state in BROKEN else said


def _online(state: Online | None) -> dict[str, Any] | None:
    if state is None:
        return None
    return {
        "outcome": state.outcome,
        "url": state.url,
        "detail": state.detail or None,
        "quotes": state.looked_for,
        "lost": [{"claim": quote.claim, "quote": quote.words} for quote in state.lost],
    }


def _counted(states: Sequence[str]) -> list[str]:
    return [f"{states.count(state)} {state}" for state in dict.fromkeys(states)]

"""Changes as a page of Markdown, for a pull request or the summary of a job."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ....build.changes.aspect import Aspect
from ....build.changes.compare import Changes
from ..markdown_words import table, words
from ..summary import plural
from .labels import labels, statement
from .text import PARTLY

MOST_ROWS = 100
_LEFT_OUT = 10


def report(changes: Changes) -> str:
    """Tables of claims, sources and briefs, each up to `MOST_ROWS` rows."""
    parts = ["## What changed\n", f"Since {changes.commit[:12]}.\n"]
    claims = [
        (
            words(change.claim),
            ", ".join(labels(change)),
            _told(change.aspects) or words(statement(change)),
            _names(change.briefs),
        )
        for change in changes.claims
    ]
    sources = [
        (
            words(change.source),
            change.fate,
            _told(change.aspects),
            _names(change.claims),
            _names(change.briefs),
        )
        for change in changes.sources
    ]
    briefs = [
        (words(change.brief), change.fate or "", _names((*change.claims, *change.sources)))
        for change in changes.briefs
    ]
    parts += _section("claim", ("claim", "change", "before → after", "briefs"), claims)
    parts += _section("source", ("source", "change", "fields", "claims", "briefs"), sources)
    parts += _section("brief", ("brief", "text", "touched by"), briefs)
    if len(parts) == 2:
        parts.append("No claim, source or brief changed.\n")
    if changes.partly:
        parts.append(f"{PARTLY}\n")
    return "\n".join(parts)


def _section(name: str, head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> list[str]:
    if not rows:
        return []
    parts = [f"### {plural(len(rows), name)}\n", table(head, rows[:MOST_ROWS])]
    if left := len(rows[MOST_ROWS:]):
        parts.append(f"And {plural(left, name)} more.\n")
    return parts


def _told(aspects: Iterable[Aspect]) -> str:
    return "<br>".join(
        f"**{words(aspect.name)}** {words(aspect.before) or '*none*'} → "
        f"{words(aspect.after) or '*none*'}"
        for aspect in aspects
    )


def _names(names: tuple[str, ...]) -> str:
    shown = ", ".join(words(name) for name in names[:_LEFT_OUT])
    left = len(names) - _LEFT_OUT
    return f"{shown} and {left} more" if left > 0 else shown

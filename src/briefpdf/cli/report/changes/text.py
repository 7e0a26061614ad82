"""Changes for people: a claim on each line, what it was and is below it."""

from __future__ import annotations

from collections.abc import Iterator

import click

from ....build.changes.aspect import Aspect
from ....build.changes.compare import Changes
from ..text import one_line
from .labels import labels, statement

_COLOURS = {"added": "green", "removed": "red"}
PARTLY = "Some files could not be read, then or now; what they hold is left out."


def report(changes: Changes) -> str:
    """Every change of a claim, of a source and of a brief."""
    lines = [f"Since {changes.commit[:12]}:", *_claims(changes), *_sources(changes)]
    lines += _briefs(changes)
    if len(lines) == 1:
        lines = [f"No claim, source or brief changed since {changes.commit[:12]}."]
    if changes.partly:
        lines.append(PARTLY)
    return "".join(f"{line}\n" for line in lines)


def _claims(changes: Changes) -> Iterator[str]:
    for change in changes.claims:
        what = click.style(", ".join(labels(change)), fg=_COLOURS.get(change.fate, "yellow"))
        yield f"claim {one_line(change.claim)}: {what}{_in(change.briefs)}"
        if not any(aspect.what == "statement" for aspect in change.aspects):
            yield f"    {one_line(statement(change))}"
        yield from map(_aspect, change.aspects)


def _sources(changes: Changes) -> Iterator[str]:
    for change in changes.sources:
        yield f"source {one_line(change.source)}: {change.fate}{_in(change.briefs)}"
        yield from map(_aspect, change.aspects)


def _briefs(changes: Changes) -> Iterator[str]:
    for change in changes.briefs:
        touched = ", ".join((*change.claims, *change.sources))
        through = f"touched by {one_line(touched)}" if touched else ""
        told = "; ".join(filter(None, (change.fate, through)))
        yield f"brief {one_line(change.brief)}: {told}"


def _aspect(aspect: Aspect) -> str:
    before, after = (one_line(text) or "nothing" for text in (aspect.before, aspect.after))
    return f"    {one_line(aspect.name)}: {before} → {after}"


def _in(briefs: tuple[str, ...]) -> str:
    return f" (in {one_line(', '.join(briefs))})" if briefs else " (in no brief)"

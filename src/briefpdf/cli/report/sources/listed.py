"""The report of `source list`: a line for each source."""

from __future__ import annotations

from collections.abc import Sequence

import click

from ....bibliography.copies import BROKEN
from ....bibliography.survey import Surveyed
from ....checks.subject import Subject
from ..summary import plural
from .described import as_json, source_fields, withdrawn_in_words

_TITLE = 60


def text(found: Sequence[Surveyed]) -> str:
    """A line for each source: key, type, date, copy, what cites it, and its title."""
    rows = [_row(one) for one in found]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = (
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )
    return "".join(f"{line}\n" for line in lines)


def json(found: Sequence[Surveyed], subject: Subject) -> str:
    """The sources with everything that is known of them."""
    return as_json(sources=[source_fields(one, subject) for one in found])


def _row(one: Surveyed) -> tuple[str, ...]:
    title = one.reference.get("title")
    shown = title if len(title) <= _TITLE else title[: _TITLE - 1] + "…"
    gone = withdrawn_in_words(one)
    return (
        one.reference.key,
        one.reference.type,
        str(one.reference.date or "no date"),
        _copy(one),
        plural(len(one.dependants.claims), "claim"),
        plural(len(one.dependants.briefs), "brief"),
        f"[{gone}] {shown}" if gone else shown,
    )


def _copy(one: Surveyed) -> str:
    """The worst state of its copies, in a word or two."""
    states = [copy.state for copy in one.copies]
    broken = [state for state in states if state in BROKEN]
    if broken:
        return f"copy {broken[0]}"
    if not states:
        return "no copy"
    return "copy unchanged" if "unchanged" in states else "copy, no checksum"


def nothing(asked: bool) -> None:
    """Say that there is none, where a list would be empty."""
    said = "No source is like that." if asked else "There is no source yet: “briefpdf source add”."
    click.echo(said, err=True)

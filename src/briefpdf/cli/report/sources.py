"""Sources, listed and shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from textwrap import wrap
from typing import Any

from msgspec import Struct

from ...bibliography.survey import BROKEN, WORDS, Copy, Surveyed, Surveying
from ...checks.rule import Finding
from ...inspection.cached.registry import SourceRow
from ...model.reference import Reference
from ...project.project import Project
from ..print import echo, indented, plural


def as_json(**parts: Any) -> str:
    """A report as a JSON object of the version that it is."""
    return indented({"version": 1, **parts})


def source_fields(one: Surveyed, subject: Surveying) -> dict[str, Any]:
    """What every report says of a source."""
    row = one.row
    return {
        "source": row.source,
        "type": row.type,
        "title": row.title,
        "date": row.date or None,
        "path": subject.project.settings.references,
        "line": row.line,
        "withdrawn": row.withdrawn or None,
        "superseded_by": row.instead or None,
        "copies": [copy_fields(copy) for copy in one.copies],
        "claims": list(one.dependants.citing),
        "resting": dict(one.dependants.resting),
        "briefs": list(one.dependants.briefs),
    }


def copy_fields(copy: Copy) -> dict[str, Any]:
    """An archived copy."""
    return {"path": copy.path, "state": copy.state, "sha256": copy.sha256 or None}


def copy_in_words(copy: Copy) -> str:
    """An archived copy and its state, on a line."""
    return f"{copy.path}: {WORDS[copy.state]}"


def place_of_claim(name: str, project: Project) -> tuple[int, int]:
    """The line and the column on which a claim is written."""
    span = project.claim_span(name)
    return project.lines(span.path).line_column(span.start)


def withdrawn_in_words(row: SourceRow) -> str:
    """How a source was withdrawn, and by what; empty where it was not."""
    return f"{row.withdrawn} by {row.instead}" if row.withdrawn and row.instead else row.withdrawn


_TITLE = 60


def list_text(found: Sequence[Surveyed]) -> str:
    """A line for each source: key, type, date, copy, what cites it, and its title."""
    rows = [_row(one) for one in found]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ("  ".join(map(str.ljust, row, widths)).rstrip() for row in rows)
    return "".join(f"{line}\n" for line in lines)


def list_json(found: Sequence[Surveyed], subject: Surveying) -> str:
    """The sources with everything that is known of them."""
    return as_json(sources=[source_fields(one, subject) for one in found])


# A hundred thousand cells have the same few numbers.
_counted = lru_cache(plural)


def _row(one: Surveyed) -> tuple[str, ...]:
    row = one.row
    shown = row.title if len(row.title) <= _TITLE else row.title[: _TITLE - 1] + "…"
    gone = withdrawn_in_words(row)
    return (
        row.source,
        row.type,
        row.date or "no date",
        _copy(one),
        _counted(len(one.dependants.citing) + len(one.dependants.resting), "claim"),
        _counted(len(one.dependants.briefs), "brief"),
        f"[{gone}] {shown}" if gone else shown,
    )


def _copy(one: Surveyed) -> str:
    """The worst state of its copies, in a word or two."""
    if not one.copies:
        return "no copy"
    states = [copy.state for copy in one.copies]
    for state in states:
        if state in BROKEN:
            return f"copy {state}"
    return "copy unchanged" if "unchanged" in states else "copy, no checksum"


def nothing(asked: bool) -> None:
    """Say that there is none, where a list would be empty."""
    said = "No source is like that." if asked else "There is no source yet: “briefpdf source add”."
    echo(said, err=True)


_WIDTH, _NAME = 78, 12


class Shown(Struct, frozen=True):
    """A source, as the style prints it, with the findings that are about it."""

    one: Surveyed
    reference: Reference
    printed: str
    findings: Sequence[Finding]
    subject: Surveying


def show_text(shown: Shown) -> str:
    """The source under headings."""
    return "".join(f"{line}\n" for line in _lines(shown))


def show_json(shown: Shown) -> str:
    """The source with its fields, decoded, and its findings as `check` gives them."""
    from .json import finding_fields

    return as_json(
        **source_fields(shown.one, shown.subject),
        printed=shown.printed,
        fields=dict(shown.reference.fields),
        findings=[finding_fields(finding) for finding in shown.findings],
    )


def _lines(shown: Shown) -> Iterator[str]:
    one, reference = shown.one, shown.reference
    line, column = shown.subject.project.lines(reference.span.path).line_column(
        reference.span.start
    )
    gone = withdrawn_in_words(one.row)
    yield f"{reference.key} ({reference.type}){f' [{gone}]' if gone else ''}"
    yield f"  {reference.span.path}:{line}:{column}"
    yield ""
    yield from wrap(shown.printed, _WIDTH, initial_indent="  ", subsequent_indent="  ")
    yield ""
    for name in dict.fromkeys((*reference.spans, *reference.fields)):
        # What the entry itself writes, then what it inherits; what only completes it is left out.
        if name in reference.fields and (name in reference.spans or name not in _OTHER_NAMES):
            yield from _field(name, reference.fields[name])
    yield ""
    if one.copies:
        yield "Archived copies:"
        yield from (f"  {copy_in_words(copy)}" for copy in one.copies)
    else:
        yield "No archived copy."
    yield from _reach(one)
    if shown.findings:
        from .text import finding_lines

        yield "Findings:"
        for finding in shown.findings:
            yield from (f"  {found}" for found in finding_lines(finding))
    else:
        yield "No findings."


# The reader gives a field of BibTeX under the name that BibLaTeX has for it, too.
_OTHER_NAMES = frozenset({"annotation", "eprinttype", "eprintclass", "location", "journaltitle"})


def _field(name: str, value: str) -> Iterator[str]:
    indent = " " * (_NAME + 3)
    lines = wrap(value, _WIDTH - len(indent), break_long_words=False, break_on_hyphens=False)
    for index, line in enumerate(lines):
        yield f"  {name:<{_NAME}} {line}" if not index else f"{indent}{line}"


def _reach(one: Surveyed) -> Iterator[str]:
    reach = one.dependants
    if not one.used:
        yield "No claim and no brief cites it."
        return
    for what, names in (("Claim", reach.citing), ("Brief", list(reach.briefs))):
        if names:
            head = f"{what}s that rest on it" if what == "Brief" else f"{what}s that cite it"
            listed = f"{head} ({len(names)}): {', '.join(names)}"
            yield from wrap(listed, _WIDTH, subsequent_indent="  ", break_on_hyphens=False)
    if reach.resting:
        listed = f"{plural(len(reach.resting), 'more claim')} on these: {', '.join(reach.resting)}"
        yield from wrap(listed, _WIDTH, subsequent_indent="  ", break_on_hyphens=False)

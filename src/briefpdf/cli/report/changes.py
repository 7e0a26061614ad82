"""What changed since a revision, as text, JSON and Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ...inspection.aspect import Aspect
from ...inspection.changes import BriefChange, Changes, ClaimChange, FileChange
from ...model.claim import Claim
from ..print import indented, style
from .asked import as_data, held_to, lines_of_asked
from .tables import names, section, words
from .text import one_line

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
            objected = _objections(change.new) - _objections(change.old)
            fresh = "objected to" if objected else "reviewed"
            told[fresh if aspect.after else "review withdrawn"] = None
        elif aspect.what in _LABELS:
            told[_LABELS[aspect.what]] = None
    return tuple(told)


def _objections(claim: Claim | None) -> set[tuple[str, str]]:
    reviews = claim.reviews if claim is not None else ()
    return {(one.by, one.objection) for one in reviews if one.objection is not None}


def statement(change: ClaimChange) -> str:
    """What the claim states, or stated before it was removed."""
    claim = change.new or change.old
    assert claim is not None
    return claim.statement


def as_json(changes: Changes) -> str:
    """All changes as a JSON object."""
    whole = {
        "version": 1,
        "since": changes.commit,
        "partly": changes.partly,
        "cut_off": changes.cut_off,
        "claims": [
            {
                "claim": change.claim,
                "fate": change.fate,
                "what": list(labels(change)),
                "statement": statement(change),
                "changed": [_aspect_data(aspect) for aspect in change.aspects],
                "briefs": list(change.briefs),
            }
            for change in changes.claims
        ],
        "sources": [
            {
                "source": change.source,
                "fate": change.fate,
                "changed": [_aspect_data(aspect) for aspect in change.aspects],
                "claims": list(change.claims),
                "briefs": list(change.briefs),
            }
            for change in changes.sources
        ],
        "copies": [
            {
                "path": change.path,
                "fate": change.fate,
                "sources": list(change.sources),
                "claims": list(change.claims),
                "briefs": list(change.briefs),
            }
            for change in changes.copies
        ],
        "styles": [_file_data(change) for change in changes.styles],
        "briefs": [
            {
                "brief": change.brief,
                "fate": change.fate,
                "claims": list(change.claims),
                "sources": list(change.sources),
                "was": change.was or None,
            }
            for change in changes.briefs
        ],
        "files": [_file_data(change) for change in changes.files],
        **as_data(changes),
    }
    return indented(whole)


def _file_data(change: FileChange) -> dict[str, Any]:
    return {"path": change.path, "fate": change.fate, "briefs": list(change.briefs)}


def _aspect_data(aspect: Aspect) -> dict[str, Any]:
    return {
        "what": aspect.what,
        "name": aspect.name,
        "before": aspect.before or None,
        "after": aspect.after or None,
    }


def as_markdown(changes: Changes) -> str:
    """Tables of claims, sources and briefs, each up to `MOST_ROWS` rows."""
    parts = ["## What changed\n", f"Since {changes.commit[:12]}.\n", *held_to(changes)]
    claims = [
        (
            words(change.claim),
            ", ".join(labels(change)),
            differences(change.aspects) or words(statement(change)),
            names(change.briefs),
        )
        for change in changes.claims
    ]
    parts += section("claim", ("claim", "change", "before → after", "briefs"), claims)
    parts += sections_of_rest(changes)
    if len(parts) == 2:
        parts.append("No claim, source, style or brief changed.\n")
    return "\n".join(parts)


def sections_of_rest(changes: Changes) -> list[str]:
    """Tables of all that changed but claims, and whether something could not be read."""
    sources = [
        (
            words(change.source),
            change.fate,
            differences(change.aspects),
            names(change.claims),
            names(change.briefs),
        )
        for change in changes.sources
    ]
    briefs = [
        (words(change.brief), words(_fate(change)), names((*change.claims, *change.sources)))
        for change in changes.briefs
    ]
    parts = section("source", ("source", "change", "fields", "claims", "briefs"), sources)
    copies = [
        (
            words(change.path),
            _FATES[change.fate],
            names(change.sources),
            names(change.claims),
            names(change.briefs),
        )
        for change in changes.copies
    ]
    head = ("archived copy", "change", "sources", "claims that quote it", "briefs")
    parts += section("archived copy", head, copies, "archived copies")
    styled = ("file of a style", "change", "briefs")
    parts += section("file of a style", styled, _file_rows(changes.styles), "files of styles")
    others = ("picture or settings", "change", "briefs")
    parts += section("other file", others, _file_rows(changes.files))
    parts += section("brief", ("brief", "text", "touched by"), briefs)
    parts += [f"{one}\n" for one in _caveats(changes)]
    return parts


def _file_rows(files: Iterable[FileChange]) -> list[tuple[str, ...]]:
    return [(words(one.path), one.fate, names(one.briefs)) for one in files]


def differences(aspects: Iterable[Aspect]) -> str:
    """Each thing that differs, as it was and as it is, on lines of one cell."""
    return "<br>".join(
        f"**{words(aspect.name)}** {words(aspect.before) or '*none*'} → "
        f"{words(aspect.after) or '*none*'}"
        for aspect in aspects
    )


_COLOURS = {"added": "green", "removed": "red"}
CUT_OFF = (
    "git does not know here where this work left that revision, so that what was added to it since"
    " looks removed: fetch the history (fetch-depth: 0, GIT_DEPTH: 0)."
)


def _caveats(changes: Changes) -> list[str]:
    """Why a list of changes may be wrong or not whole."""
    caveats = [CUT_OFF] if changes.cut_off else []
    if changes.partly:
        files = names(changes.unread)
        caveats.append(f"What could not be read, then or now, is left out: {files}.")
    return caveats


def as_text(changes: Changes) -> str:
    """Every change of a claim, of a source and of a brief."""
    lines = [f"Since {changes.commit[:12]}:", *_claims(changes), *_sources(changes)]
    lines += [*_copies(changes), *_files("style", changes.styles)]
    lines += [*_files("file", changes.files), *lines_of_asked(changes), *_briefs(changes)]
    if len(lines) == 1:
        lines = [f"No claim, source, style or brief changed since {changes.commit[:12]}."]
    lines += _caveats(changes)
    return "".join(f"{line}\n" for line in lines)


def _claims(changes: Changes) -> Iterator[str]:
    for change in changes.claims:
        what = style(", ".join(labels(change)), fg=_COLOURS.get(change.fate, "yellow"))
        yield f"claim {one_line(change.claim)}: {what}{_in(change.briefs)}"
        if not any(aspect.what == "statement" for aspect in change.aspects):
            yield f"    {one_line(statement(change))}"
        yield from map(_aspect, change.aspects)


def _sources(changes: Changes) -> Iterator[str]:
    for change in changes.sources:
        yield f"source {one_line(change.source)}: {change.fate}{_in(change.briefs)}"
        yield from map(_aspect, change.aspects)


# What became of an archived copy, in words.
_FATES = {
    "changed": "other content",
    "removed": "removed",
    "unknown": "not in the history of git, so that nobody can tell whether it changed",
}


def _copies(changes: Changes) -> Iterator[str]:
    for change in changes.copies:
        sources = one_line(", ".join(change.sources))
        told = f"copy {one_line(change.path)} of {sources}: {_FATES[change.fate]}"
        yield f"{told}{_in(change.briefs)}"
        if change.claims:
            yield f"    quoted by {one_line(', '.join(change.claims))}"


def _files(kind: str, files: Iterable[FileChange]) -> Iterator[str]:
    for change in files:
        yield f"{kind} {one_line(change.path)}: {change.fate}{_in(change.briefs)}"


def _fate(change: BriefChange) -> str:
    return f"renamed, was {change.was}" if change.was else change.fate or ""


def _briefs(changes: Changes) -> Iterator[str]:
    for change in changes.briefs:
        touched = ", ".join((*change.claims, *change.sources))
        through = f"touched by {one_line(touched)}" if touched else ""
        told = "; ".join(filter(None, (one_line(_fate(change)), through)))
        yield f"brief {one_line(change.brief)}: {told}"


def _aspect(aspect: Aspect) -> str:
    before, after = (one_line(text) or "nothing" for text in (aspect.before, aspect.after))
    return f"    {one_line(aspect.name)}: {before} → {after}"


def _in(briefs: tuple[str, ...]) -> str:
    return f" (in {one_line(', '.join(briefs))})" if briefs else " (in no brief)"

"""Composes and checks a brief, and writes down whatever is looked up for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ...checks.backing import Counts, Coverage
from ...compose.compose import Composition, compose_brief
from ...project.project import Project
from ...readers.brief import UNREADABLE, read_brief
from ...source.decode import read_text
from .briefs import RESULT, BriefResult, Contents
from .registry import CODEC, hash_of
from .results import find_by_rule
from .session import Session
from .trace import Trace, TracedQuoted, TracedThings, TracedWorkspace, traced_subject


def compose(session: Session, path: str, name: str) -> tuple[BriefResult, Contents | None]:
    """The result of a brief, whose name in the cache is given; its contents, if it can be read."""
    trace = Trace(session.world)
    text = read_text(session.snapshot, path, UNREADABLE)
    if text.value is None:
        return BriefResult({}, {}, text.diagnostics), None
    read = read_brief(text.value)
    said = (*text.diagnostics, *read.diagnostics)
    project = replace(
        session.project(),
        workspace=TracedWorkspace(session.snapshot, trace),
        claims=TracedThings(session.claims, "claim", trace),
        references=TracedThings(session.references, "source", trace),
        texts={path: text.value},
        diagnostics=(*session.sources_index.diagnostics, *said),
    )
    vars(project).update(quoted=TracedQuoted(session.graph, trace), graph=session.graph)
    composition = compose_brief(project, read.value, session.sandbox)
    session.composed(composition)
    subject = traced_subject(session.archives, trace, project, [composition], session.day)
    found = find_by_rule("brief", subject)
    coverage = next((covered for _, covered in subject.coverages), None)
    for key, copy in _copies(composition, project):
        trace.note("source", key)
        trace.note("file", copy)
    stopped = any(one.limited for one in composition.diagnostics)
    if stopped or not session.archives.limited.isdisjoint(trace.facts.get("file", ())):
        trace.lasts = False  # At another time the machine may be less busy.
    result = BriefResult(
        trace.facts,
        found,
        said,
        composition.brief,
        composition.claims,
        composition.sources,
        dict(composition.missed),
        composition.diagnostics,
        composition.expanded,
        hash_of(f"{name}{CODEC.pack(trace.facts).hex()}"),
        CODEC.digest((composition.document, composition.theme)),
        _counts(coverage),
        name if trace.lasts and not session.snapshot.moved else "",
    )
    contents = Contents(composition.document, composition.theme, coverage, composition.uses)
    if trace.lasts:
        values = (contents.document, contents.theme, contents.coverage, contents.uses)
        session.set("contents", result.contents, values)
    if result.name:
        session.set("brief", name, result, RESULT)
    return result, contents


def _copies(composition: Composition, project: Project) -> Iterator[tuple[str, str]]:
    """The copies of what a brief and its claims cite: its file says what its claims rest on."""
    keys = dict.fromkeys(composition.sources)
    for name in composition.claims:
        keys |= dict.fromkeys(citation.key for citation in project.claims[name].citations)
    for key in keys:
        if key in project.references:
            yield from ((key, copy) for copy in project.references[key].files)


def _counts(coverage: Coverage | None) -> Counts | None:
    if coverage is None:
        return None
    numbers = coverage.backed, coverage.judgments, coverage.uncited, coverage.cited
    return (coverage.total, *numbers)

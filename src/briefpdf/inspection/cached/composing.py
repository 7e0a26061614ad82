"""Composes and checks a brief, and writes down whatever is looked up for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import NamedTuple

from msgspec.structs import astuple

from ...checks.backing import Counts, Coverage
from ...compose.compose import compose_brief
from ...compose.composition import Composition
from ...project.graph import Use
from ...project.project import Project
from ...readers.brief import UNREADABLE, read_brief
from ...source.decode import read_text
from ...source.diagnostic import Diagnostic
from .brief_result import RESULT, USES, BriefResult, Contents
from .registry import CODEC, hash_of
from .results import find_by_rule
from .sandbox import CachedSandbox, note_expanded
from .session import Session
from .trace import Trace, TracedQuoted, TracedThings, TracedWorkspace, traced_subject


class Composed(NamedTuple):
    """The result of a brief, its contents where it can be read, and where it names claims."""

    result: BriefResult
    contents: Contents | None = None
    uses: tuple[Use, ...] = ()


def compose(session: Session, path: str, name: str) -> Callable[[], Composed]:
    """Compose a brief, whose name in the cache is given; what checks it."""
    trace = Trace(session.world)
    text = read_text(session.snapshot, path, UNREADABLE)
    if text.value is None:
        unread = Composed(BriefResult({}, {}, text.diagnostics))
        return lambda: unread
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
    composition = compose_brief(project, read.value, CachedSandbox(session))
    session.composed(composition)
    return lambda: _checked(session, trace, project, composition, said, name)


def _checked(
    session: Session,
    trace: Trace,
    project: Project,
    composition: Composition,
    said: tuple[Diagnostic, ...],
    name: str,
) -> Composed:
    subject = traced_subject(session.archives, trace, project, [composition], session.day)
    from .support import CachedSupport  # Pages are begun before what checks them is loaded.

    vars(subject)["support"] = CachedSupport(session, subject)
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
    contents = Contents(composition.document, composition.theme, coverage)
    if composition.expanded:
        note_expanded(session, composition.brief.path)
    if trace.lasts:
        session.set("contents", result.contents, astuple(contents))
        session.set("uses", result.contents, composition.uses, USES)
    if result.name:
        session.set("brief", name, result, RESULT)
    return Composed(result, contents, composition.uses)


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

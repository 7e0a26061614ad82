"""Inspects a workspace part by part, and only the parts that changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import PurePosixPath

from ...checks.coverage import Coverage
from ...checks.registry import RULES
from ...checks.rule import Finding
from ...checks.run import find_all, severity_of
from ...compose.sandbox import Sandbox
from ...project.load import given_twice
from ...project.outline import Outline, SourceOutline
from ...project.withdrawn import today
from ...source.decode import read_text
from ...source.diagnostic import Diagnostic
from ...source.workspace import Workspace
from ...store.store import Store
from ..inspect import BriefResult, Inspection, Progress
from .lazy import KeptComposition, KeptCoverage, KeptProject, KeptSubject
from .parts import Contents, Part, Parts
from .session import Session, uncollected
from .tasks import Task, find, tasks_of
from .workers import Workers


class KeptInspection(Inspection):
    """An inspection, and the parts that it is made of."""

    session: Session
    parts: Parts
    made: dict[Task, Part]
    # The tasks that had to be done.
    done: frozenset[Task]


def inspect_kept(
    workspace: Workspace,
    store: Store,
    sandbox: Sandbox,
    only: Iterable[str] | None = None,
    progress: Progress = lambda name: None,
    jobs: int = 1,
) -> KeptInspection:
    """Check a workspace as `inspect_workspace` does, making only what is not in the store.

    `jobs` is the number of processes that make it, where it is much.
    """
    workers = Workers(jobs)
    with uncollected():
        session = Session(workspace, store, sandbox, today())
        workers.read(session)
        paths = session.snapshot.files(session.settings.briefs) if only is None else list(only)
        parts = Parts(session)
        tasks = list(tasks_of(session, paths))
        made: dict[Task, Part] = {}
        for task in tasks:
            part = find(parts, task)
            if part is not None:
                made[task] = part
        missing = [task for task in tasks if task not in made]
        if any(task.sort == "brief" for task in missing):
            sandbox.start()
        for task, part in workers(session, missing):
            made[task] = part
            if task.sort == "brief":
                progress(PurePosixPath(str(task.of)).stem)
        inspection = _assemble(session, parts, tasks, made, whole=only is None)
        vars(inspection).update(session=session, parts=parts, made=made, done=frozenset(missing))
        return inspection


def _assemble(
    session: Session, parts: Parts, tasks: list[Task], made: dict[Task, Part], whole: bool
) -> KeptInspection:
    compositions, covered, results = [], dict[str, Coverage](), []
    said = [item for task in tasks for item in made[task].said]
    tasks = _of_one_name_the_last(tasks)
    for task in tasks:
        brief = made[task].brief if task.sort == "brief" else None
        if brief is None:
            continue
        load: Callable[[], Contents] = partial(parts.contents, str(task.of), brief)
        one = KeptComposition(brief.composition, brief.expanded, load)
        compositions.append(one)
        if brief.counts is not None:
            covered[one.brief.id] = KeptCoverage(brief.counts, load)
        results.append(BriefResult(one.brief.id, one.brief.path, covered.get(one.brief.id)))
    said = [*session.diagnostics(), *_twice(session), *said]
    project = KeptProject(
        session.snapshot,
        session.settings,
        {one.brief.id: one.brief for one in compositions},
        session.claims,
        session.references,
        tuple(said),
        {},
        session.source_shelf.lost,
        session.lost_claims,
    )
    vars(project)["outlines"] = [
        shelf.outline for shelf in session.claim_shelves if isinstance(shelf.outline, Outline)
    ]
    if isinstance(session.source_shelf.outline, SourceOutline):
        vars(project)["source_outline"] = session.source_shelf.outline
    vars(project)["commented"] = list(_commented(session, tasks))
    subject = KeptSubject(project, compositions, session.day, whole)
    vars(subject).update(
        covered=covered,
        stood=[made[task].standings for task in tasks],
        archives=session.archives,
        session=session,
    )
    known = _known(session, tasks, made)
    found = find_all(subject, known=known)
    # What the rules asked was written down; whoever asks later wants to know how things then are.
    vars(project)["workspace"] = session.snapshot.workspace
    return KeptInspection(
        subject, tuple(found.findings), tuple(results), tuple(found.suppressed), known
    )


def _of_one_name_the_last(tasks: list[Task]) -> list[Task]:
    """The tasks without those of briefs whose name a later one has, as a project keeps them."""
    last = {(task.sort, _stem(task)): task for task in tasks}
    return list(last.values())


def _stem(task: Task) -> str | int:
    return PurePosixPath(task.of).stem if isinstance(task.of, str) else task.of


def _known(session: Session, tasks: list[Task], made: dict[Task, Part]) -> dict[str, list[Finding]]:
    """What was found part by part: by code, the same thing once."""
    known: dict[str, list[Finding]] = {}
    for rule in RULES:
        if rule.scope == "workspace" or rule.check is None:
            continue
        severity = severity_of(rule, session.settings)
        located = {item[0]: item for task in tasks for item in made[task].found.get(rule.code, ())}
        known[rule.code] = [Finding(rule, severity, *item) for item in located.values()]
    return known


def _twice(session: Session) -> Iterator[Diagnostic]:
    for number, position, name in session.claims.twice:
        first = session.claims[name]
        text = session.text(first.span.path)
        assert text is not None
        yield given_twice(session.claims.thing(number, position), first, text)


def _commented(session: Session, tasks: list[Task]) -> Iterator[str]:
    paths = [session.settings.references, *session.claim_paths]
    paths += [str(task.of) for task in tasks if task.sort == "brief"]
    for path in paths:
        # What is no text was reported, and silences nothing.
        commented = path in session.snapshot.commented
        if commented and read_text(session.snapshot, path, "").value is not None:
            yield path

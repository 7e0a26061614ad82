"""Inspects a workspace with a cache: only what changed is made anew."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from ...cache.cache import Cache
from ...checks.backing import CachedCoverage, Coverage
from ...checks.registry import RULES
from ...checks.rule import Finding
from ...checks.run import find_all, severity_of
from ...checks.subject import Subject
from ...compose.composition import Composition
from ...compose.sandbox import Sandbox
from ...project.load import given_twice
from ...project.withdrawn import today
from ...source.decode import read_text
from ...source.diagnostic import Diagnostic
from ...source.workspace import Workspace
from ..inspect import BriefResult, Composed, Inspection, Progress, unheard
from .brief_result import BriefResult as Made
from .brief_result import Contents
from .briefs import Briefs, compose_cached, with_briefs
from .registry import Located, uncollected
from .results import FileResult
from .sandbox import start_sandbox
from .session import Session
from .snapshot import Snapshot
from .workers import Task, Workers, find

if TYPE_CHECKING:  # What is cached was read: nothing of what reads it is needed.
    from ...checks.pair import Pair
    from ...checks.sentence import Sentence
    from ...checks.standing import Verdict


@dataclass(frozen=True)
class CachedInspection(Inspection):
    """An inspection, with what it was put together of; `done` are the tasks that were done."""

    session: Session | None = None
    briefs_made: Mapping[str, Made] | None = None
    done: frozenset[Task] = frozenset()
    lasts: bool = False
    # Who has reviewed each claim as it now is.
    reviewed: Mapping[str, Sequence[str]] | None = None

    def registered(self) -> Iterator[tuple[str, str, int, bool]]:
        """Each claim's id, file and line, and whether it is reviewed as it now is."""
        session, reviewed = self.session, self.reviewed or {}
        assert session is not None
        for number, path in enumerate(session.claim_paths):
            names, lines = session.claims.files[number].names, session.claims.places(number).lines
            for at in session.claims.positions(number):
                yield names[at], path, lines[at], names[at] in reviewed


def inspect_cached(
    workspace: Workspace,
    cache: Cache,
    sandbox: Sandbox,
    only: Iterable[str] | None = None,
    progress: Progress = lambda name: None,
    jobs: int = 1,
    snapshot: Snapshot | None = None,
    composed: Composed = unheard,
) -> CachedInspection:
    """Check a workspace as `inspect_workspace` does, making only what is not in the cache.

    `jobs` is the number of processes that make it, where it is much; `snapshot` is one of this
    run, which asked some of the same; `composed` is as in `inspect_session`.
    """
    with uncollected():
        session = Session(workspace, cache, sandbox, today(), snapshot=snapshot)
        return inspect_session(session, only, progress, jobs, composed)


def inspect_session(
    session: Session,
    only: Iterable[str] | None = None,
    progress: Progress = lambda name: None,
    jobs: int = 1,
    composed: Composed = unheard,
) -> CachedInspection:
    """The same, of a workspace of which something is known already.

    `composed` is given each composition that is made, as soon as it is: in this process before
    it is checked.
    """
    return find_session(session, only, progress, jobs, composed)()


def find_session(
    session: Session,
    only: Iterable[str] | None = None,
    progress: Progress = lambda name: None,
    jobs: int = 1,
    composed: Composed = unheard,
) -> Callable[[], CachedInspection]:
    """The same, put together when it is wanted: what that takes of the cache is fetched now."""
    workers = Workers(jobs)
    with uncollected():
        workers.read(session)
        paths = session.snapshot.files(session.settings.briefs) if only is None else list(only)
        tasks, made, missing = _made(session, paths, workers, progress, composed)

    def put_together() -> CachedInspection:
        with uncollected():
            return _assemble(session, tasks, made, missing, whole=only is None)

    return put_together


def inspect_part(
    session: Session, part: Collection[str], progress: Progress, jobs: int, composed: Composed
) -> tuple[CachedInspection, CachedInspection]:
    """The same of some briefs, and of all: what both rest on is found once."""
    workers = Workers(jobs)
    with uncollected():
        workers.read(session)
        paths = session.snapshot.files(session.settings.briefs)
        tasks, made, missing = _made(session, paths, workers, progress, composed)
        meant = [task for task in tasks if task.sort != "brief" or task.path in part]
        return (
            _assemble(session, meant, made, missing, whole=False),
            _assemble(session, tasks, made, missing, whole=True),
        )


def _made(
    session: Session,
    paths: Iterable[str],
    workers: Workers,
    progress: Progress,
    composed: Composed,
) -> tuple[list[Task], dict[Task, FileResult | Made], frozenset[Task]]:
    """What was found of claims, sources and these briefs, task by task; which were not cached."""
    tasks = [*(Task("claim", path) for path in session.claim_paths)]
    tasks += [Task("source", path) for path in (session.bibliography,) if path is not None]
    tasks += [Task("brief", path) for path in paths]
    made: dict[Task, FileResult | Made] = {}
    for task in tasks:
        result = find(session, task)
        if result is not None:
            made[task] = result
    # Briefs first: as soon as one is composed, it may be laid out.
    missing = sorted((one for one in tasks if one not in made), key=lambda one: one.sort != "brief")
    start_sandbox(session, (task.path for task in missing if task.sort == "brief"))
    told: set[str] = set()

    def tell(composition: Composition) -> None:
        if composition.brief.path not in told:
            told.add(composition.brief.path)
            project = session.project()
            vars(project)["archives"] = session.archives
            composed(composition, project)

    session.composed = tell
    for task, result in workers(session, missing):
        made[task] = result
        if isinstance(result, Made):
            progress(PurePosixPath(task.path).stem)
            if (composition := compose_cached(session, task.path, result)) is not None:
                tell(composition)
    return tasks, made, frozenset(missing)


def _assemble(
    session: Session,
    tasks: list[Task],
    made: dict[Task, FileResult | Made],
    done: frozenset[Task],
    whole: bool,
) -> CachedInspection:
    briefs = {task.path: one for task in tasks if isinstance(one := made[task], Made)}
    files = [one for task in tasks if isinstance(one := made[task], FileResult)]
    said = [*_twice(session), *(item for one in briefs.values() for item in one.said)]
    # Of two briefs of one name the last counts, as in a project.
    last = {PurePosixPath(path).stem: path for path in briefs}
    briefs = {path: one for path, one in briefs.items() if last[PurePosixPath(path).stem] == path}
    compositions, covered, results = [], dict[str, Coverage](), []
    for path, result in briefs.items():
        composed = compose_cached(session, path, result)
        if composed is None:
            continue
        compositions.append(composed)
        brief = composed.brief
        if result.counts is not None:
            sentences = partial(_sentences, partial(Briefs(session).contents, path, result))
            covered[brief.id] = CachedCoverage(result.counts, sentences)
        results.append(BriefResult(brief.id, brief.path, covered.get(brief.id)))
    project = with_briefs(session, session.project(tuple(said)), compositions)
    vars(project)["commented"] = list(_commented(session, briefs))
    subject = CachedSubject(project, compositions, session.day, whole)
    vars(subject).update(covered=covered, files=files, session=session, archives=session.archives)
    known = _known(session, [*files, *briefs.values()])
    found = find_all(subject, known=known)
    # What the rules asked was written down; whoever asks later wants to know how things then are.
    vars(project)["workspace"] = session.snapshot.workspace
    reviewed: dict[str, Sequence[str]] = {}
    for file in files:
        reviewed |= file.reviewed
    lasts = not session.snapshot.moved and all(one.lasts for one in files)
    return CachedInspection(
        subject,
        tuple(found.findings),
        tuple(results),
        tuple(found.suppressed),
        known,
        session,
        briefs,
        done,
        lasts and all(one.name for one in briefs.values()),
        reviewed,
    )


def _known(session: Session, made: Sequence[FileResult | Made]) -> dict[str, list[Finding]]:
    """What was found part by part: by code, the same thing once."""
    located: dict[str, dict[Diagnostic, Located]] = {}
    for one in made:
        for code, items in one.found.items():
            located.setdefault(code, {}).update((item[0], item) for item in items)
    known: dict[str, list[Finding]] = {}
    for rule in RULES.to_ask():
        if rule.scope != "workspace" and rule.check is not None:
            severity = severity_of(rule, session.settings)
            found = located.get(rule.code, {}).values()
            known[rule.code] = [Finding(rule, severity, *item) for item in found]
    return known


def _twice(session: Session) -> Iterator[Diagnostic]:
    for number, at, name in session.claims.twice:
        first = session.claims[name]
        text = session.text(first.span.path)
        assert text is not None
        yield given_twice(session.claims.thing(number, at), first, text)


def _commented(session: Session, briefs: Iterable[str]) -> Iterator[str]:
    for path in (session.settings.references, *session.claim_paths, *briefs):
        # What is no text was reported, and silences nothing.
        commented = path in session.snapshot.commented
        if commented and read_text(session.snapshot, path, "").value is not None:
            yield path


def _sentences(load: Callable[[], Contents]) -> tuple[Sentence, ...]:
    coverage = load().coverage
    return coverage.sentences if coverage else ()


class CachedSubject(Subject):
    """A subject of which most has been worked out."""

    @cached_property
    def coverages(self) -> Sequence[tuple[Composition, Coverage]]:
        """How the sentences of each brief that expanded are backed."""
        covered: Mapping[str, Coverage] = vars(self)["covered"]
        return [(one, covered[one.brief.id]) for one in self.compositions if one.expanded]

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """Claims that contradict each other or say the same."""
        session: Session = vars(self)["session"]
        return session.pairs

    @cached_property
    def standings(self) -> Mapping[str, Verdict]:
        """The verdict of each claim that no error stands against."""
        found: dict[str, Verdict] = {}
        for file in vars(self)["files"]:
            found |= file.verdicts
        # In the order of the registry, whichever file was looked at first.
        return {name: found[name] for name in self.project.claims}

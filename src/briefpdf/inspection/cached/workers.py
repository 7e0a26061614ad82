"""Makes the results of files in several processes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
import gc
from pathlib import Path
from typing import Any, Literal

from msgspec import Struct

from ...cache.cache import Cache
from ...compose.sandbox import Sandbox
from ...limits.limit import Failure
from ...source.workspace import DiskWorkspace
from .brief_result import BriefResult
from .briefs import Briefs
from .results import FileResult, Results
from .session import Session

# Less than this, in bytes of files to read, is done sooner than a process has started.
_WORTH_IT = 1_500_000
_A_BRIEF = 100_000
# So many briefs are composed one after the other before they are checked: whoever lays them out
# need not wait for that.
_AT_ONCE = 8

Result = FileResult | BriefResult


class Task(Struct, frozen=True):
    """A file to check: of claims, of sources, or a brief."""

    sort: Literal["claim", "source", "brief"]
    path: str


def find(session: Session, task: Task) -> Result | None:
    """The result of a task, where it is cached and holds."""
    if task.sort == "brief":
        return Briefs(session).find(task.path)
    return find_results(session, task.sort).find(_number(session, task), task.path)


def make(session: Session, task: Task) -> Result:
    """Do a task."""
    return _begin(session, task)()


def _begin(session: Session, task: Task) -> Callable[[], Result]:
    """Compose a brief; what does the rest of a task."""
    made: Callable[[], Result]
    if task.sort == "brief":
        made = Briefs(session).begin(task.path)
    else:
        results = find_results(session, task.sort)
        made = partial(results.make, _number(session, task), task.path)

    def finish() -> Result:
        result = made()
        session.forget()
        return result

    return finish


def find_results(session: Session, sort: Literal["claim", "source"]) -> Results:
    """The results of a session, made once: they share what they rest on."""
    known: dict[str, Results] = vars(session).setdefault("_results", {})
    if sort not in known:
        known[sort] = Results(session, sort)
    return known[sort]


def _number(session: Session, task: Task) -> int:
    return session.claim_paths.index(task.path) if task.sort == "claim" else 0


class Workers:
    """Does tasks in `jobs` processes, where there is enough to do for them."""

    def __init__(self, jobs: int) -> None:
        self.jobs = jobs

    def __call__(self, session: Session, tasks: list[Task]) -> Iterator[tuple[Task, Result]]:
        """Each task with its result, as it is done."""
        workspace = session.snapshot.workspace
        size = sum(session.snapshot.size(task.path) for task in tasks)
        size += _A_BRIEF * sum(task.sort == "brief" for task in tasks)
        if self.jobs < 2 or size < _WORTH_IT or not isinstance(workspace, DiskWorkspace):
            for at in range(0, len(tasks), _AT_ONCE):
                begun = [(task, _begin(session, task)) for task in tasks[at : at + _AT_ONCE]]
                for task, finish in begun:
                    yield task, finish()
            return
        from ..pool import Pool  # Little is done by one process.

        # What was read is for the others to find.
        session.cache.flush()
        given = (workspace.root, session.cache.path, session.day)
        # The largest first, so that no process is left alone with it at the end.
        tasks = sorted(tasks, key=lambda task: session.snapshot.size(task.path), reverse=True)
        pool: Pool[Task] = Pool(self.jobs, set_up, *given)
        with pool:
            for task, made in pool.run([(task, task) for task in tasks]):
                # What a process failed at is tried once more here, where an error is told.
                yield task, make(session, task) if isinstance(made, Failure) else made

    def read(self, session: Session) -> None:
        """Read the files of the registry that are not in the cache, if there is much to read."""
        files = [one for one in session.registry_files if not session.is_indexed(*one)]
        workspace = session.snapshot.workspace
        size = sum(session.snapshot.size(path) for path, _ in files)
        if self.jobs < 2 or size < _WORTH_IT or not isinstance(workspace, DiskWorkspace):
            return
        from ..pool import Pool

        given = (workspace.root, session.cache.path, session.day)
        files.sort(key=lambda one: session.snapshot.size(one[0]), reverse=True)
        pool: Pool[tuple[str, bool]] = Pool(self.jobs, set_up, *given)
        with pool:
            for _ in pool.run([(one, one) for one in files]):
                pass  # What could not be read there is read here, where an error is told.


@contextmanager
def set_up(root: Path, path: Path, day: date) -> Iterator[Callable[[Any], Result | None]]:
    """What does a task, or reads a file into the cache, in a process of its own."""
    gc.disable()
    cache = Cache(path)
    with Sandbox() as sandbox:
        session: Session | None = None

        def work(asked: Task | tuple[str, bool]) -> Result | None:
            nonlocal session
            try:
                if isinstance(asked, tuple):
                    files = Session(DiskWorkspace(root), cache, sandbox, day)
                    files.index(*asked)
                    if not asked[1]:
                        files.keys(asked[0])
                    return None
                if session is None:
                    session = Session(DiskWorkspace(root), cache, sandbox, day)
                return make(session, asked)
            finally:
                cache.flush()

        yield work
    cache.close()

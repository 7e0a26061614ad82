"""Makes the parts of a result in several processes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
import gc
from pathlib import Path
from typing import Any

from ...compose.sandbox import Sandbox
from ...source.workspace import DiskWorkspace
from ...store.store import Store
from ..pool import Failure, Pool
from .parts import Part, Parts
from .session import Session
from .tasks import Task, make

# Less than this, in bytes of files to read, is done sooner than a process has started.
_WORTH_IT = 1_500_000


class Workers:
    """Does tasks in `jobs` processes, where there is enough to do for them."""

    def __init__(self, jobs: int) -> None:
        self.jobs = jobs

    def __call__(self, session: Session, tasks: list[Task]) -> Iterator[tuple[Task, Part]]:
        """Each task with the part that it makes, as it is done."""
        parts = Parts(session)
        workspace = session.snapshot.workspace
        alone = self.jobs < 2 or not isinstance(workspace, DiskWorkspace)
        if alone or _size(session, tasks) < _WORTH_IT:
            for task in tasks:
                yield task, make(parts, task)
            return
        assert isinstance(workspace, DiskWorkspace)
        store = session.store
        given = (workspace.root, store.folder, store.secret, session.day)
        pool: Pool[Task] = Pool(self.jobs, set_up, *given)
        with pool:
            for task, made in pool.run([(task, task) for task in tasks]):
                # What a process failed at is tried once more here, where an error is told.
                yield task, make(parts, task) if isinstance(made, Failure) else made

    def read(self, session: Session) -> None:
        """Read the files of the registry that are not in the store, if there is much to read."""
        paths = [path for path in session.registry_files if not session.is_shelved(path)]
        workspace = session.snapshot.workspace
        size = sum(map(session.snapshot.size, paths))
        if self.jobs < 2 or size < _WORTH_IT or not isinstance(workspace, DiskWorkspace):
            return
        store = session.store
        given = (workspace.root, store.folder, store.secret, session.day)
        pool: Pool[str] = Pool(self.jobs, set_up, *given)
        with pool:
            # The largest first, so that no process is left alone with it at the end.
            paths.sort(key=session.snapshot.size, reverse=True)
            for _ in pool.run([(path, path) for path in paths]):
                pass  # What could not be read there is read here, where an error is told.


def _size(session: Session, tasks: list[Task]) -> int:
    paths = {task.of for task in tasks if isinstance(task.of, str)}
    sources = sum(task.sort == "sources" for task in tasks)
    composed = sum(task.sort == "brief" for task in tasks)
    return sum(map(session.snapshot.size, paths)) + 100_000 * (composed + sources)


@contextmanager
def set_up(
    root: Path, folder: Path, secret: bytes, day: date
) -> Iterator[Callable[[Any], Part | None]]:
    """What does a task, or reads a file into the store, in a process of its own."""
    gc.disable()
    with Sandbox() as sandbox:
        session = parts = None

        def work(asked: Task | str) -> Part | None:
            nonlocal session, parts
            if isinstance(asked, str):
                reading = Session(DiskWorkspace(root), Store(folder, secret), sandbox, day)
                reading.shelf(asked, sources=asked == reading.settings.references)
                return None
            if session is None or parts is None:
                session = Session(DiskWorkspace(root), Store(folder, secret), sandbox, day)
                parts = Parts(session)
            return make(parts, asked)

        yield work

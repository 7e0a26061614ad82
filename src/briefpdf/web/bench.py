"""A workspace as the workbench holds it: loaded once, and again when its files change."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path, PurePosixPath
from secrets import randbits
from tempfile import TemporaryDirectory
from typing import TypeVar

from watchfiles import awatch

from ..cache.cache import NOTHING, Cache, open_cache
from ..checks.pair import Pair
from ..compose.sandbox import Sandbox
from ..inspection.cached.session import Session
from ..inspection.claim_detail import Detail, judged
from ..inspection.claim_list import Filter, Listed
from ..inspection.examine import examine
from ..inspection.inspect import Inspection
from ..inspection.look import Look
from ..project.withdrawn import today
from ..rendering.layout import Layout
from ..rendering.watch import Sources
from ..source.workspace import DiskWorkspace
from .history import History
from .pictures import Pictures
from .printed import Printed, print_brief

T = TypeVar("T")
# In milliseconds: files that are saved together are looked at together.
_TOGETHER, _STEP = 60, 20
# So many claims are compared with each other in a moment.
_SOON_COMPARED = 5000


class Workbench:
    """One workspace, for all the pages that are open on it.

    Two threads work on it: the `desk` looks things up and edits, the `press` checks and renders,
    which takes longer. What each of them loaded is used until the files change.
    """

    def __init__(self, workspace: DiskWorkspace, read_only: bool = False) -> None:
        self.workspace = workspace
        self.read_only = read_only
        self.history = History(workspace)
        self.pictures = Pictures()
        # A page that outlived an earlier run of the workbench is told that this is another.
        self.version = randbits(40)
        # The verdict of each claim when the checks were last done; none before they were.
        self.verdicts: Mapping[str, str] = {}
        self._pairs_checked: Sequence[Pair] = ()
        self._listeners: set[asyncio.Event] = set()
        self._desk = ThreadPoolExecutor(1, "desk")
        self._press = ThreadPoolExecutor(1, "press")
        self._desk_sandbox, self._press_sandbox = Sandbox(), Sandbox()
        self._layouts: dict[str, Layout] = {}
        self._folder = TemporaryDirectory(prefix="briefpdf-")
        # Of the desk alone.
        self._cache: Cache | None = None
        self._look: tuple[int, Look] | None = None
        self._briefs: Mapping[str, str] = {}
        self._judged: tuple[Look, str, Detail] | None = None
        self._pairs: tuple[int, Sequence[Pair]] | None = None
        # The claims of the last list, by what was asked for.
        self.selected: dict[tuple[Look, str, Filter], list[Listed]] = {}
        # Of the press alone.
        self._checked: tuple[int, Inspection] | None = None
        self._printed: dict[tuple[str, bool, str], tuple[int, Printed]] = {}

    # Who works --------------------------------------------------------------------------------

    async def at_desk(self, work: Callable[[], T]) -> T:
        """What comes of some work that is soon done."""

        def working() -> T:
            try:
                return work()
            finally:
                # What was read of the files is there for the next look, and the next start.
                if self._cache is not None:
                    self._cache.flush()

        return await asyncio.get_running_loop().run_in_executor(self._desk, working)

    async def at_press(self, work: Callable[[], T]) -> T:
        """What comes of some work that takes its time."""
        return await asyncio.get_running_loop().run_in_executor(self._press, work)

    async def aside(self, work: Callable[[], T]) -> T:
        """What comes of some work that asks nothing of the workspace."""
        return await asyncio.get_running_loop().run_in_executor(None, work)

    async def edit(self, what: str, work: Callable[[], T]) -> T:
        """What comes of an edit, which can be undone; every open page is told of it."""
        made = await self.at_desk(partial(self.history.record, what, work))
        self.changed()
        return made

    def close(self) -> None:
        """End all that was started."""
        for layout in self._layouts.values():
            layout.close()
        for sandbox in (self._desk_sandbox, self._press_sandbox):
            sandbox.close()
        self._desk.shutdown(wait=False, cancel_futures=True)
        self._press.shutdown(wait=False, cancel_futures=True)
        self._folder.cleanup()

    # What is known ----------------------------------------------------------------------------

    @property
    def sandbox(self) -> Sandbox:
        """What expands briefs at the desk."""
        return self._desk_sandbox

    @property
    def press_sandbox(self) -> Sandbox:
        """What expands briefs at the press."""
        return self._press_sandbox

    def look(self) -> Look:
        """The workspace as it now is, for the desk."""
        version = self.version
        if self._look is None or self._look[0] != version:
            self._cache = self._cache or open_cache(self.workspace.root) or NOTHING
            earlier = self._look[1].session if self._look is not None else None
            given = self.workspace, self._cache, self._desk_sandbox, today(), earlier
            self._look = version, Look(Session(*given))
        return self._look[1]

    def judged(self, name: str) -> Detail:
        """A claim as it is written, for the desk: what was last asked for is not judged twice."""
        look = self.look()
        if self._judged is None or self._judged[:2] != (look, name):
            self._judged = look, name, judged(look, name, self.pairs())
        return self._judged[2]

    def briefs(self) -> Mapping[str, str]:
        """The paths of the briefs by their ids, for the desk."""
        session = self.look().session
        paths = session.snapshot.files(session.settings.briefs)
        self._briefs = {PurePosixPath(path).stem: path for path in paths}
        return self._briefs

    async def brief(self, name: str) -> str | None:
        """The path of a brief by its id.

        One that is known, and there, is told at once: the desk may have much to do.
        """
        path = self._briefs.get(name)
        if path is not None and self.workspace.is_file(path):
            return path
        return (await self.at_desk(self.briefs)).get(name)

    def pairs(self) -> Sequence[Pair]:
        """The claims that contradict each other, for the desk.

        In a registry that takes long to compare they are those of the last check.
        """
        version = self.version
        if self._pairs is None or self._pairs[0] != version:
            session = self.look().session
            small = len(session.claims) <= _SOON_COMPARED
            self._pairs = version, session.pairs if small else self._pairs_checked
        return self._pairs[1]

    def inspect(self) -> Inspection:
        """The workspace checked as it now is, for the press."""
        version = self.version
        if self._checked is None or self._checked[0] != version:
            self._checked = version, examine(self.workspace, self._press_sandbox)
            self._note(self._checked[1])
        return self._checked[1]

    def printed(self, path: str, draft: bool, engine: str) -> Printed:
        """A brief as it now prints, for the press. Raises `Mendable`."""
        version, key = self.version, (path, draft, engine)
        held = self._printed.get(key)
        if held is None or held[0] != version:
            if engine not in self._layouts:
                self._layouts[engine] = Layout(engine)
            out = Path(self._folder.name)
            # No version comes again: what an earlier one printed is of no more use.
            self._printed = {one: made for one, made in self._printed.items() if made[0] == version}
            made = print_brief(
                self.workspace,
                self._press_sandbox,
                path,
                draft,
                self._layouts[engine],
                out,
                self.pictures,
            )
            held = self._printed[key] = version, made
            self._note(made.inspection)
        return held[1]

    def _note(self, inspection: Inspection) -> None:
        self.verdicts = inspection.verdicts
        self._pairs_checked = inspection.subject.pairs

    # What changes -----------------------------------------------------------------------------

    def changed(self) -> None:
        """Files changed: what was loaded of them is no longer used."""
        self.version += 1
        for listener in self._listeners:
            listener.set()

    def listen(self) -> asyncio.Event:
        """An event that is set at every change, until it is given back to `unlisten`."""
        listener = asyncio.Event()
        self._listeners.add(listener)
        return listener

    def unlisten(self, listener: asyncio.Event) -> None:
        """Give back what `listen` gave."""
        self._listeners.discard(listener)

    async def follow(self) -> None:
        """Notice every change of the files, until this is cancelled."""
        root, sources = self.workspace.root, Sources(self.workspace)
        seen = awatch(root, watch_filter=sources, debounce=_TOGETHER, step=_STEP)
        async for changes in seen:
            if not all(self.history.is_own(Path(path)) for _, path in changes):
                self.changed()

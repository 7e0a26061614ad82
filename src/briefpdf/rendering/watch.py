"""Renders again whenever a file is saved."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from threading import Event
import time

from watchfiles import DefaultFilter, watch

from ..compose.sandbox import Sandbox
from ..engines.base import Engine
from ..engines.registry import find_engine
from ..inspection.inspect import Inspection
from ..project.load import load_settings
from ..source.workspace import DiskWorkspace
from .render import Order, render_workspace

# In milliseconds: how long to wait for more files that are saved together.
_TOGETHER, _STEP = 60, 20
# In milliseconds: how often to look whether the watch is to end.
_LOOK = 100

Choose = Callable[[], Sequence[str] | None]


class _Sources(DefaultFilter):
    """Whatever a brief may be made from: not what briefpdf writes, nor what git and editors do."""

    def __init__(self, root: Path, output: str) -> None:
        super().__init__(ignore_paths=[root / output, root / ".briefpdf"])


def render_on_save(
    workspace: DiskWorkspace, sandbox: Sandbox, order: Order, choose: Choose, stop: Event
) -> Iterator[tuple[Inspection | OSError, float]]:
    """Render now and after each change: what came of it, and the seconds that it took.

    `choose` gives the paths of the briefs to render each time, None for all. What cannot be
    written is given as the error. Ends when `stop` is set.
    """
    engines: dict[str, Engine] = {}

    def engine(name: str) -> Engine:
        if name not in engines:
            engines[name] = find_engine(name, sandbox)
        return engines[name]

    output = load_settings(workspace).value.output
    changes = watch(
        workspace.root,
        watch_filter=_Sources(workspace.root, output),
        debounce=_TOGETHER,
        step=_STEP,
        stop_event=stop,
        raise_interrupt=True,
        yield_on_timeout=True,
        rust_timeout=_LOOK,
    )
    # The first look begins the watch, so that what is saved during the first render is seen.
    next(changes)
    while not stop.is_set():
        begun = time.perf_counter()
        found: Inspection | OSError
        try:
            found = render_workspace(workspace, sandbox, order, choose(), find=engine)
        except OSError as error:
            found = error
        yield found, time.perf_counter() - begun
        # Nothing comes of a look at which nothing changed; no more looks come when it is to end.
        if not any(changes):
            return

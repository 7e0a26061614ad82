"""Renders again whenever a file is saved."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
import os
from threading import Event
import time

from watchfiles import Change, DefaultFilter, watch

from ..compose.sandbox import Sandbox
from ..editing.lock import OWN_FOLDER
from ..inspection.inspect import Inspection
from ..project.load import load_settings
from ..source.workspace import DiskWorkspace
from .layout import Layout
from .render import Order, render_workspace

# In milliseconds: how long to wait for more files that are saved together.
_TOGETHER, _STEP = 40, 10
# In milliseconds: how often to look whether the watch is to end.
_LOOK = 100

Choose = Callable[[], Sequence[str] | None]


class Sources(DefaultFilter):
    """Whatever a brief may be made from: not what briefpdf writes, nor what git and editors do."""

    def __init__(self, workspace: DiskWorkspace) -> None:
        root, output = workspace.root, load_settings(workspace).value.output
        super().__init__(
            # What is half written lies beside its file under a hidden name.
            ignore_entity_patterns=[*DefaultFilter.ignore_entity_patterns, r"^\..*\.part$"],
            ignore_paths=[root / output, root / OWN_FOLDER],
        )

    def __call__(self, change: Change, path: str) -> bool:
        """Whether a change is one of what a brief may be made from."""
        return super().__call__(change, path) and not is_printed_to(path)


def is_printed_to(path: str) -> bool:
    """Whether a file is where this process prints to: each line would otherwise be a change."""
    for descriptor in (1, 2):
        try:
            if os.path.samestat(os.stat(path), os.fstat(descriptor)):  # noqa: PTH116
                return True
        except OSError:
            continue  # It is gone, or nothing is printed there.
    return False


def render_on_save(
    workspace: DiskWorkspace, sandbox: Sandbox, order: Order, choose: Choose, stop: Event
) -> Iterator[tuple[Inspection | OSError, float]]:
    """Render now and after each change: what came of it, and the seconds that it took.

    `choose` gives the paths of the briefs to render each time, None for all. What cannot be
    written is given as the error. Ends when `stop` is set.
    """
    changes = watch(
        workspace.root,
        watch_filter=Sources(workspace),
        debounce=_TOGETHER,
        step=_STEP,
        stop_event=stop,
        raise_interrupt=True,
        yield_on_timeout=True,
        rust_timeout=_LOOK,
    )
    # The first look begins the watch, so that what is saved during the first render is seen.
    next(changes)
    with Layout(order.engine, ahead=True) as layout:
        while not stop.is_set():
            begun = time.perf_counter()
            found: Inspection | OSError
            try:
                found = render_workspace(workspace, sandbox, order, choose(), layout=layout)
            except OSError as error:
                found = error
            yield found, time.perf_counter() - begun
            # Nothing comes of a look at which nothing changed; when it is to end, no more come.
            if not any(changes):
                return

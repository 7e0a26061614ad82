"""Inspects a workspace on disk, from what is kept of it wherever that can be."""

from __future__ import annotations

from collections.abc import Iterable

from ..compose.sandbox import Sandbox
from ..source.workspace import DiskWorkspace
from ..store.store import open_store
from .inspect import Inspection, Progress, inspect_workspace
from .kept.inspect import inspect_kept
from .kept.whole import inspect_again


def examine(
    workspace: DiskWorkspace,
    sandbox: Sandbox,
    only: Iterable[str] | None = None,
    progress: Progress = lambda name: None,
    jobs: int = 1,
    cache: bool = True,
    whole: bool = False,
) -> Inspection:
    """Check a workspace, or only the briefs of these paths, in up to `jobs` processes.

    Without `cache`, or where nothing can be kept, everything is made anew, in this process.
    With `whole`, the findings of the last run are taken as they are where nothing changed since.
    """
    store = open_store(workspace.root) if cache else None
    if store is None:
        return inspect_workspace(workspace, sandbox, only, progress)
    try:
        inspect = inspect_again if whole else inspect_kept
        return inspect(workspace, store, sandbox, only, progress, jobs)
    finally:
        store.prune()

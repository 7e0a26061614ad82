"""Inspects a workspace on disk, from what is kept of it wherever that can be."""

from __future__ import annotations

from collections.abc import Iterable

from ..compose.sandbox import Sandbox
from ..source.workspace import DiskWorkspace
from ..store.store import open_store
from .inspect import Composed, Inspection, Progress, inspect_workspace
from .kept.inspect import inspect_kept


def examine(
    workspace: DiskWorkspace,
    sandbox: Sandbox,
    only: Iterable[str] | None = None,
    progress: Progress = lambda name: None,
    jobs: int = 1,
    cache: bool = True,
    composed: Composed = lambda composition: None,
) -> Inspection:
    """Check a workspace, or only the briefs of these paths, in up to `jobs` processes.

    Without `cache`, or where nothing can be kept, everything is made anew, in this process;
    `composed` is then given each composition before it is checked.
    """
    store = open_store(workspace.root) if cache else None
    if store is None:
        return inspect_workspace(workspace, sandbox, only, progress, composed=composed)
    try:
        return inspect_kept(workspace, store, sandbox, only, progress, jobs)
    finally:
        store.prune()

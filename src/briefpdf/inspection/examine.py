"""Inspects a workspace on disk, from what is kept of it wherever that can be."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from secrets import token_bytes
from shutil import rmtree
from tempfile import mkdtemp
from weakref import finalize

from ..compose.sandbox import Sandbox
from ..source.workspace import DiskWorkspace
from ..store.store import Store, open_store
from .inspect import Composed, Inspection, Progress, inspect_workspace


def examine(
    workspace: DiskWorkspace,
    sandbox: Sandbox,
    only: Iterable[str] | None = None,
    progress: Progress = lambda name: None,
    jobs: int = 1,
    cache: bool = True,
    whole: bool = False,
    composed: Composed = lambda composition: None,
) -> Inspection:
    """Check a workspace, or only the briefs of these paths, in up to `jobs` processes.

    Without `cache`, or where nothing can be kept, everything is made anew; in one process,
    `composed` is then given each composition before it is checked. With `whole`, findings are all
    that is wanted: those of the last run are taken as they are where nothing changed since.
    """
    store = open_store(workspace.root) if cache else None
    if store is None:
        if jobs > 1:
            return _side_by_side(workspace, sandbox, only, progress, jobs)
        return inspect_workspace(workspace, sandbox, only, progress, composed=composed)
    # With what is kept comes much to import, which a run without it has no need of.
    from .kept.inspect import inspect_kept
    from .kept.whole import inspect_again

    try:
        inspect = inspect_again if whole else inspect_kept
        return inspect(workspace, store, sandbox, only, progress, jobs)
    finally:
        store.prune()


def _side_by_side(
    workspace: DiskWorkspace,
    sandbox: Sandbox,
    only: Iterable[str] | None,
    progress: Progress,
    jobs: int,
) -> Inspection:
    """Check a workspace in several processes, which hand over what they read in a new folder."""
    from .kept.inspect import inspect_kept

    try:
        folder = Path(mkdtemp(prefix="briefpdf-"))
    except OSError:
        return inspect_workspace(workspace, sandbox, only, progress)
    store = Store(folder, token_bytes(32))
    try:
        inspection = inspect_kept(workspace, store, sandbox, only, progress, jobs)
    except BaseException:
        rmtree(folder, ignore_errors=True)
        raise
    # It goes when nobody can ask for a Document any more.
    finalize(inspection.session, rmtree, folder, ignore_errors=True)
    return inspection

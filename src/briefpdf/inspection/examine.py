"""Inspects a workspace on disk, from the cache wherever that can be."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import TYPE_CHECKING
from weakref import finalize

from ..source.git_files import tracked_ahead
from ..source.workspace import DiskWorkspace
from .inspect import Composed, Inspection, Progress, inspect_workspace, unheard
from .untracked import with_untracked

if TYPE_CHECKING:  # A run without a cache has no need of it.
    from ..cache.cache import Cache
    from ..compose.sandbox import Sandbox


def examine(
    workspace: DiskWorkspace,
    sandbox: Sandbox,
    only: Iterable[str] | None = None,
    progress: Progress = lambda name: None,
    jobs: int = 1,
    cache: bool = True,
    whole: bool = False,
    composed: Composed = unheard,
) -> Inspection:
    """Check a workspace, or only the briefs of these paths, in up to `jobs` processes.

    Without `cache`, or where there is none to be had, everything is made anew. In one process,
    `composed` is given each composition that is made, before it is checked. With `whole`, findings
    are all that is wanted: those of the last run are taken as they are where nothing changed since.
    """
    if cache:
        from ..cache.cache import open_cache  # A run without it has no need of the rest, either.

        opened = open_cache(workspace.root)
        if opened is not None:
            inspect: Callable[..., Inspection]
            if whole:
                from .cached.report import report_cached as inspect
            else:  # With what is cached comes much to import.
                from .cached.inspect import inspect_cached

                inspect = partial(inspect_cached, composed=composed)
            try:
                found = inspect(workspace, opened, sandbox, only, progress, jobs)
                if not whole:
                    _cache_report(found, only)
                return with_untracked(found)
            finally:
                opened.flush()
    if jobs > 1:
        return with_untracked(_side_by_side(workspace, sandbox, only, progress, jobs))
    tracked = tracked_ahead(workspace.root)
    found = inspect_workspace(workspace, sandbox, only, progress, composed=composed)
    return with_untracked(found, tracked)


def _cache_report(found: Inspection, only: Iterable[str] | None) -> None:
    from .cached.inspect import CachedInspection
    from .cached.report import cache_report

    assert isinstance(found, CachedInspection)
    cache_report(found, None if only is None else list(only))


def _side_by_side(
    workspace: DiskWorkspace,
    sandbox: Sandbox,
    only: Iterable[str] | None,
    progress: Progress,
    jobs: int,
) -> Inspection:
    """Check a workspace in several processes, which hand over what they read in a new folder."""
    from .cached.inspect import inspect_cached

    cache = fleeting_cache()
    if cache is None:
        return inspect_workspace(workspace, sandbox, only, progress)
    inspection = inspect_cached(workspace, cache, sandbox, only, progress, jobs)
    cache.flush()
    return inspection


def fleeting_cache() -> Cache | None:
    """A cache in a new folder, which goes when nobody can ask for anything in it any more."""
    from ..cache.cache import Cache

    try:
        folder = Path(mkdtemp(prefix="briefpdf-"))
    except OSError:
        return None
    cache = Cache(folder / "cache" / "cache.sqlite")
    finalize(cache, rmtree, folder, ignore_errors=True)
    return cache

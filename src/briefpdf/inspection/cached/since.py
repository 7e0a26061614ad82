"""Which briefs use something that changed since a revision of git."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from ...cache.cache import Cache, open_cache
from ...compose.sandbox import Sandbox
from ...project.withdrawn import today
from ...source.git_workspace import GitWorkspace, branch_point
from ...source.workspace import DiskWorkspace
from .briefs import Briefs
from .session import Session

_SETTINGS = "the settings"


def briefs_changed_since(
    workspace: DiskWorkspace,
    revision: str,
    sandbox: Sandbox,
    only: Iterable[str] | None = None,
    cached: bool = True,
) -> list[str]:
    """The paths of the briefs of which something is not as it was where their branch began.

    That is their text, a claim or a source that they use, an archived copy of it, a picture, their
    template or the settings. `only` are the briefs to look at. Raises `GitFailed`.
    """
    commit = branch_point(workspace.root, revision)
    cache = open_cache(workspace.root) if cached else None
    with TemporaryDirectory(prefix="briefpdf-") as folder:
        cache = cache or Cache(Path(folder) / "cache" / "cache.sqlite")
        try:
            now = Session(workspace, cache, sandbox, today())
            then = Session(GitWorkspace(workspace.root, commit), cache, sandbox, today())
            paths = now.snapshot.files(now.settings.briefs) if only is None else list(only)
            if now.bases[_SETTINGS] != then.bases[_SETTINGS]:
                return paths
            return [path for path in paths if _is_changed(path, now, then)]
        finally:
            cache.close()


def _is_changed(path: str, now: Session, then: Session) -> bool:
    if now.snapshot.digest(path) != then.snapshot.digest(path):
        return True
    briefs = Briefs(now)
    made = briefs.find(path) or briefs.make(path)
    return any(then.world.changed(made.facts))

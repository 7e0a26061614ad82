"""Which briefs use something that changed since a revision of git."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from secrets import token_bytes
from tempfile import TemporaryDirectory

from ...compose.sandbox import Sandbox
from ...project.withdrawn import today
from ...source.git_workspace import GitWorkspace, branch_point
from ...source.workspace import DiskWorkspace
from ...store.store import Store, open_store
from .parts import Parts
from .session import Session
from .tasks import Task, find, make

_SETTINGS = "the settings"


def briefs_changed_since(
    workspace: DiskWorkspace,
    revision: str,
    sandbox: Sandbox,
    only: Iterable[str] | None = None,
    cache: bool = True,
) -> list[str]:
    """The paths of the briefs of which something is not as it was where their branch began.

    That is their text, a claim or a source that they use, an archived copy of it, a picture, their
    template or the settings. `only` are the briefs to look at. Raises `GitFailed`.
    """
    commit = branch_point(workspace.root, revision)
    store = open_store(workspace.root) if cache else None
    with TemporaryDirectory(prefix="briefpdf-") as folder:
        store = store or Store(Path(folder), token_bytes(32))
        now = Session(workspace, store, sandbox, today())
        then = Session(GitWorkspace(workspace.root, commit), store, sandbox, today())
        paths = now.snapshot.files(now.settings.briefs) if only is None else list(only)
        if now.bases[_SETTINGS] != then.bases[_SETTINGS]:
            return paths
        parts = Parts(now)
        return [path for path in paths if _changed(path, parts, then)]


def _changed(path: str, parts: Parts, then: Session) -> bool:
    if parts.session.snapshot.digest(path) != then.snapshot.digest(path):
        return True
    task = Task("brief", path)
    part = find(parts, task) or make(parts, task)
    return any(then.world.changed(part.facts))

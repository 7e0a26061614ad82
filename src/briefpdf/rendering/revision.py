"""The evidence of a version of a brief that was issued as a file, or stands in a revision."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from ..compose.sandbox import Sandbox
from ..inspection.inspect import inspect_workspace
from ..project.load import load_settings
from ..provenance.pack import Pack
from ..provenance.verify import Unreadable, pack_of, reader
from ..source.git_workspace import GitWorkspace
from ..source.mendable import Mendable
from ..source.nearest import listed, suggestion
from ..source.workspace import DiskWorkspace
from .evidence import Embedding
from .order import Order


def issued_pack(path: Path) -> Pack:
    """The evidence that a file carries. Raises `OSError`, and `Mendable` where there is none."""
    with reader() as process:
        pack = pack_of(process, path)
    if pack is None:
        raise Unreadable(
            f"{path} carries no evidence",
            "Only files that were rendered with “evidence: embed” can be compared.",
        )
    return pack


def revision_pack(workspace: DiskWorkspace, revision: str, name: str, sandbox: Sandbox) -> Pack:
    """The evidence of a brief as a revision of git has it; nothing is rendered.

    Raises `GitFailed`, and `Mendable` where the revision has no such brief.
    """
    then = GitWorkspace(workspace.root, revision)
    settings = load_settings(then).value
    paths = {PurePosixPath(path).stem: path for path in then.files(settings.briefs)}
    path = name if name in paths.values() else paths.get(name)
    if path is None:
        raise Mendable(
            f"there is no brief “{name}” in {revision}",
            *(suggestion(name, paths) or (f"Its briefs: {listed(sorted(paths)) or 'none'}.",)),
        )
    inspection = inspect_workspace(then, sandbox, [path])
    for composition in inspection.subject.compositions:
        if composition.document is not None:
            from ..provenance.seal import unprinted_pack

            embedding = Embedding(inspection, Order())
            return unprinted_pack(embedding.make(composition, composition.document))
    raise Mendable(f"the brief “{name}” of {revision} cannot be read: its text does not expand")

"""What a render is asked for, and where its files go."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from ..checks.baseline import Baseline
from ..engines.registry import WEB
from ..model.brief import Brief
from ..source.workspace import DiskWorkspace, followed

if TYPE_CHECKING:  # Few runs ask a revision, or sign.
    from ..inspection.since import Since
    from ..provenance.sign import Signing


class Order(Struct, frozen=True):
    """How to render: `out` is a PDF for a single brief, or a folder; by default the workspace's.

    `scheduler` is the address of the Dask cluster that renders, None for this machine. What
    `baseline` has stops no PDF. With `since`, a revision, only the briefs that a change since then
    touches are rendered, and what was found then too stops only those that it stopped then.
    `drafts` is a folder for what errors stop, each as a draft; `pictures` one for the pages that
    look different since. With `signing`, each file is signed that passed every check.
    `referenced` files have their lines counted, and an annex, for whoever checks each statement.
    """

    engine: str = "auto"
    out: Path | None = None
    draft: bool = False
    jobs: int = 1
    cache: bool = True
    scheduler: str | None = None
    baseline: Baseline | None = None
    since: Since | None = None
    drafts: Path | None = None
    pictures: Path | None = None
    signing: Signing | None = None
    referenced: bool = False

    def begins_early(self, brief: Brief) -> bool:
        """Whether the pages of a brief follow from its text alone, and not from what is found."""
        return not (self.draft or self.referenced or brief.annex)

    def signed(self, pdf: bytes) -> bytes:
        """A file as it is written, with its signature where it gets one. Raises `Mendable`."""
        if self.signing is None or self.draft:
            return pdf
        from ..provenance.sign import sign

        return sign(pdf, self.signing)

    def path_of(self, brief: str, workspace: DiskWorkspace, count: int, output: str) -> Path:
        """Where the file of a brief, one of so many, goes; `output` is the workspace's folder."""
        ending = ".html" if self.engine == WEB else ".pdf"
        name = f"{brief}-referenced{ending}" if self.referenced else f"{brief}{ending}"
        if self.out is None:
            return workspace.root / output / name
        if self.out.suffix.lower() == ending and count == 1:
            return self.out
        return self.out / name


def shown(workspace: DiskWorkspace, path: Path) -> str:
    """A path as reports have it: from the workspace, where it is in there."""
    # The folder, not the file: that may be a link that gives way.
    resolved = followed(path.parent) / path.name
    if resolved.is_relative_to(workspace.root):
        return resolved.relative_to(workspace.root).as_posix()
    return path.as_posix()

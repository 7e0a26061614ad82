"""briefpdf builds briefing PDFs whose every statement is checked against its source.

From Python there are `check`, `render`, `load` and `verify`; nothing else is promised.
"""

from __future__ import annotations

from os import PathLike
from typing import TYPE_CHECKING

from .version import VERSION

if TYPE_CHECKING:  # Every command loads this, and few of them need what it names.
    from .inspection.inspect import Inspection
    from .project.project import Project
    from .provenance.verify import Verification
    from .source.workspace import DiskWorkspace

__version__ = VERSION

__all__ = ["__version__", "check", "load", "render", "verify"]


def check(path: str | PathLike[str], *, jobs: int = 1, cache: bool = True) -> Inspection:
    """Check the workspace of a folder in up to `jobs` processes, as `briefpdf check` does.

    Raises `NotFound` where there is no such folder.
    """
    from .compose.sandbox import Sandbox
    from .inspection.examine import examine

    with Sandbox() as sandbox:
        return examine(_workspace(path), sandbox, jobs=jobs, cache=cache)


def render(
    path: str | PathLike[str],
    *,
    out: str | PathLike[str] | None = None,
    engine: str = "auto",
    draft: bool = False,
    jobs: int = 1,
    cache: bool = True,
) -> Inspection:
    """Check the workspace of a folder and write a PDF for each brief without errors.

    `out` is a folder for the PDFs, by default the workspace's own; with `draft`, briefs with errors
    are written, too, and say so. Raises `NotFound` where there is no such folder, `OSError` where a
    file cannot be written and `NoEngine` where no engine can run.
    """
    from pathlib import Path

    from .compose.sandbox import Sandbox
    from .rendering.order import Order
    from .rendering.render import render_workspace

    folder = Path(out) if out is not None else None
    order = Order(engine=engine, out=folder, draft=draft, jobs=jobs, cache=cache)
    with Sandbox() as sandbox:
        return render_workspace(_workspace(path), sandbox, order)


def load(path: str | PathLike[str]) -> Project:
    """Everything that the workspace of a folder holds, linked, with what is wrong in its files.

    Raises `NotFound` where there is no such folder.
    """
    from .project.load import load_project

    return load_project(_workspace(path))


def verify(path: str | PathLike[str]) -> Verification:
    """Hold a built PDF to the evidence that it carries.

    Raises `OSError` where the file cannot be read.
    """
    from pathlib import Path

    from .provenance.verify import verify_file

    return verify_file(Path(path))


def _workspace(path: str | PathLike[str]) -> DiskWorkspace:
    from pathlib import Path

    from .inspection.workspace import find_workspace

    return find_workspace(str(path), Path.cwd())

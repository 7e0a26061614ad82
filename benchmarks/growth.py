"""Renders the sample brief again and again in one process; prints by how many MB it grew."""

from __future__ import annotations

from pathlib import Path
import sys

from briefpdf.build.inspect import inspect_workspace
from briefpdf.build.proofread import render_proofread
from briefpdf.compose.sandbox import Sandbox
from briefpdf.engines.registry import find_engine
from briefpdf.source.workspace import DiskWorkspace


def resident() -> float:
    """The memory of this process that is in use now, in MB."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 / 1024**2


def main() -> None:
    """Render so many times, the first thirty to warm up."""
    name, renders = sys.argv[1], int(sys.argv[2])
    with Sandbox() as sandbox:
        inspection = inspect_workspace(DiskWorkspace(Path.cwd()), sandbox)
        composition = inspection.subject.compositions[0]
        engine = find_engine(name, sandbox)
        assert composition.document is not None and composition.theme is not None
        before = 0.0
        for number in range(renders + 30):
            if number == 30:
                before = resident()
            render_proofread(engine, composition.document, composition.theme)
        print(resident() - before)


if __name__ == "__main__":
    main()

"""Renders briefs in one process, no two alike; prints by how many MB it grew.

python benchmarks/growth.py ENGINE RENDERS
"""

from __future__ import annotations

from pathlib import Path
import sys
from tempfile import TemporaryDirectory

from measure import ROOT
from office import write_office

from briefpdf.compose.sandbox import Sandbox
from briefpdf.engines.registry import find_engine
from briefpdf.inspection.inspect import inspect_workspace
from briefpdf.rendering.proofread import render_proofread
from briefpdf.source.workspace import DiskWorkspace

WARMING = 30


def resident() -> float:
    """The memory of this process that is in use now, in MB."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 / 1024**2


def main() -> None:
    """Render so many briefs, after some to warm up."""
    name, renders = sys.argv[1], int(sys.argv[2])
    with TemporaryDirectory(prefix="briefpdf-growth-") as folder, Sandbox() as sandbox:
        write_office(ROOT, Path(folder), renders + WARMING)
        # All are read before anything is measured: what they hold is not growth.
        subject = inspect_workspace(DiskWorkspace(Path(folder)), sandbox).subject
        engine, before = find_engine(name, sandbox), 0.0
        for number, composition in enumerate(subject.compositions):
            if number == WARMING:
                before = resident()
            assert composition.document is not None and composition.theme is not None
            assert render_proofread(engine, composition.document, composition.theme).pdf
        print(resident() - before)


if __name__ == "__main__":
    main()

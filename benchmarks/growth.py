"""Renders briefs again and again in one process; prints by how many MB it grew."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
import sys

from briefpdf.build.inspect import inspect_workspace
from briefpdf.build.proofread import render_proofread
from briefpdf.compose.sandbox import Sandbox
from briefpdf.engines.registry import find_engine
from briefpdf.model.document import Document
from briefpdf.source.workspace import DiskWorkspace

WARMING = 30


def resident() -> float:
    """The memory of this process that is in use now, in MB."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 / 1024**2


def another(document: Document, number: int) -> Document:
    """The document with a title of its own: what is kept for one is of no use to the next."""
    return replace(document, meta=replace(document.meta, title=f"Brief {number}"))


def main() -> None:
    """Render so many times, after some to warm up."""
    name, renders = sys.argv[1], int(sys.argv[2])
    with Sandbox() as sandbox:
        inspection = inspect_workspace(DiskWorkspace(Path.cwd()), sandbox)
        composition = inspection.subject.compositions[0]
        engine = find_engine(name, sandbox)
        assert composition.document is not None and composition.theme is not None
        before = 0.0
        for number in range(renders + WARMING):
            if number == WARMING:
                before = resident()
            document = another(composition.document, number)
            assert render_proofread(engine, document, composition.theme).pdf
        print(resident() - before)


if __name__ == "__main__":
    main()

"""Renders briefs in one process, no two alike; prints by how many MB it grew and what each took.

python benchmarks/growth.py ENGINE RENDERS
"""

from __future__ import annotations

import json
from pathlib import Path
from statistics import median
import sys
from tempfile import TemporaryDirectory
import time

from measure import ROOT
from office import write_office

from briefpdf.compose.sandbox import Sandbox
from briefpdf.engines.base import Engine, Rendered
from briefpdf.engines.registry import find_engine
from briefpdf.inspection.inspect import inspect_workspace
from briefpdf.model.document import Document
from briefpdf.model.theme import Theme
from briefpdf.rendering.proofread import render_proofread
from briefpdf.source.workspace import DiskWorkspace

WARMING = 30


def resident() -> float:
    """The memory of this process that is in use now, in MB."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 / 1024**2


class _Timed:
    """An engine that notes the seconds of the processor that each of its files took."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.name = engine.name
        self.taken: list[float] = []

    def unavailable(self) -> str | None:
        return self.engine.unavailable()

    def render(self, document: Document, theme: Theme, draft: bool = False) -> Rendered:
        begun = time.process_time()
        made = self.engine.render(document, theme, draft)
        self.taken.append(time.process_time() - begun)
        return made


def main() -> None:
    """Render so many briefs, after some to warm up."""
    name, renders = sys.argv[1], int(sys.argv[2])
    with TemporaryDirectory(prefix="briefpdf-growth-") as folder, Sandbox() as sandbox:
        write_office(ROOT, Path(folder), renders + WARMING)
        # All are read before anything is measured: what they hold is not growth.
        subject = inspect_workspace(DiskWorkspace(Path(folder)), sandbox).subject
        engine, before = _Timed(find_engine(name, sandbox)), 0.0
        whole: list[float] = []
        for number, composition in enumerate(subject.compositions):
            if number == WARMING:
                before = resident()
            assert composition.document is not None and composition.theme is not None
            begun = time.process_time()
            assert render_proofread(engine, composition.document, composition.theme).pdf
            whole.append(time.process_time() - begun)
        proof = (
            one - own for one, own in zip(whole[WARMING:], engine.taken[WARMING:], strict=True)
        )
        taken = {"engine": median(engine.taken[WARMING:]), "proof": median(proof)}
        said = {name: seconds * 1000 for name, seconds in taken.items()}
        print(json.dumps({"grown": resident() - before, **said}))


if __name__ == "__main__":
    main()

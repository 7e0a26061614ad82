"""Measures briefpdf against its peers in one run, turn by turn, and prints the ratios.

scripts/bench [--only cold,batch,memory,large,registry,watch] [--briefs N] [--claims N,N]
              [--markdown FILE]
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
import json
import os
from pathlib import Path
import shutil
from statistics import median
import sys
import tempfile

from measure import HERE, ROOT, Table, Taken, briefpdf, memory_of_children, peer, run
from office import NAME, write_office
import pypdfium2
from registry import registry
from saves import seconds_of_saves
from texts import write_texts
from workspace import write_workspace

ENGINES = ("typst", "weasyprint")
PARTS = ("cold", "batch", "memory", "large", "registry", "watch")
PEERS = {
    "weasyprint": "bare WeasyPrint, the same page",
    "typst": "bare Typst, the same page",
    "pandoc": "pandoc with citeproc → Typst",
}
# At most: ratios to the peer, milliseconds, MB and seconds. Where a row is over,
# docs/performance.md says so. What WeasyPrint takes stands beside.
WANTED = {
    "cold typst to weasyprint": 0.40,
    "cold typst to pandoc": 1.6,
    "batch typst to typst": 1.6,
    "batch typst to weasyprint": 0.12,
    "checked typst": 35.0,
    "growth typst": 10.0,
    "growth weasyprint": 10.0,
    "watch typst": 0.15,
    "linear": 1.0,
}
_COLD = {"typst": ("weasyprint", "pandoc"), "weasyprint": ("weasyprint",)}
_BATCH = {"typst": ("typst", "weasyprint"), "weasyprint": ("weasyprint",)}
# Of the largest workspace: seconds, and how much memory all processes take together.
LARGE, LARGE_WANTED, LARGE_MB = (
    100_000,
    {"nothing kept": 25.0, "nothing changed": 1.0, "one claim changed": 1.5},
    1500.0,
)
# What runs before the peers' texts count: the first ones load what later ones share.
_WARMING, _WARM = 3, 12


@dataclass(frozen=True, slots=True)
class Bench:
    """What one run shares."""

    python: str
    folder: Path
    table: Table

    def warm(self, name: str, count: int = _WARM, seed: int = 1) -> Taken:
        """What a text takes in a peer's process that is warm."""
        made = peer(self.python, name, self.folder, count + _WARMING, seed)
        each = made["each"]
        assert isinstance(each, list)
        walls, cpus = zip(*each[_WARMING:], strict=True)
        return Taken(median(walls), median(cpus))

    def cold(bench: Bench, rounds: int) -> None:
    """Whole processes that render one brief, with all checks and nothing kept."""
    for engine, names in _COLD.items():
        words = ("render", NAME, "--no-cache", "--engine", engine, "-o", f"{bench.folder}/c.pdf")
        briefpdf(*words)
        ours: list[Taken] = []
        theirs: dict[str, list[Taken]] = {name: [] for name in names}
        for number in range(rounds):
            ours.append(briefpdf(*words))
            for name, column in theirs.items():
                column.append(bench.cold(name, number + 1))
        for name, column in theirs.items():
            wanted = WANTED.get(f"cold {engine} to {name}")
            bench.ratio(f"cold render, {engine}", wanted, ours, column, name)


def batch(bench: Bench, briefs: int) -> None:
    """Many briefs in two processes, to a peer that is warm in one."""
    place = bench.folder / "office"
    write_office(ROOT, place, briefs)
    for engine, names in _BATCH.items():
        for keeping in ("nothing kept yet", "--no-cache"):
            out = bench.folder / f"out-{engine}"
            for old in (out, bench.folder / "cache"):
                shutil.rmtree(old, ignore_errors=True)
            words = ["render", "-j", "2", "--engine", engine, "-o", str(out)]
            words += ["--no-cache"] if keeping == "--no-cache" else []
            before = {name: bench.warm(name) for name in names}
            whole = briefpdf(*words, cwd=place)
            made = len(list(out.glob("*.pdf")))
            if made != briefs:
                sys.exit(f"Only {made} of {briefs} briefs came out:\n{whole.written.decode()}")
            ours = Taken(whole.wall / briefs, whole.cpu / briefs)
            for name in names:
                # Before and behind, because the machine may have other work at one of the times.
                theirs = [before[name], bench.warm(name, seed=100)]
                wanted = WANTED.get(f"batch {engine} to {name}")
                what = f"{briefs} briefs in 2 processes, {engine}, {keeping}"
                bench.ratio(what, wanted, [ours, ours], theirs, name)


def growth(bench: Bench, renders: int) -> None:
    """What one process adds to its memory by many briefs, and what else than pages they take."""
    place = bench.folder / "checked"
    write_office(ROOT, place, renders)
    checked = briefpdf("check", "--no-cache", "-j", "2", cwd=place).cpu / renders * 1000
    for engine in ENGINES:
        command = [sys.executable, str(HERE / "growth.py"), engine, str(renders)]
        found = json.loads(run(command).written)
        what = f"memory that {renders} renders of one process add, {engine}"
        bench.table.tell(what, found["grown"], WANTED[f"growth {engine}"], "{:.1f} MB")
        what = f"check, compose and proof of a brief in a batch, {engine}, processor time"
        note = f"check and compose {checked:.1f}, proof {found['proof']:.1f} ms"
        note += f"; the engine's pages {found['engine']:.1f} ms besides"
        wanted = WANTED.get(f"checked {engine}")
        bench.table.tell(what, checked + found["proof"], wanted, "{:.1f} ms", note)


def watch(bench: Bench, saves: int) -> None:
    """From a save to the PDF, with everything loaded."""
    for engine in ENGINES:
        place = bench.folder / f"watched-{engine}"
        for what, seconds in seconds_of_saves(place, engine, saves).items():
            note = f"median of {saves}; {min(seconds):.2f} to {max(seconds):.2f} s"
            told = f"`watch`, {engine}, from saving a {what} to its PDF"
            wanted = WANTED.get(f"watch {engine}")
            bench.table.tell(told, median(seconds), wanted, "{:.2f} s", note)


def large(bench: Bench, sizes: list[int]) -> None:
    """`check` of large workspaces: nothing kept, nothing changed, one claim changed."""
    first = 0.0
    for claims in sizes:
        place = bench.folder / f"large-{claims}"
        sources, briefs = claims // 2, max(1, claims // 100)
        write_workspace(place, claims, sources, briefs)
        name = f"`check` of {claims:,} claims, {sources:,} sources, {briefs:,} briefs"

        highest: list[float] = []

        def check(
            what: str,
            place: Path = place,
            name: str = name,
            claims: int = claims,
            highest: list[float] = highest,
        ) -> Taken:
            with memory_of_children() as peak:
                taken = briefpdf("check", "-j", "2", cwd=place)
            note = f"{taken.cpu:.1f} s of processors; all processes {peak.together:.0f} MB"
            wanted = LARGE_WANTED[what] if claims == LARGE else None
            bench.table.tell(f"{name}: {what}", taken.wall, wanted, "{:.2f} s", note)
            highest.append(peak.together)
            return taken

        each = check("nothing kept").cpu / claims
        check("nothing changed")
        path = sorted((place / "briefs" / "claims").iterdir())[0]
        path.write_text(path.read_text().replace(" in ", " inside ", 1))
        check("one claim changed")
        if claims == LARGE:
            told = f"{name}: memory of all processes"
            bench.table.tell(told, max(highest), LARGE_MB, "{:.0f} MB")
        if first:
            what = f"processor time a claim, {claims:,} claims to {sizes[0]:,}"
            bench.table.tell(what, each / first, WANTED["linear"])
        first = first or each


def _pages(pdf: Path) -> int:
    with pypdfium2.PdfDocument(pdf) as document:
        return len(document)


if __name__ == "__main__":
    main()

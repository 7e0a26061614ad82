"""Measures briefpdf against its peers in one run, turn by turn, and prints the ratios.

scripts/bench [--only cold,batch,memory,large,registry,watch,office] [--briefs N] [--claims N,N]
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
from pull_request import pull_request
import pypdfium2
from registry import registry
from saves import seconds_of_saves
from texts import write_texts
from workspace import write_workspace

ENGINES = ("typst", "weasyprint")
PARTS = ("cold", "batch", "memory", "large", "registry", "watch", "office")
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

    def cold(self, name: str, seed: int) -> Taken:
        """What a peer's whole process takes for one text."""
        whole = peer(self.python, name, self.folder, 1, seed)["whole"]
        assert isinstance(whole, Taken)
        return whole

    def ratio(
        self, what: str, wanted: float | None, ours: list[Taken], theirs: list[Taken], name: str
    ) -> None:
        """Add the median of the ratios of turns, by the clock; how it is by processors beside."""
        turns = list(zip(ours, theirs, strict=True))
        by_wall = median(one.wall / other.wall for one, other in turns)
        by_cpu = median(one.cpu / other.cpu for one, other in turns)
        here, there = (median(one.wall for one in column) * 1000 for column in (ours, theirs))
        pages = (
            f"{_pages(self.folder / f'{name}.pdf')} pages to {_pages(self.folder / 'sample.pdf')}"
        )
        note = f"{here:.0f} to {there:.0f} ms; by processor time {by_cpu:.2f}; peer's {pages}"
        self.table.tell(f"{what}, to {PEERS[name]}", by_wall, wanted, note=note)


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description="Measure briefpdf against its peers.")
    parser.add_argument("--peers", required=True, help="the Python that has the peers")
    parser.add_argument("--only", default="cold,batch,memory,watch", help=f"of {','.join(PARTS)}")
    parser.add_argument("--rounds", type=int, default=7, help="turns of cold processes")
    parser.add_argument("--briefs", type=int, default=100)
    parser.add_argument("--renders", type=int, default=300, help="for the growth of memory")
    parser.add_argument("--saves", type=int, default=10, help="of the brief, and of a claim")
    parser.add_argument(
        "--claims", default="", help="sizes of `large`, which it adds: 10000,100000"
    )
    parser.add_argument("--markdown", type=Path, help="put the lines into the table here")
    given = parser.parse_args()
    only = set(given.only.split(",")) | ({"large"} if given.claims else set())
    if wrong := only - set(PARTS):
        parser.error(f"--only knows {', '.join(PARTS)}, not {', '.join(sorted(wrong))}")
    sizes = [int(one) for one in (given.claims or "10000").split(",")]
    with tempfile.TemporaryDirectory(prefix="briefpdf-bench-") as name:
        folder, table = Path(name), Table()
        os.environ["XDG_CACHE_HOME"] = str(folder / "cache")
        write_texts(ROOT, folder)
        bench = Bench(given.peers, folder, table)
        steps = {
            "cold": lambda: cold(bench, given.rounds),
            "batch": lambda: batch(bench, given.briefs),
            "memory": lambda: growth(bench, given.renders),
            "watch": lambda: watch(bench, given.saves),
            "large": lambda: large(bench, sizes),
            "registry": lambda: registry(table, folder, sizes),
            "office": lambda: pull_request(table, folder),
        }
        for step, measured in steps.items():
            if step in only:
                measured()
                # After each step, so that a run that is cut off has told what it knew.
                if given.markdown:
                    table.write(given.markdown)


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

"""Runs processes and says what they took, and puts what was measured into a table."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
import json
from pathlib import Path
import resource
import subprocess
import sys
import threading
import time

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
_LOOK = 0.2
_BEGIN, _END = "<!-- measured -->", "<!-- end of what was measured -->"
_COLUMNS = "| what | reached | wanted, at most | from |\n|---|---|---|---|"


@dataclass(frozen=True, slots=True)
class Taken:
    """Seconds by the clock and of the processors, and what was written on standard output."""

    wall: float
    cpu: float
    written: bytes = b""


@dataclass(slots=True)
class Peak:
    """The most memory that a process and its descendants had together, in MB."""

    together: float = 0.0


def run(command: list[str], cwd: Path = ROOT, codes: tuple[int, ...] = (0,)) -> Taken:
    """Run a process to its end; one that fails ends the benchmark with what it said."""
    begun, before = time.perf_counter(), _children()
    done = subprocess.run(command, cwd=cwd, capture_output=True, check=False)
    wall = time.perf_counter() - begun
    if done.returncode not in codes:
        said = (done.stderr or done.stdout).decode(errors="replace")
        sys.exit(f"{' '.join(command)} ended with {done.returncode}:\n{said}")
    return Taken(wall, _children() - before, done.stdout)


def briefpdf(*words: str, cwd: Path = ROOT) -> Taken:
    """Run briefpdf, which may find something but may not fail."""
    return run([sys.executable, "-m", "briefpdf", *words], cwd, (0, 1))


def peer(python: str, name: str, folder: Path, count: int = 1, seed: int = 0) -> dict[str, object]:
    """Run a peer on so many texts: its process as `whole`, each text's seconds, its pages."""
    script = str(HERE / "peers.py")
    whole = run([python, script, name, str(folder), str(count), str(seed)])
    return {**json.loads(whole.written), "whole": whole}


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


@contextmanager
def memory_of_children() -> Iterator[Peak]:
    """Watch what all processes that are started meanwhile take up together.

    A page that several of them share counts once (Linux's proportional set size); elsewhere
    nothing is watched, and the peak stays 0.
    """
    peak, ended = Peak(), threading.Event()

    def look() -> None:
        while not ended.wait(_LOOK):
            peak.together = max(peak.together, _together())

    watching = threading.Thread(target=look, daemon=True)
    if Path("/proc/self/smaps_rollup").exists():
        watching.start()
    try:
        yield peak
    finally:
        ended.set()
        if watching.is_alive():
            watching.join()


def _together() -> float:
    parents: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            stat = (entry / "stat").read_text().rpartition(") ")[2].split()
        except OSError:
            continue  # It has just ended.
        parents.setdefault(int(stat[1]), []).append(int(entry.name))
    here, total = [int(Path("/proc/self").resolve().name)], 0
    while here:
        for child in parents.get(here.pop(), ()):
            here.append(child)
            try:
                lines = Path(f"/proc/{child}/smaps_rollup").read_text().splitlines()
            except OSError:
                continue
            total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return total / 1024


@dataclass(slots=True)
class Table:
    """What was measured, line by line: printed at once, and as Markdown at the end."""

    rows: list[tuple[str, str, str, str]] = field(default_factory=list)

    def tell(
        self, what: str, reached: float, wanted: float | None, form: str = "{:.2f}", note: str = ""
    ) -> None:
        """Add a line; `wanted` is the most that it should be, None where nothing was asked."""
        over = " (over)" if wanted is not None and reached > wanted else ""
        value = form.format(reached) + over
        limit = "" if wanted is None else form.format(wanted)
        self.rows.append((what, value, limit, note))
        print(f"{what:<66} {value:>16} {'of ' + limit if limit else '':<12} {note}", flush=True)

    def write(self, path: Path) -> None:
        """Write the table as Markdown; in a page with a table, lines of the same name are replaced.

        Lines of what was not measured this time stay as they were.
        """
        page = path.read_text(encoding="utf-8") if path.exists() else f"{_BEGIN}\n{_END}\n"
        before, begin, rest = page.partition(_BEGIN)
        old, end, behind = rest.partition(_END)
        if not begin or not end:
            sys.exit(f"{path} has no lines “{_BEGIN}” and “{_END}” to put a table between.")
        written = [line.split("|")[1:-1] for line in old.strip().splitlines()[2:]]
        rows = {one[0].strip(): " | ".join(cell.strip() for cell in one) for one in written}
        rows |= {row[0]: " | ".join(row) for row in self.rows}
        lines = [_COLUMNS, *(f"| {row} |" for row in rows.values())]
        path.write_text(before + "\n".join([begin, *lines, end]) + behind, encoding="utf-8")

"""Measures briefpdf against its peers in one run, turn by turn, and prints the ratios.

scripts/bench [--rounds N] [--briefs N] [--claims N]
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
import json
import os
from pathlib import Path
import resource
from statistics import median
import subprocess
import sys
import tempfile
import time

from texts import write_texts
from workspace import write_workspace

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
# Where a ratio is over this, docs/performance.md says so.
WANTED = {"cold weasyprint": 0.85, "cold reportlab": 1.0, "reportlab": 1.3, "weasyprint": 0.55}


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description="Measure briefpdf against its peers.")
    parser.add_argument("--peers", required=True, help="the Python that has the peers")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--briefs", type=int, default=100)
    parser.add_argument("--renders", type=int, default=300, help="for the growth of memory")
    parser.add_argument("--claims", type=int, default=0, help="also check so many claims")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="briefpdf-bench-") as name:
        folder = Path(name)
        os.environ["XDG_CACHE_HOME"] = str(folder / "cache")
        briefpdf("render", "russia-north-korea", "-o", f"{folder}/sample.pdf", "--no-cache")
        write_texts(folder / "sample.pdf", folder)
        engines = [one for one in ("weasyprint", "reportlab") if one in help_of_render()]
        cold(given.peers, folder, given.rounds, engines)
        batch(given.peers, folder, given.briefs, engines)
        if given.renders:
            growth(given.renders, engines)
        if given.claims:
            large(folder, given.claims)


def briefpdf(*words: str, cwd: Path = ROOT) -> float:
    """Run briefpdf; the seconds that it took."""
    begun = time.perf_counter()
    done = subprocess.run([sys.executable, "-m", "briefpdf", *words], cwd=cwd, capture_output=True)
    if done.returncode not in (0, 1):
        sys.exit(f"briefpdf {' '.join(words)} failed:\n{done.stderr.decode()}")
    return time.perf_counter() - begun


def help_of_render() -> str:
    """What `briefpdf render --help` says."""
    command = [sys.executable, "-m", "briefpdf", "render", "--help"]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout


def peer(python: str, name: str, folder: Path, count: int = 1) -> tuple[float, list[float]]:
    """Run a peer; the seconds of the whole process, and of each text."""
    begun = time.perf_counter()
    command = [python, str(HERE / "peers.py"), name, str(folder), str(count)]
    done = subprocess.run(command, capture_output=True, check=True)
    return time.perf_counter() - begun, json.loads(done.stdout)


def told(what: str, ratio: float, wanted: float, ours: float, theirs: float) -> None:
    """Print one line of the table."""
    mark = "" if ratio <= wanted else "  (over)"
    print(
        f"{what:<48} {ratio:5.2f} of {wanted}{mark}   {ours * 1000:.0f} to {theirs * 1000:.0f} ms"
    )


def cold(python: str, folder: Path, rounds: int, engines: list[str]) -> None:
    """Whole processes that render one brief, with all checks and nothing kept."""
    for engine in engines:
        other = {"weasyprint": "weasyprint", "reportlab": "pandoc"}[engine]
        words = ("render", "russia-north-korea", "--no-cache", "--engine", engine)
        mine: Callable[[], float] = lambda words=words: briefpdf(*words, "-o", f"{folder}/c.pdf")  # noqa: E731
        turns = [(mine(), peer(python, other, folder)[0]) for _ in range(rounds)]
        ratio = median(ours / theirs for ours, theirs in turns)
        ours, theirs = (median(column) for column in zip(*turns, strict=True))
        told(f"cold {engine} to {other}", ratio, WANTED[f"cold {engine}"], ours, theirs)


def batch(python: str, folder: Path, briefs: int, engines: list[str]) -> None:
    """Many briefs in two processes, to a peer that is warm in one."""
    sample = ROOT / "briefs"
    place = folder / "batch"
    for path in [*sample.rglob("*.yaml"), *sample.rglob("*.txt"), ROOT / "refs.bib"]:
        copy = place / path.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
    (place / "briefpdf.toml").write_text("")
    text = (sample / "russia-north-korea.md").read_text(encoding="utf-8")
    for number in range(briefs):
        (place / "briefs" / f"b{number}.md").write_text(text, encoding="utf-8")
    for engine in engines:
        other = {"weasyprint": "weasyprint", "reportlab": "typst"}[engine]
        words = ("render", "-j", "2", "--engine", engine, "--no-cache")
        ours = briefpdf(*words, "-o", f"{folder}/out-{engine}", cwd=place) / briefs
        theirs = median(peer(python, other, folder, 20)[1][3:])
        told(
            f"{briefs} briefs, {engine}, to {other} warm",
            ours / theirs,
            WANTED[engine],
            ours,
            theirs,
        )


def growth(renders: int, engines: list[str]) -> None:
    """How much memory a process takes up by rendering one brief again and again."""
    for engine in engines:
        command = [sys.executable, str(HERE / "growth.py"), engine, str(renders)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, encoding="utf-8")
        print(f"growth over {renders} renders, {engine:<15} {float(done.stdout):8.1f} MB of 10")


def large(folder: Path, claims: int) -> None:
    """`check` of a large workspace: nothing kept, nothing changed, one claim changed."""
    place = folder / "large"
    write_workspace(place, claims, claims // 2, max(1, claims // 100))
    check = ("check", "-j", "2")
    print(f"check of {claims:,} claims, nothing kept {briefpdf(*check, cwd=place):8.2f} s")
    print(f"  nothing changed                     {briefpdf(*check, cwd=place):8.2f} s")
    path = sorted((place / "briefs" / "claims").iterdir())[0]
    path.write_text(path.read_text().replace(" in ", " inside ", 1))
    print(f"  one claim changed                   {briefpdf(*check, cwd=place):8.2f} s")
    largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"  largest process                     {largest:12.0f} MB")


if __name__ == "__main__":
    main()

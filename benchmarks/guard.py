"""Guards against losses of speed: briefpdf's work as ratios to fixed yardsticks, in one run.

scripts/bench --guard [--write]

All is processor time on one machine within a minute, the least of several runs, because other work
on a machine only ever adds to it. What is over limits.toml is measured once more before it counts;
exit code 1 when it still is.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping, Sequence
import os
from pathlib import Path
import shutil
import sys
import tempfile
import time

from measure import ROOT, Taken, briefpdf, peer
from office import write_office
from texts import write_texts
from workspace import write_workspace
import yaml

from limits import LIMITS, judge, read_limits, write_limits

ENGINES = ("typst", "weasyprint")
_MANY = 4
_SMALL, _LARGE = 1000, 4000
_BRIEFS = 300


def main(
    words: Sequence[str] | None = None, measured: Callable[[], Mapping[str, float]] | None = None
) -> int:
    """Measure, compare and tell; the exit code. `measured` gives figures that are known."""
    parser = argparse.ArgumentParser(description="Hold briefpdf's speed to its limits.")
    parser.add_argument("--limits", type=Path, default=LIMITS)
    parser.add_argument("--write", action="store_true", help="set the limits to what is measured")
    given = parser.parse_args(words)
    measure = measured or measure_all
    figures = measure()
    if given.write:
        write_limits(figures, given.limits)
    limits = read_limits(given.limits)
    if judge(figures, limits):
        print("Something is over its limit: all is measured once more.", file=sys.stderr)
        again = measure()
        figures = {name: min(figure, again[name]) for name, figure in figures.items()}
    for name, figure in figures.items():
        print(f"{name:<32} {figure:8.3f}   at most {limits.get(name, float('nan')):.3f}")
    wrong = judge(figures, limits)
    for line in wrong:
        print(f"Slower than it was: {line}." if "over" in line else f"{line}.", file=sys.stderr)
    return 1 if wrong else 0


def measure_all() -> dict[str, float]:
    """All ratios, by name."""
    with tempfile.TemporaryDirectory(prefix="briefpdf-guard-") as name:
        folder = Path(name)
        os.environ["XDG_CACHE_HOME"] = str(folder / "cache")
        write_texts(ROOT, folder)
        return {**renders(folder), **checks(folder), **office_unchanged(folder)}


def renders(folder: Path) -> dict[str, float]:
    """One brief in a fresh process, each further brief of a batch, and one that is kept."""
    figures = {}
    place = folder / "office"
    write_office(ROOT, place, _MANY)
    for engine in ENGINES:
        words = ("render", "--engine", engine, "-o", str(folder / engine))

        def alone(*names: str, words: tuple[str, ...] = words, engine: str = engine) -> float:
            return briefpdf(*words, "--no-cache", *names, cwd=place).cpu

        def yardstick(engine: str = engine) -> tuple[float, float]:
            made = peer(sys.executable, engine, folder, 4, 1)
            whole, each = made["whole"], made["each"]
            assert isinstance(whole, Taken) and isinstance(each, list)
            warm = min(cpu for _, cpu in each[1:])
            # The process has set three texts more than a cold one would.
            return whole.cpu - sum(cpu for _, cpu in each[1:]), warm

        turns = [(alone("b0000"), *yardstick()) for _ in range(3)]
        one, cold, warm = (min(column) for column in zip(*turns, strict=True))
        many = min(alone() for _ in range(2))
        figures[f"cold-{engine}"] = one / cold
        figures[f"each-more-{engine}"] = (many - one) / (_MANY - 1) / warm
    kept = ("render", "b0000")
    first = min(_anew(place, *kept) for _ in range(2))
    again = min(briefpdf(*kept, cwd=place).cpu for _ in range(4))
    return {**figures, "render-unchanged": again / first}


def checks(folder: Path) -> dict[str, float]:
    """Checks of a small and a large workspace: nothing kept, nothing or one claim changed."""
    small, large = folder / "small", folder / "large"
    for place, claims in ((small, _SMALL), (large, _LARGE)):
        write_workspace(place, claims, claims // 2, claims // 100)

    little = min(_anew(small, "check") for _ in range(3))
    much = _anew(large, "check")
    unchanged = min(briefpdf("check", cwd=large).cpu for _ in range(4))
    return {
        "check-to-yaml": little / _reading(small),
        "check-linear": (much / _LARGE) / (little / _SMALL),
        "check-unchanged": unchanged / much,
        "check-one-claim": min(_one_changed(large, at) for at in range(2)) / much,
    }


def office_unchanged(folder: Path) -> dict[str, float]:
    """A render of many briefs with nothing to do, to a check with nothing to do."""
    place = folder / "many"
    write_workspace(place, 4 * _BRIEFS, _BRIEFS, _BRIEFS)
    briefpdf("render", "-j", "2", cwd=place)
    # A first run of each may have something left to cache.
    checked = [briefpdf("check", cwd=place).cpu for _ in range(4)][1:]
    rendered = [briefpdf("render", cwd=place).cpu for _ in range(4)][1:]
    return {"render-300-unchanged": min(rendered) / min(checked)}


def _anew(place: Path, *words: str) -> float:
    shutil.rmtree(Path(os.environ["XDG_CACHE_HOME"]), ignore_errors=True)
    return briefpdf(*words, cwd=place).cpu


def _reading(place: Path) -> float:
    """What PyYAML alone takes to read the registry's files."""
    texts = [path.read_text("utf-8") for path in sorted((place / "briefs/claims").iterdir())]
    taken = []
    for _ in range(5):
        begun = time.process_time()
        for text in texts:
            yaml.load(text, yaml.CSafeLoader)
        taken.append(time.process_time() - begun)
    return min(taken)


def _one_changed(place: Path, at: int) -> float:
    path = sorted((place / "briefs" / "claims").iterdir())[at]
    path.write_text(path.read_text("utf-8").replace(" in ", " inside ", 1), encoding="utf-8")
    return briefpdf("check", cwd=place).cpu


if __name__ == "__main__":
    sys.exit(main())

"""Cached PDFs are, byte for byte, those that are made anew; only what changed is made anew."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from briefpdf.compose.sandbox import Sandbox
from briefpdf.inspection.inspect import BriefResult
from briefpdf.rendering.render import Order, render_workspace
from briefpdf.source.workspace import DiskWorkspace

Edit = Callable[[str, str, str], None]


def rendered(
    folder: Path, sandbox: Sandbox, engine: str = "weasyprint", out: Path | None = None
) -> dict[str, BriefResult]:
    """What became of each brief; with `out`, nothing is kept and the PDFs go there."""
    order = Order(engine, out, cache=out is None)
    done = render_workspace(DiskWorkspace(folder), sandbox, order)
    return {result.brief: result for result in done.briefs}


def edited(folder: Path, random: Random, repaint: Callable[[int], None]) -> None:
    """Edit one thing, or undo an earlier edit: what was kept of it must then be found again."""

    def line(path: str, start: str, *choices: str) -> None:
        lines = (folder / path).read_text(encoding="utf-8").splitlines()
        at = next(at for at, text in enumerate(lines) if text.startswith(start))
        lines[at] = start + random.choice(choices)
        (folder / path).write_text("\n".join(lines) + "\n", encoding="utf-8")

    match random.randrange(9):
        case 0:
            year = random.choice(("In 2024", "During 2024"))
            text = f"{year}, Norway sold 12 patrol boats to Kenya."
            line("briefs/claims/ships.yaml", "    statement: ", text)
        case 1:
            # The second of them is an error: its quote says another number.
            texts = (f"North Korea sent more than {n} troops." for n in ("10,000", "90,000"))
            line("briefs/claims/troops.yaml", "    statement: ", *texts)
        case 2:
            line("refs.bib", "  title = {Ships", " at Sea},", " in Port},")
        case 3:
            said = (folder / "briefs/sources/planes.txt").read_text().splitlines()[0]
            more = random.choice(("", "Two came.\n", "More is to come.\n"))
            (folder / "briefs/sources/planes.txt").write_text(f"{said}\n{more}")
        case 4:
            repaint(random.choice((90, 140, 200)))
        case 5:
            line("templates/own/theme.toml", "leading = 1", "1", "2")
        case 6:
            line(f"briefs/{random.choice('abcd')}.md", "title: Brief ", "One", "Two", "Three")
        case 7:
            (folder / f"build/{random.choice('abcd')}.pdf").unlink(missing_ok=True)
        case _:
            comment = "# one more line\n" * random.randrange(3)
            claims = folder / "briefs/claims/planes.yaml"
            claims.write_text(comment + claims.read_text().replace("# one more line\n", ""))


def assert_as_made_anew(folder: Path, sandbox: Sandbox, engine: str, out: Path) -> int:
    kept = rendered(folder, sandbox, engine)
    anew = rendered(folder, sandbox, engine, out)
    for name, result in kept.items():
        assert (result.pages, result.pdf is None) == (anew[name].pages, anew[name].pdf is None)
        if result.pdf is not None:
            there = (folder / f"build/{name}.pdf").read_bytes()
            assert there == (out / f"{name}.pdf").read_bytes(), f"{name}: {result.why}"
    return sum(not result.why.startswith("built") for result in kept.values())


@pytest.mark.parametrize(("engine", "edits", "seed"), [("weasyprint", 6, 3)])
def test_after_random_edits(
    four_briefs: Path,
    repaint: Callable[[int], None],
    sandbox: Sandbox,
    tmp_path: Path,
    engine: str,
    edits: int,
    seed: int,
) -> None:
    random, spared = Random(seed), 0
    assert assert_as_made_anew(four_briefs, sandbox, engine, tmp_path / "out") == 0
    for _ in range(edits):
        edited(four_briefs, random, repaint)
        spared += assert_as_made_anew(four_briefs, sandbox, engine, tmp_path / "out")
    # Each edit concerns two briefs of four at most.
    assert spared >= 2 * edits


UNCHANGED = "not built: nothing that it uses changed"
CHANGES = [
    (
        ("briefs/claims/ships.yaml", "statement: In 2024", "statement: During 2024"),
        dict.fromkeys("bc", "built: the claim “ships” changed"),
    ),
    (
        ("briefs/claims/troops.yaml", "p. 1", "pp. 1-2"),
        dict.fromkeys("ab", "built: the claim “troops” changed"),
    ),
    (
        ("refs.bib", "Planes in the Air", "Planes Aloft"),
        {"d": "built: the source “planes” changed"},
    ),
    (
        ("templates/own/page.css", "hyphens: none", "hyphens: manual"),
        {"d": "built: templates/own/page.css changed"},
    ),
    (("briefs/a.md", "Brief A", "Brief Aleph"), {"a": "built: its text changed"}),
]


@pytest.mark.parametrize(("change", "built"), CHANGES, ids=[change[0][0] for change in CHANGES])
def test_exactly_the_briefs_that_use_it_are_built_and_told_why(
    four_briefs: Path,
    edit: Edit,
    sandbox: Sandbox,
    change: tuple[str, str, str],
    built: dict[str, str],
) -> None:
    first = rendered(four_briefs, sandbox)
    unbuilt = "built: it has not been built before, or is no longer in the cache"
    assert {name: result.why for name, result in first.items()} == dict.fromkeys("abcd", unbuilt)
    before = {name: (four_briefs / f"build/{name}.pdf").stat().st_mtime_ns for name in "abcd"}
    edit(*change)
    again = rendered(four_briefs, sandbox)
    told = {name: result.why for name, result in again.items()}
    assert told == {**dict.fromkeys("abcd", UNCHANGED), **built}
    for name, moment in before.items():
        same = (four_briefs / f"build/{name}.pdf").stat().st_mtime_ns == moment
        assert same or name in built

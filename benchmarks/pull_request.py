"""What the action's steps take for a pull request of a few briefs, beside all of them anew."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
import re
import shutil
from statistics import median
import sys

from measure import ROOT, Table, Taken, run
from office import NAME, copy_sample

BRIEFS, CHANGED, ROUNDS, WANTED = 60, 3, 3, 0.1
_ID = re.compile(r"^  ([a-z][a-z0-9-]*):$", re.MULTILINE)
_FIGURES = re.compile(r"^figures:\n.*?(?=^---$)", re.MULTILINE | re.DOTALL)
_BEFORE, _AFTER = "formalize closer ties", "formalize much closer ties"
_SETTINGS = '[severity]\nnear-duplicate-claim = "off"\nunder-length = "off"\n'


def pull_request(table: Table, folder: Path) -> None:
    """A push on the default branch with nothing cached, and a change of three of its briefs."""
    for what, write in (("like the sample", _like_sample), ("of a line each", _of_a_line)):
        place = folder / f"office {what}"
        _write(place, write)
        _git(place, "init", "-q", "-b", "main")
        _git(place, "add", "-A")
        _git(place, "commit", "-q", "-m", "first")
        turns = [_turn(place, folder / "job") for _ in range(ROUNDS)]
        by_wall = median(change.wall / whole.wall for whole, change in turns)
        by_cpu = median(change.cpu / whole.cpu for whole, change in turns)
        whole, change = (median(one.wall for one in column) for column in zip(*turns, strict=True))
        told = f"a pull request of {CHANGED} of {BRIEFS} briefs {what}, to all of them"
        note = f"{change:.1f} to {whole:.1f} s; by processor time {by_cpu:.2f}"
        table.tell(told, by_wall, WANTED, note=note)


def _write(place: Path, write: Callable[[str, str], tuple[str, str]]) -> None:
    """A repository of briefs, each with claims of its own in a file of its own."""
    brief = copy_sample(ROOT, place)
    registry = place / "briefs" / "claims" / f"{NAME}.yaml"
    text, claims = write(brief.read_text("utf-8"), registry.read_text("utf-8"))
    brief.unlink()
    registry.unlink()
    ids = sorted(_ID.findall(claims), key=len, reverse=True)
    named = re.compile(rf"(?<![\w-])({'|'.join(ids)})(?![\w-])")
    for number in range(BRIEFS):
        own = f"b{number:02}"
        body = named.sub(rf"{own}-\1", text).replace("IF12760", f"IF{number:05}", 1)
        brief.with_name(f"{own}.md").write_text(body, encoding="utf-8")
        registry.with_name(f"{own}.yaml").write_text(named.sub(rf"{own}-\1", claims), "utf-8")
    (place / "briefpdf.toml").write_text(_SETTINGS)
    (place / ".gitignore").write_text("build/\n")


def _like_sample(text: str, claims: str) -> tuple[str, str]:
    return text, claims


def _of_a_line(text: str, claims: str) -> tuple[str, str]:
    """The first claim alone."""
    first = _ID.findall(claims)[0]
    head, _, rest = claims.partition(f"  {first}:\n")
    own = rest.partition("\n\n")[0]
    body = f'## Overview\n\n{{{{ claim("{first}") }}}}\n'
    return _FIGURES.sub("", text.partition("## ")[0]) + body, f"{head}  {first}:\n{own}\n"


def _turn(place: Path, job: Path) -> tuple[Taken, Taken]:
    """All of them with nothing cached; then what changed, with what that left."""
    shutil.rmtree(job, ignore_errors=True)
    _git(place, "checkout", "-q", "--force", "main")
    whole = _steps(place, job, "")
    for number in range(CHANGED):
        path = place / "briefs" / "claims" / f"b{7 * number:02}.yaml"
        path.write_text(path.read_text("utf-8").replace(_BEFORE, _AFTER), encoding="utf-8")
    _git(place, "checkout", "-q", "-B", "change")
    _git(place, "commit", "-q", "-a", "-m", "change")
    change = _steps(place, job, "main")
    made = len(list((job / "out" / "pdf").glob("*.pdf")))
    if made != CHANGED:
        sys.exit(f"{made} briefs were built, not {CHANGED}.")
    return whole, change


def _steps(place: Path, job: Path, since: str) -> Taken:
    """The steps of the action that run briefpdf, as it runs them."""
    shutil.rmtree(job / "out", ignore_errors=True)
    own = {"BRIEFPDF": str(Path(sys.executable).parent / "briefpdf"), "BRIEFPDF_SINCE": since}
    own |= {"BRIEFPDF_OUT": str(job / "out"), "XDG_CACHE_HOME": str(job / "cache")}
    own |= {"BRIEFPDF_RULES_URL": "https://example.org/docs/rules.md"}
    words = ["env", *(f"{name}={value}" for name, value in own.items())]
    built = run([*words, "bash", str(ROOT / "ci" / "build.sh")], place)
    told = run(
        [*words, sys.executable, "-I", "-S", str(ROOT / "ci" / "publish.py"), "gather"], place
    )
    return Taken(built.wall + told.wall, built.cpu + told.cpu)


def _git(place: Path, *words: str) -> None:
    run(["git", "-c", "user.name=a", "-c", "user.email=a@example.org", *words], place)

"""What people ask of a large registry, and edits of many claims at once."""

from __future__ import annotations

import csv
from pathlib import Path
from statistics import median
import sys

from measure import Table, briefpdf, run
from office import NAME
from workspace import write_workspace

from briefpdf import check

# At most: ratios to a Python that does nothing, and to a check in which nothing changed; seconds.
COLD, LOOK, EDIT = 25.0, 3.0, 3.0
_ASKED = (
    ("claim", "list"),
    ("claim", "show", "claim-000100"),
    ("claim", "where", "claim-000100"),
    ("source", "list"),
    ("source", "impact", "source-00010"),
    ("changes", "HEAD"),
)
_CLAIMS = 10_000


def registry(table: Table, folder: Path, sizes: list[int]) -> None:
    """Look-ups in registries of these sizes, edits of one, and a cold check of the sample."""
    nothing = median(run([sys.executable, "-c", "pass"]).wall for _ in range(7))
    cold = median(briefpdf("check", "--no-cache", NAME).wall for _ in range(7))
    table.tell("cold `check` of the sample, to `python3 -c pass`", cold / nothing, COLD)
    for claims in sizes:
        _look(table, folder / f"asked-{claims}", claims)
    _edit(table, folder / "edited")


def _look(table: Table, place: Path, claims: int) -> None:
    write_workspace(place, claims, claims // 2, max(1, claims // 100))
    for words in (("init", "-q"), ("add", "-A"), ("commit", "-q", "-m", "first")):
        run(["git", "-c", "user.name=a", "-c", "user.email=a@example.org", *words], place)
    briefpdf("check", "-j", "2", cwd=place)
    unchanged = median(briefpdf("check", cwd=place).wall for _ in range(3))
    for command in _ASKED:
        briefpdf(*command, cwd=place)
        taken = median(briefpdf(*command, cwd=place).wall for _ in range(3))
        what = f"`{' '.join(command[:2])}` of {claims:,} claims, to an unchanged `check`"
        table.tell(what, taken / unchanged, LOOK, note=f"{taken:.2f} to {unchanged:.2f} s")


def _edit(table: Table, place: Path) -> None:
    write_workspace(place, _CLAIMS, 500, 5, per_file=_CLAIMS // 2)
    changed = _changed_table(place)
    # What fails the checks cannot be reviewed.
    failing = {one.diagnostic.claim for one in check(place).findings if one.is_error}
    sound = [name for at in range(_CLAIMS) if (name := f"claim-{at:06}") not in failing]
    ids = sound[:: len(sound) // 50][:50]
    taken = briefpdf("claim", "import", changed, cwd=place).wall
    what = f"import of 200 changed rows into files of {_CLAIMS // 2:,} claims"
    table.tell(what, taken, EDIT, "{:.2f} s")
    taken = briefpdf("claim", "review", *ids, "--by", "zz", cwd=place).wall
    table.tell("review of 50 of these claims", taken, EDIT, "{:.2f} s")


def _changed_table(place: Path) -> str:
    """A table of all claims, 200 of which have a new label."""
    briefpdf("claim", "export", "-o", "all.csv", cwd=place)
    with (place / "all.csv").open(encoding="utf-8-sig", newline="") as file:
        head, *rows = csv.reader(file)
    for row in rows[:: len(rows) // 200]:
        row[head.index("short")] = "A short label"
    with (place / "changed.csv").open("w", newline="") as file:
        csv.writer(file).writerows([head, *rows])
    return "changed.csv"

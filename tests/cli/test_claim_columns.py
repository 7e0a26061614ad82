"""`claim list` by author, kind, verdict, reviewer and words, sorted, cut, in columns of choice."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
import subprocess

import pytest

from briefpdf.checks.examples import BASE, CLAIMS

Run = Callable[..., "subprocess.CompletedProcess[str]"]
Write = Callable[..., Path]

_MORE = (
    "  ships:\n    statement: Ships sailed.\n    author: zz\n    topic: [sea]\n"
    "    sources: [{key: crs-troops, quote: no such words}]\n"
    "    review: {by: mm, on: 2025-06-10}\n"
    "  outlook:\n    kind: judgment\n    statement: A war may come.\n    basis: [ships]\n"
    "    author: ab\n    topic: [land]\n"
)


@pytest.fixture
def folder(workspace: Write) -> Path:
    return workspace({CLAIMS: BASE[CLAIMS] + _MORE})


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        (["--author", "ZZ"], ["ships"]),
        (["--kind", "judgment"], ["outlook"]),
        (["--verdict", "judgment"], ["outlook"]),
        (["--verdict", "unsupported"], ["ships"]),
        (["--reviewed-by", "mm"], ["ships"]),
        (["--search", "WAR MAY"], ["outlook"]),
        (["--search", "ship"], ["ships"]),
        (["--sort", "id"], ["outlook", "ships", "troops-2024"]),
        (["--sort", "statement", "--limit", "1"], ["outlook"]),
        (["--topic", "sea", "--author", "zz"], ["ships"]),
    ],
)
def test_what_is_listed(typed: Run, folder: Path, words: list[str], ids: list[str]) -> None:
    done = typed("claim", "list", *words, cwd=folder)
    assert [line.split()[0] for line in done.stdout.splitlines()] == ids, done.stderr


def test_columns_are_of_choice(typed: Run, folder: Path) -> None:
    done = typed(
        "claim", "list", "--columns", "verdict,id,topics", "--kind", "judgment", cwd=folder
    )
    assert done.stdout.split() == ["judgment", "outlook", "land"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--topic", "seas"], "no claim has the topic “seas”\n    Did you mean “sea”?"),
        (["--source", "crs-troop"], "there is no source “crs-troop” in refs.bib"),
        (["--columns", "ids"], "there is no column “ids”"),
        (["--author", "nn"], "nobody of the name “nn” writes claims here"),
        (["--reviewed-by", "zz"], "nobody of the name “zz” reviews claims here"),
    ],
)
def test_an_unknown_name_is_told(typed: Run, folder: Path, words: list[str], said: str) -> None:
    done = typed("claim", "list", *words, cwd=folder)
    assert done.returncode == 2
    assert said in done.stderr

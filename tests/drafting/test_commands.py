"""`source find` and `claim add --from` on the command line."""

from __future__ import annotations

from collections.abc import Callable
import json
from pathlib import Path
import subprocess

import pytest

from .library import files

Run = Callable[..., "subprocess.CompletedProcess[str]"]
REGISTRY = "briefs/claims/claims.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A workspace of the three sources, with no brief and no claim."""
    for name, content in {"briefpdf.toml": "", **files()}.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return tmp_path


def test_a_passage_is_told_with_its_page_and_what_stands_around(
    briefpdf: Run, folder: Path
) -> None:
    done = briefpdf("source", "find", "112 villages", cwd=folder)
    assert done.returncode == 0
    first, text = done.stdout.splitlines()[:2]
    assert first == "library-2024, p. 2 (word for word)"
    assert "printed books. A mobile library visits **112 villages** every other week." in text
    done = briefpdf(
        "source", "find", "books children borrowed", "--format", "json", "--most", "1", cwd=folder
    )
    (passage,) = json.loads(done.stdout)["passages"]
    assert (passage["key"], passage["locator"], passage["exact"]) == ("library-2024", "p. 2", False)
    assert passage["words"] == "Children borrowed 58 percent of all printed books."
    marked = [passage["words"][start:end] for start, end in passage["marked"]]
    assert marked == ["Children borrowed", "books"]


def test_nothing_and_no_such_source(briefpdf: Run, folder: Path) -> None:
    done = briefpdf("source", "find", "zeppelins over Oslo", cwd=folder)
    assert (done.returncode, done.stdout) == (1, "")
    assert "stands in the 3 archived copies" in done.stderr
    done = briefpdf("source", "find", "villages", "--source", "libary-2024", cwd=folder)
    assert done.returncode == 2 and "Did you mean “library-2024”?" in done.stderr
    assert briefpdf("source", "find", " ", cwd=folder).returncode == 2


def test_a_claim_is_added_by_first_and_last_words(briefpdf: Run, folder: Path) -> None:
    added = ("claim", "add", "lent", "--source", "library-2024")
    done = briefpdf(*added, "--from", "Children borrowed", "--to", "printed books.", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert done.stderr.splitlines() == [f"{REGISTRY}: lent was added.", "lent: verbatim."]
    written = (folder / REGISTRY).read_text("utf-8")
    words = "Children borrowed 58 percent of all printed books."
    assert f"statement: {words}\n" in written and f"quote: {words}" in written
    assert "locator: p. 2\n" in written


def test_what_does_not_hold_is_said_at_once(briefpdf: Run, folder: Path) -> None:
    done = briefpdf(
        *("claim", "add", "lent", "--source", "library-2024", "--from", "Children borrowed"),
        *("--statement", "Children borrowed 85 percent of all printed books."),
        cwd=folder,
    )
    assert done.returncode == 0
    assert "lent: unsupported." in done.stderr and "85 percent" in done.stderr


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("--source", "libary-2024", "--from", "Children"), "Did you mean “library-2024”?"),
        (("--source", "libary-2024", "--statement", "A."), "Did you mean “library-2024”?"),
        (("--source", "library-2024", "--from", "branches"), "passages of “library-2024” begin"),
        (("--source", "library-2024", "--from", "Children lent"), "has no words “Children lent”"),
        (("--source", "library-2024", "--to", "books"), "--to needs --from"),
        (("--from", "books"), "Give --source KEY."),
        (
            ("--source", "library-2024", "--from", "Children", "--locator", "p. 3"),
            "does not have “Children” on p. 3",
        ),
    ],
)
def test_what_cannot_be_taken_is_refused(
    briefpdf: Run, folder: Path, more: tuple[str, ...], said: str
) -> None:
    done = briefpdf("claim", "add", "lent", *more, cwd=folder)
    assert done.returncode == 2
    assert said in done.stderr
    assert not (folder / REGISTRY).exists()

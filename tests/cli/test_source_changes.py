"""What `briefpdf source rename`, `remove`, `edit` and `update` say of what they did."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
import json
from pathlib import Path

from click.testing import CliRunner, Result
import pytest

from briefpdf.checks.examples import BASE, CLAIMS, REFS, also
from briefpdf.cli.main import briefpdf

Invoke = Callable[..., Result]
Write = Callable[..., Path]
OTHER = "@misc{other, title={Other}}\n"
QUOTE = "North Korea sent more than 10,000 troops to Russia in 2024."
COPY = "briefs/sources/crs-troops.txt"


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Invoke:
    """Runs a verb of `briefpdf source` in a folder, within this process."""

    def invoke(folder: Path, *words: str) -> Result:
        monkeypatch.chdir(folder)
        done = CliRunner().invoke(briefpdf, ["source", *words])
        assert (done.exit_code, done.exception) == (0, None)
        return done

    return invoke


def test_rename_names_the_files(run: Invoke, workspace: Write) -> None:
    folder = workspace({})
    done = run(folder, "rename", "crs-troops", "crs-if1")
    assert done.stdout == f"{REFS}\n{CLAIMS}\n"
    assert done.stderr == "crs-troops is now crs-if1.\n"
    told = json.loads(run(folder, "rename", "crs-if1", "crs-2", "--format", "json").stdout)
    assert told == {
        "version": 1,
        "source": "crs-2",
        "earlier": "crs-if1",
        "changed": [REFS, CLAIMS],
        "unreviewed": [],
    }


def test_remove_prints_the_entry(run: Invoke, workspace: Write) -> None:
    folder = workspace(also(REFS, OTHER))
    done = run(folder, "remove", "other")
    assert (done.stdout, done.stderr) == (OTHER, "refs.bib: other was removed.\n")
    forced = run(folder, "remove", "crs-troops", "--force", "--format", "json")
    told = json.loads(forced.stdout)
    assert (told["source"], told["copies"], told["entry"]) == (
        "crs-troops",
        [COPY],
        BASE[REFS].strip(),
    )
    assert (folder / REFS).read_text() == ""


def test_edit_prints_the_entry_and_names_its_findings(run: Invoke, workspace: Write) -> None:
    folder = workspace(also(REFS, OTHER))
    done = run(folder, "edit", "crs-troops", "--set", "date=soon", "--unset", "file")
    assert done.stdout == (folder / REFS).read_text().removesuffix(OTHER)
    assert done.stderr.startswith("crs-troops was edited.\nrefs.bib:5:11: REF016 “soon”")
    assert "other" not in done.stderr
    mended = run(folder, "edit", "crs-troops", "--set", "date=2025-06-14", "--format", "json")
    assert json.loads(mended.stdout)["findings"] == []


def test_update_has_a_line_for_each_quote(run: Invoke, workspace: Write, tmp_path: Path) -> None:
    more = (
        "  same:\n    statement: x\n"
        "    sources: [{key: crs-troops, locator: p. 2, quote: It ends.}]\n"
        "  gone:\n    statement: x\n"
        "    sources: [{key: crs-troops, quote: Whales sing at night.}]\n"
        "  lower:\n    statement: x\n    sources: [{key: crs-troops, locator: 'pp. 1-2, n. 3', "
        f"quote: '{QUOTE}'}}]\n"
        "  other:\n    statement: x\n    sources: [{key: crs-troops, quote: 'The talks were held "
        "in Moscow in May.'}]\n"
    )
    old = f"{QUOTE} Whales sing at night. The talks were held in Moscow in May.\n\fIt ends.\n"
    folder = workspace({**also(CLAIMS, more), COPY: old})
    new = tmp_path / "new.txt"
    new.write_text(f"The talks were held in Moscow in June.\n\fIt ends.\n\f{QUOTE}\n")
    before = (folder / CLAIMS).read_text()
    dry = run(folder, "update", "crs-troops", str(new), "--dry-run")
    assert (folder / CLAIMS).read_text() == before
    assert dry.stderr.splitlines() == [
        f"{COPY} would be the copy of crs-troops: 1 same, 2 moved, 1 changed, 1 gone.",
        "The earlier edition would stay in briefs/sources/crs-troops-2025-06-13.txt.",
        "1 locator would be corrected.",
        "Nothing was written.",
    ]
    done = run(folder, "update", "crs-troops", str(new))
    assert done.stdout == dry.stdout
    assert done.stdout.splitlines() == [
        f"{CLAIMS}:7:18: troops-2024: moved to p. 3",
        f"{CLAIMS}:12:42: same: same",
        f"{CLAIMS}:15:40: gone: gone",
        f"{CLAIMS}:18:42: lower: moved to p. 3; correct its locator “pp. 1-2, n. 3”",
        f"{CLAIMS}:21:40: other: changed (p. 1): The talks were held in Moscow in "
        "[-May-]{+June.+}",
    ]
    assert (folder / CLAIMS).read_text() == before.replace("locator: p. 1\n", "locator: p. 3\n")
    new.write_text("Nothing.\n")
    told = json.loads(run(folder, "update", "crs-troops", str(new), "--format", "json").stdout)
    assert told["sha256"] == sha256(b"Nothing.\n").hexdigest()
    assert told["earlier"] == "briefs/sources/crs-troops-1.txt"
    assert {one["outcome"] for one in told["quotes"]} == {"gone"}

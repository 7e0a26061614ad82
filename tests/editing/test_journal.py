"""What was cut off while several files changed is finished by whoever comes next."""

from __future__ import annotations

from collections.abc import Callable
import json
from pathlib import Path
import subprocess
import sys

import pytest

from briefpdf.checks.examples import BASE, BRIEF, CLAIMS
from briefpdf.editing.lock import Refused, journal_path
from briefpdf.editing.original import digest_of
from briefpdf.editing.transaction import editing, finish_interrupted
from briefpdf.source.workspace import DiskWorkspace

Write = Callable[..., Path]

# Ends the process, as SIGKILL would, right before or right behind its n-th move of a file.
CUT_OFF = """
import os, sys
from pathlib import Path
from briefpdf.editing.transaction import editing
from briefpdf.source.diagnostic import Edit
from briefpdf.source.text import Span
from briefpdf.source.workspace import DiskWorkspace

root, at, behind, *paths = sys.argv[1:]
moves, real = [], Path.replace

def replace(self, target):
    moves.append(target)
    if len(moves) == int(at) and behind == "0":
        os._exit(9)
    done = real(self, target)
    if len(moves) == int(at):
        os._exit(9)
    return done

Path.replace = replace
with editing(DiskWorkspace(Path(root))) as transaction:
    for path in paths:
        transaction.edit(path, [Edit(Span(path, 0, 0), "# new\\n")])
"""


def cut_off(folder: Path, at: int, behind: bool) -> int:
    words = [sys.executable, "-c", CUT_OFF, str(folder), str(at), str(int(behind)), CLAIMS, BRIEF]
    return subprocess.run(words, check=False, timeout=600).returncode


@pytest.mark.parametrize("behind", [False, True])
@pytest.mark.parametrize("at", [1, 2, 3])
def test_a_process_ended_at_any_move_leaves_all_or_nothing(
    workspace: Write, at: int, behind: bool
) -> None:
    folder = workspace({})
    assert cut_off(folder, at, behind) == 9
    finish_interrupted(DiskWorkspace(folder))
    begun = at > 1 or behind
    for path in (CLAIMS, BRIEF):
        assert (folder / path).read_text() == ("# new\n" if begun else "") + BASE[path]
    assert not journal_path(DiskWorkspace(folder)).exists()
    assert cut_off(folder, 9, False) == 0
    assert not list((folder / "briefs").rglob("*.part"))


def test_a_file_changed_since_is_left_and_named(workspace: Write) -> None:
    folder = workspace({})
    assert cut_off(folder, 2, True) == 9
    (folder / BRIEF).write_text("by hand\n")
    with pytest.raises(Refused, match=r"briefs/base\.md changed since"):
        finish_interrupted(DiskWorkspace(folder))
    assert (folder / CLAIMS).read_text() == "# new\n" + BASE[CLAIMS]
    assert (folder / BRIEF).read_text() == "by hand\n"
    with editing(DiskWorkspace(folder)) as transaction:
        assert transaction.changed == []


@pytest.mark.parametrize("path", [".git/config", "../outside.yaml", "run.py", "briefs/link.md"])
def test_a_journal_writes_nothing_that_runs(workspace: Write, path: str) -> None:
    folder = workspace({".git/config": "old", "run.py": "old", "../outside.yaml": "old"})
    (folder / "briefs/link.md").symlink_to("../.git/config")
    new = "new"
    entry = {"before": digest_of(b"old"), "after": digest_of(new.encode()), "text": new}
    mine = {"path": CLAIMS, **entry, "before": digest_of(BASE[CLAIMS].encode())}
    journal = journal_path(DiskWorkspace(folder))
    journal.parent.mkdir(parents=True)
    journal.write_text(json.dumps({"version": 1, "files": [mine, {"path": path, **entry}]}))
    finish_interrupted(DiskWorkspace(folder))
    assert (folder / path).read_text() == "old"
    assert (folder / CLAIMS).read_text() == BASE[CLAIMS]
    assert not journal.exists()


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"files": [1]}', '{"files": [{"path": 1}]}'])
def test_a_broken_journal_is_removed(workspace: Write, text: str) -> None:
    folder = workspace({})
    journal = journal_path(DiskWorkspace(folder))
    journal.parent.mkdir(parents=True)
    journal.write_text(text)
    finish_interrupted(DiskWorkspace(folder))
    assert not journal.exists()
    assert (folder / CLAIMS).read_text() == BASE[CLAIMS]

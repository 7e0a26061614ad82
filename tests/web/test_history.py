"""What the workbench takes back, whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefpdf.checks.examples import BASE, CLAIMS
from briefpdf.editing.lock import ChangedMeanwhile
from briefpdf.editing.transaction import editing, finish_interrupted
from briefpdf.source.diagnostic import Edit
from briefpdf.source.text import Span
from briefpdf.source.workspace import DiskWorkspace
from briefpdf.web.history import History

NEW = "briefs/new.md"
Write = Callable[..., Path]


@pytest.fixture
def folder(workspace: Write) -> Path:
    return workspace({})


@pytest.fixture
def history(folder: Path) -> History:
    """An edit that made one file and changed another."""
    workspace = DiskWorkspace(folder)
    made = History(workspace)

    def edit() -> None:
        with editing(workspace) as transaction:
            transaction.create(NEW, "Words.\n")
            transaction.edit(CLAIMS, [Edit(Span(CLAIMS, 0, 0), "# mine\n")])

    made.record("both", edit)
    assert (folder / CLAIMS).read_text() == "# mine\n" + BASE[CLAIMS]
    return made


def test_what_an_edit_made_goes_with_it(folder: Path, history: History) -> None:
    assert history.undo() == "both"
    assert not (folder / NEW).exists()
    assert (folder / CLAIMS).read_text() == BASE[CLAIMS]
    assert history.last is None


def test_what_was_made_and_edited_since_stays(folder: Path, history: History) -> None:
    (folder / NEW).write_text("Other words.\n")
    with pytest.raises(ChangedMeanwhile, match=NEW):
        history.undo()
    assert (folder / NEW).read_text() == "Other words.\n"
    assert (folder / CLAIMS).read_text() == "# mine\n" + BASE[CLAIMS]
    assert history.last == "both"


def test_an_undoing_that_is_cut_off_is_finished(
    folder: Path, history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    class CutOff(BaseException):
        """The end of the process."""

    def end(path: Path, missing_ok: bool = False) -> None:
        raise CutOff

    with monkeypatch.context() as patched:
        patched.setattr(Path, "unlink", end)
        with pytest.raises(CutOff):
            history.undo()
    finish_interrupted(DiskWorkspace(folder))
    assert not (folder / NEW).exists()
    assert (folder / CLAIMS).read_text() == BASE[CLAIMS]


def test_an_undoing_that_fails_leaves_all_as_it_was(
    folder: Path, history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(part: Path, place: Path) -> None:
        raise OSError(28, "No space left on device", str(place))

    monkeypatch.setattr("briefpdf.editing.journal.publish", refuse)
    with pytest.raises(OSError, match="No space left"):
        history.undo()
    assert (folder / NEW).read_text() == "Words.\n"
    assert (folder / CLAIMS).read_text() == "# mine\n" + BASE[CLAIMS]
    assert history.last == "both"

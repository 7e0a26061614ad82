"""Files change together or not at all, and never from a stale copy."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
import stat

import pytest

from briefpdf.checks.examples import BASE, BRIEF, CLAIMS
from briefpdf.editing.lock import ChangedMeanwhile, Refused, journal_path, lock
from briefpdf.editing.original import digest_of
from briefpdf.editing.transaction import editing
from briefpdf.source import write
from briefpdf.source.diagnostic import Edit
from briefpdf.source.text import Span
from briefpdf.source.workspace import DiskWorkspace

Write = Callable[..., Path]


def top(path: str, text: str = "# new\n") -> list[Edit]:
    return [Edit(Span(path, 0, 0), text)]


def test_what_was_edited_is_written_at_the_end(workspace: Write) -> None:
    folder = workspace({})
    with editing(DiskWorkspace(folder)) as transaction:
        transaction.edit(CLAIMS, top(CLAIMS))
        transaction.edit(CLAIMS, top(CLAIMS, "# newer\n"))
        assert transaction.changed == [CLAIMS]
        assert transaction.result.read_bytes(CLAIMS).startswith(b"# newer\n# new\n")
        assert (folder / CLAIMS).read_text() == BASE[CLAIMS]
    assert (folder / CLAIMS).read_text() == "# newer\n# new\n" + BASE[CLAIMS]
    assert [path.name for path in (folder / CLAIMS).parent.iterdir()] == ["base.yaml"]


def test_an_exception_writes_nothing(workspace: Write) -> None:
    folder = workspace({})
    with pytest.raises(ZeroDivisionError), editing(DiskWorkspace(folder)) as transaction:
        transaction.edit(CLAIMS, top(CLAIMS))
        raise ZeroDivisionError
    assert (folder / CLAIMS).read_text() == BASE[CLAIMS]


def test_a_file_changed_meanwhile_is_not_written(workspace: Write) -> None:
    folder = workspace({})
    with (
        pytest.raises(ChangedMeanwhile, match=r"base\.yaml has been changed meanwhile"),
        editing(DiskWorkspace(folder)) as transaction,
    ):
        transaction.edit(BRIEF, top(BRIEF))
        transaction.edit(CLAIMS, top(CLAIMS))
        (folder / CLAIMS).write_text("claims:\n")
    assert (folder / CLAIMS).read_text() == "claims:\n"
    assert (folder / BRIEF).read_text() == BASE[BRIEF]


def test_an_edit_of_a_stale_copy_is_refused(workspace: Write) -> None:
    folder = workspace({})
    with editing(DiskWorkspace(folder)) as transaction:
        transaction.edit(CLAIMS, top(CLAIMS), digest_of(BASE[CLAIMS].encode()))
    with pytest.raises(ChangedMeanwhile), editing(DiskWorkspace(folder)) as transaction:
        transaction.edit(CLAIMS, top(CLAIMS), digest_of(BASE[CLAIMS].encode()))


def test_a_failure_in_the_middle_undoes_the_rest(
    workspace: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = workspace({})
    real = Path.replace

    def replace(self: Path, target: Path) -> Path:
        if self.name.startswith(".base.yaml"):
            raise OSError(13, "Permission denied")
        return real(self, target)

    monkeypatch.setattr(write.Path, "replace", replace)
    with (
        pytest.raises(OSError, match="Permission denied"),
        editing(DiskWorkspace(folder)) as transaction,
    ):
        transaction.edit(BRIEF, top(BRIEF))
        transaction.edit(CLAIMS, top(CLAIMS))
    assert (folder / BRIEF).read_text() == BASE[BRIEF]
    assert (folder / CLAIMS).read_text() == BASE[CLAIMS]
    assert not list(folder.rglob("*.part"))
    assert not journal_path(DiskWorkspace(folder)).exists()


def test_permissions_stay(workspace: Write) -> None:
    folder = workspace({})
    (folder / CLAIMS).chmod(0o640)
    with editing(DiskWorkspace(folder)) as transaction:
        transaction.edit(CLAIMS, top(CLAIMS))
    assert stat.S_IMODE((folder / CLAIMS).stat().st_mode) == 0o640


def test_what_another_holds_is_waited_for_and_then_refused(workspace: Write) -> None:
    place = DiskWorkspace(workspace({}))
    with (
        lock(place),
        pytest.raises(Refused, match="another command"),
        editing(place, wait=0.05),
    ):
        pytest.fail("both hold the workspace")
    with editing(place, wait=0.05) as transaction:
        assert transaction.changed == []


def test_only_texts_of_the_workspace_are_written(workspace: Write) -> None:
    folder = workspace({".git/config.yaml": "a: 1\n", "notes.py": "1\n"})
    (folder / "briefs/claims/link.yaml").symlink_to("../../.git/config.yaml")
    why = {
        ".git/config.yaml": "is git's own, and no part of the workspace",
        "notes.py": "is not a file that briefpdf edits",
        "briefs/claims/link.yaml": "is a link that leads out of the workspace",
    }
    for path, said in why.items():
        with (
            pytest.raises(Refused, match=said),
            editing(DiskWorkspace(folder)) as transaction,
        ):
            transaction.edit(path, top(path))
    with pytest.raises(Refused, match="does not exist"), editing(DiskWorkspace(folder)) as no:
        no.edit("none.yaml", top("none.yaml"))


@pytest.mark.parametrize("name", [".briefpdf", ".briefpdf/edit.lock"])
def test_own_files_go_through_no_link(workspace: Write, tmp_path: Path, name: str) -> None:
    folder, elsewhere = workspace({}), tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "file").write_text("kept")
    if name != ".briefpdf":
        elsewhere /= "file"
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).symlink_to(elsewhere)
    with pytest.raises(Refused, match="not briefpdf's own"), lock(DiskWorkspace(folder)):
        pytest.fail("the link was followed")
    assert (tmp_path / "elsewhere/file").read_text() == "kept"
    assert len(list((tmp_path / "elsewhere").iterdir())) == 1

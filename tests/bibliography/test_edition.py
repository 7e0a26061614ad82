"""Where a new edition goes, where the earlier one stays, and what happens when it cannot."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from briefpdf.bibliography.edit import edit_source
from briefpdf.checks.examples import REFS, also
from briefpdf.editing.lock import Refused
from briefpdf.editing.transaction import Transaction
from briefpdf.source.workspace import DiskWorkspace

from .editions import (
    COPY,
    ENTRY,
    FILLER,
    NEW,
    OLD,
    QUOTES,
    TWICE,
    claims,
    contents,
    pdf,
    update,
)

Write = Callable[..., Path]


def test_the_same_edition_is_refused(harbor: Path, edition: Path) -> None:
    update(harbor, edition)
    with pytest.raises(Refused, match="is the copy that “harbor” has already"):
        update(harbor, edition)


def test_a_second_edition_of_one_date_has_a_number(harbor: Path, edition: Path) -> None:
    update(harbor, edition)
    edition.write_bytes(pdf([FILLER]))
    assert update(harbor, edition).edition.aside == "briefs/sources/harbor-1.pdf"
    after = contents(harbor)
    assert after["briefs/sources/harbor-2025-02-01.pdf"] == OLD
    assert after["briefs/sources/harbor-1.pdf"] == NEW


def test_all_is_as_it_was_where_the_bibliography_cannot_be_written(
    harbor: Path, edition: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(harbor)

    def fail(self: Transaction) -> None:
        raise OSError("the disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(Transaction, "write", fail)
        with pytest.raises(OSError, match="the disk is full"):
            update(harbor, edition)
    assert contents(harbor) == before


def test_what_was_cut_off_is_finished_by_the_same_command(harbor: Path, edition: Path) -> None:
    # The copies are in their places; refs.bib and the registry were not written.
    (harbor / "briefs/sources/harbor-2025-02-01.pdf").write_bytes(OLD)
    (harbor / COPY).write_bytes(NEW)
    done = update(harbor, edition)
    assert done.edition.aside == "briefs/sources/harbor-2025-02-01.pdf"
    assert (harbor / REFS).read_bytes().endswith((ENTRY % sha256(NEW).hexdigest()).encode())
    assert (
        contents(harbor)["briefs/claims/harbor.yaml"] == claims("p. 7", "'page 7, note 2'").encode()
    )


def test_a_copy_that_was_replaced_by_hand_is_taken_as_it_lies(harbor: Path) -> None:
    (harbor / COPY).write_bytes(NEW)
    done = update(harbor, harbor / COPY)
    assert (done.edition.earlier, done.edition.aside) == (None, "")
    assert [one.fate.outcome for one in done.quotes[5:]] == [
        "same",
        "moved",
        "moved",
        "changed",
        "gone",
    ]


def test_another_kind_of_file_gets_another_name(harbor: Path, tmp_path: Path) -> None:
    page = tmp_path / "harbor.html"
    page.write_text(f"<html><body><p>{'</p><p>'.join(QUOTES)}</p></body></html>")
    done = update(harbor, page)
    assert {one.fate.outcome for one in done.quotes} == {"same"}
    assert (done.edition.path, done.edition.aside) == ("briefs/sources/harbor.html", COPY)
    assert (harbor / COPY).read_bytes() == OLD
    assert b"  file   = {briefs/sources/harbor.html},\r\n" in (harbor / REFS).read_bytes()


def test_a_source_without_a_copy_gets_its_first(harbor: Path, edition: Path) -> None:
    edit_source(DiskWorkspace(harbor), "harbor", (), ["file", "sha256"])
    (harbor / COPY).unlink()
    assert update(harbor, edition).edition.path == COPY
    assert (
        (harbor / REFS)
        .read_bytes()
        .endswith(
            b"  date   = {2025-02-01},\r\n  file   = {"
            + COPY.encode()
            + b"},\r\n  sha256 = {"
            + sha256(NEW).hexdigest().encode()
            + b"},\r\n}\r\n"
        )
    )


@pytest.mark.parametrize("path", ["/Users/me/Zotero/storage/AB/x.txt", "../x.txt", "C:/x.txt"])
def test_a_copy_of_another_machine_gives_way(workspace: Write, tmp_path: Path, path: str) -> None:
    folder = workspace(also(REFS, f"@misc{{b, title={{B}}, file={{{path}}}}}\n"))
    file = tmp_path / "new.txt"
    file.write_text(TWICE)
    done = update(folder, file, "b")
    assert (done.edition.path, done.edition.earlier) == ("briefs/sources/b.txt", None)
    assert (folder / "briefs/sources/b.txt").read_text() == TWICE
    named = "file={briefs/sources/b.txt}, sha256={"
    assert named in (folder / REFS).read_text()


def test_a_copy_that_cannot_be_written_changes_nothing(workspace: Write, tmp_path: Path) -> None:
    folder = workspace(also(REFS, "@misc{b, title={B}, file={briefs/base.md/x.txt}}\n"))
    file = tmp_path / "new.txt"
    file.write_text(TWICE)
    before = contents(folder)
    with pytest.raises(FileExistsError):
        update(folder, file, "b")
    assert contents(folder) == before

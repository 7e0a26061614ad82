"""Files appear whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path
import stat
import tempfile

import pytest

from briefpdf.source.write import write_whole


def test_a_file_is_written_with_its_folders(tmp_path: Path) -> None:
    place = tmp_path / "a/b/c.pdf"
    write_whole(place, b"one")
    write_whole(place, b"two")
    assert place.read_bytes() == b"two"
    assert [path.name for path in place.parent.iterdir()] == ["c.pdf"]


def test_others_may_read_it_as_the_umask_says(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        write_whole(tmp_path / "a.pdf", b"one")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a.pdf").stat().st_mode) == 0o644


def test_a_write_that_is_refused_names_the_file_that_was_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(**asked: object) -> None:
        raise PermissionError(13, "Permission denied", f"{tmp_path}/.a.pdf.x7.part")

    monkeypatch.setattr(tempfile, "mkstemp", refused)
    with pytest.raises(PermissionError) as told:
        write_whole(tmp_path / "a.pdf", b"one")
    assert told.value.filename == str(tmp_path / "a.pdf")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_names_the_file_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(**asked: object) -> tuple[int, str]:
        (tmp_path / "a.part").touch()
        return os.open("/dev/full", os.O_WRONLY), str(tmp_path / "a.part")

    monkeypatch.setattr(tempfile, "mkstemp", full)
    with pytest.raises(OSError, match="No space left on device") as told:
        write_whole(tmp_path / "a.pdf", b"one")
    assert told.value.filename == str(tmp_path / "a.pdf")
    assert not list(tmp_path.iterdir())


def test_a_write_that_fails_leaves_the_earlier_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "a.pdf"
    write_whole(place, b"earlier")

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        write_whole(place, b"later")
    assert place.read_bytes() == b"earlier"
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]

"""Files are read only from inside the workspace."""

from __future__ import annotations

from pathlib import Path
import sys

import pytest

from briefpdf.source.decode import decode, read_text
from briefpdf.source.mendable import Mendable
from briefpdf.source.workspace import (
    MAX_FILE_BYTES,
    DiskWorkspace,
    MemoryWorkspace,
    OutsideWorkspace,
    inside,
    place_to_read,
    place_to_write,
)
from briefpdf.source.write import write_whole


@pytest.mark.parametrize(
    "path",
    [
        "../x",
        "a/../../x",
        "/etc/passwd",
        "~/x",
        "C:/x",
        "a\\..\\x",
        "a\0b",
        ".git/config",
        "a/../.GIT/hooks/x",
        "deep/.git",
        "git~1/config",
    ],
)
def test_paths_that_lead_out_are_refused(path: str) -> None:
    with pytest.raises(OutsideWorkspace):
        inside(path)


def test_paths_inside_are_made_plain() -> None:
    assert inside("./a/../b//c") == "b/c"


def test_a_link_that_leads_out_is_refused(tmp_path: Path) -> None:
    root = tmp_path / "root"
    root.mkdir()
    (tmp_path / "secret").write_text("x")
    (root / "link").symlink_to(tmp_path / "secret")
    workspace = DiskWorkspace(root)
    with pytest.raises(OutsideWorkspace):
        workspace.read_bytes("link")
    assert not workspace.is_file("link")
    # It is one of the files, so that whoever reads them is told why it is not read.
    assert workspace.files("*") == ["link"]
    assert workspace.is_astray("link")
    (found,) = read_text(workspace, "link", "CLAIM020").diagnostics
    assert found.message == "link is a link that leads out of the workspace"
    (root / "nowhere").symlink_to("none")
    (found,) = read_text(workspace, "nowhere", "CLAIM020").diagnostics
    assert found.message == "nowhere is a link that leads nowhere"


@pytest.mark.skipif(sys.platform == "win32", reason="no file can be called so")
@pytest.mark.parametrize(("name", "sign"), [("Memo: a.md", "colon"), ("a\\b.md", "backslash")])
def test_a_file_does_not_go_missing_for_its_name(tmp_path: Path, name: str, sign: str) -> None:
    (tmp_path / name).write_text("x")
    with pytest.raises(Mendable, match=rf"the name of the file .* has a {sign}"):
        DiskWorkspace(tmp_path).files("*.md")


def test_what_an_editor_has_open_is_no_file(tmp_path: Path) -> None:
    (tmp_path / ".#a.md").symlink_to("ada@host.17:1700000000")
    assert DiskWorkspace(tmp_path).files("*.md") == []


@pytest.mark.parametrize("link", ["build", "build/deep"])
def test_a_circle_of_links_is_an_error_of_the_system(tmp_path: Path, link: str) -> None:
    (tmp_path / link).parent.mkdir(exist_ok=True)
    (tmp_path / link).symlink_to(Path(link).name)
    place = place_to_write(tmp_path / link / "a.pdf", tmp_path)
    with pytest.raises(OSError):
        write_whole(place, b"x")


def test_what_is_named_is_not_read_through_a_link_that_leads_out(tmp_path: Path) -> None:
    root, secret = tmp_path / "root", tmp_path / "secret"
    root.mkdir()
    secret.write_text("x")
    (root / "link").symlink_to(secret)
    (root / "folder").symlink_to(tmp_path)
    for place in ("link", "folder/secret"):
        with pytest.raises(OSError, match="leads out of the workspace"):
            place_to_read(root / place, root)
    # What is named outside is the user's own, a link too.
    (tmp_path / "mine").symlink_to(secret)
    assert place_to_read(tmp_path / "mine", root) == tmp_path / "mine"


def test_what_is_gits_own_is_neither_read_nor_written(tmp_path: Path) -> None:
    # A clone has there what no commit has: the token that it was fetched with, for one.
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "config").write_text("token")
    (tmp_path / "copy.txt").symlink_to(".git/config")
    (tmp_path / "build").symlink_to(".git")
    (tmp_path / ".github").mkdir()
    (tmp_path / ".github" / "config").write_text("x")
    workspace = DiskWorkspace(tmp_path)
    assert workspace.files("**/config") == [".github/config"]
    for path in (".git/config", "copy.txt", "build/config"):
        assert not workspace.is_file(path)
        with pytest.raises(OutsideWorkspace):
            workspace.read_bytes(path)
        with pytest.raises(OSError, match="is git's own"):
            place_to_read(tmp_path / path, tmp_path)
    assert workspace.files("*") == ["build", "copy.txt"]  # Whoever reads them is told.
    with pytest.raises(OSError, match="is git's own"):
        place_to_write(tmp_path / "build" / "a.pdf", tmp_path)
    (found,) = read_text(workspace, ".git/config", "CLAIM020").diagnostics
    assert found.message == ".git/config is git's own, and no part of the workspace"


def test_disk_and_memory_agree(tmp_path: Path) -> None:
    files = {"a.md": "1", "briefs/b.md": "2", "briefs/deep/c.md": "3"}
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(content)
    disk, memory = DiskWorkspace(tmp_path), MemoryWorkspace(files)
    for pattern in ("*.md", "briefs/*.md", "briefs/*/*.md", "none/*.md"):
        assert disk.files(pattern) == memory.files(pattern)
    for path in ("a.md", "briefs", "none"):
        assert disk.is_file(path) == memory.is_file(path)
        assert disk.is_folder(path) == memory.is_folder(path)


@pytest.mark.parametrize(
    ("data", "message", "offset"),
    [
        (b"ok\nca\xe9t\xe9", "not UTF-8: byte 0xe9 on line 2", 5),
        (b"\xef\xbb\xbfa\xff", "not UTF-8: byte 0xff on line 1", 1),
        (b"PK\0\x01", "binary file", 0),
        (b"PK\0\x01 and much more that is no text \xff\xfe", "binary file", 0),
        ("ab".encode("utf-16"), "f is in UTF-16, not UTF-8", 0),
        (b"A paragraph copied out of a PDF\0.", "unprintable character, U+0000", 31),
        (b"a\x08b", "unprintable character, U+0008", 1),
        ("a\ufdd0b".encode(), "unprintable character, U+FDD0", 1),
        ("\ufeff\ufeffa".encode(), "unprintable character, U+FEFF", 0),
    ],
)
def test_bytes_that_are_no_text(data: bytes, message: str, offset: int) -> None:
    parsed = decode("f", data, "CLAIM020")
    (found,) = parsed.diagnostics
    assert parsed.value is None
    assert message in found.message
    assert found.span.start == offset
    assert found.hints


def test_unprintable_characters_are_deleted_by_one_fix() -> None:
    (found,) = decode("f", b"a \x08b\nc \x7f", "CLAIM020").diagnostics
    assert found.message == "f has an unprintable character, U+0008, and 1 more like it"
    assert found.fix is not None and found.fix.safe
    assert [(edit.span.start, edit.text) for edit in found.fix.edits] == [(2, ""), (7, "")]
    (between,) = decode("f", b"a\x08b", "CLAIM020").diagnostics
    assert between.fix is not None and not between.fix.safe


def test_byte_order_mark_is_no_character() -> None:
    parsed = decode("f", b"\xef\xbb\xbfab", "CLAIM020")
    assert parsed.value is not None
    assert parsed.value.content == "ab"


@pytest.mark.parametrize("path", ["none", "../../etc/passwd", "/dev/zero"])
def test_what_cannot_be_read_is_a_finding(tmp_path: Path, path: str) -> None:
    parsed = read_text(DiskWorkspace(tmp_path), path, "REF012")
    assert parsed.value is None
    assert [found.code for found in parsed.diagnostics] == ["REF012"]


def test_a_file_too_large_is_a_finding(tmp_path: Path) -> None:
    with (tmp_path / "big").open("wb") as file:
        file.truncate(MAX_FILE_BYTES + 1)
    parsed = read_text(DiskWorkspace(tmp_path), "big", "REF012")
    assert "too large" in parsed.diagnostics[0].message


def test_no_folder_lies_as_deep_as_a_pattern_may_say(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    assert DiskWorkspace(tmp_path).files("*/" * 5000 + "*") == []
    assert not DiskWorkspace(tmp_path).is_file("a/" * 5000 + "a")

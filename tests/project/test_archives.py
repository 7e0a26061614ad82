"""Archived copies are read once, and then found by their content."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefpdf.cache.cache import Cache
from briefpdf.model.reference import Reference
from briefpdf.project import archives as module
from briefpdf.project.archives import Archives
from briefpdf.readers.archive.read import Archive
from briefpdf.source.diagnostic import Parsed
from briefpdf.source.text import Span
from briefpdf.source.workspace import MemoryWorkspace

PAGE = "<html><body><p>North Korea sent troops.</p></body></html>"
NOWHERE = Span("refs.bib", 0, 0)


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "briefpdf" / "place" / "cache.sqlite")


def archives(files: dict[str, str | bytes], *paths: str, cache: Cache | None = None) -> Archives:
    reference = Reference("a", "report", NOWHERE, files=paths)
    return Archives(MemoryWorkspace(files), {"a": reference}, cache)


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the copies that were really read."""
    paths: list[str] = []
    read = module.read_archive

    def reading(path: str, data: bytes) -> Parsed[Archive | None]:
        paths.append(path)
        return read(path, data)

    monkeypatch.setattr(module, "read_archive", reading)
    return paths


def test_a_copy_is_read_once_and_then_found_in_the_cache(cache: Cache, reads: list[str]) -> None:
    for _ in range(2):
        found = archives({"a.html": PAGE}, "a.html", cache=cache)
        assert [one.pages for one in found.of("a")] == [one.pages for one in found.of("a")]
        assert "North Korea sent troops." in found.of("a")[0].pages[0]
    assert reads == ["a.html"]


def test_a_changed_copy_is_read_anew(cache: Cache, reads: list[str]) -> None:
    archives({"a.html": PAGE}, "a.html", cache=cache).of("a")
    changed = archives({"a.html": PAGE.replace("sent", "withdrew")}, "a.html", cache=cache)
    assert "withdrew" in changed.of("a")[0].pages[0]
    assert reads == ["a.html", "a.html"]


def test_another_reader_of_copies_reads_them_anew(
    cache: Cache, reads: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    archives({"a.html": PAGE}, "a.html", cache=cache).of("a")
    monkeypatch.setattr("briefpdf.cache.version.made_by", lambda kind: f"another {kind}")
    archives({"a.html": PAGE}, "a.html", cache=cache).of("a")
    assert reads == ["a.html", "a.html"]


@pytest.mark.parametrize("spoilt", [b"", b"{", b"\x90", b"\xff"])
def test_a_spoilt_entry_is_read_anew(
    spoilt: bytes, cache: Cache, reads: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "get", lambda kind, key: spoilt)
    (found,) = archives({"a.html": PAGE}, "a.html", cache=cache).of("a")
    assert "North Korea sent troops." in found.pages[0]
    assert reads == ["a.html"]


def test_without_a_cache_a_copy_is_read_each_time(reads: list[str]) -> None:
    for _ in range(2):
        assert archives({"a.html": PAGE}, "a.html").of("a")
    assert reads == ["a.html", "a.html"]


def test_what_is_missing_or_broken_gives_no_text() -> None:
    found = archives({"b.pdf": b"%PDF-1.7\nno more"}, "a.txt", "b.pdf", "../c.txt")
    assert found.of("a") == []
    assert [one.code for one in found.unreadable("a")] == ["REF006"]
    assert found.of("none") == []
    assert found.checksum("../c.txt") is None


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_pointer_of_git_lfs_is_none_of_a_copy(end: str) -> None:
    pointer = end.join(
        ("version https://git-lfs.github.com/spec/v1", "oid sha256:01", "size 1", "")
    )
    held = archives({"a.txt": pointer, "b.txt": pointer.replace("v1", "v12")}, "a.txt", "b.txt")
    assert [held.is_pointer(path) for path in ("a.txt", "b.txt")] == [True, False]

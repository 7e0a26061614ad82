"""Archived copies are read once, and kept by their content."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefpdf.model.reference import Reference
from briefpdf.project import archives as module
from briefpdf.project.archives import Archives
from briefpdf.readers.archive.read import Archive
from briefpdf.source.diagnostic import Parsed
from briefpdf.source.text import Span
from briefpdf.source.workspace import MemoryWorkspace

PAGE = "<html><body><p>North Korea sent troops.</p></body></html>"
NOWHERE = Span("refs.bib", 0, 0)


def archives(files: dict[str, str | bytes], *paths: str) -> Archives:
    reference = Reference("a", "report", NOWHERE, files=paths)
    return Archives(MemoryWorkspace(files), {"a": reference})


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path


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


def test_a_copy_is_read_once_and_kept_for_the_next_run(cache: Path, reads: list[str]) -> None:
    for _ in range(2):
        found = archives({"a.html": PAGE}, "a.html")
        assert [one.pages for one in found.of("a")] == [one.pages for one in found.of("a")]
        assert "North Korea sent troops." in found.of("a")[0].pages[0]
    assert reads == ["a.html"]


def test_a_changed_copy_is_read_anew(cache: Path, reads: list[str]) -> None:
    archives({"a.html": PAGE}, "a.html").of("a")
    changed = archives({"a.html": PAGE.replace("sent", "withdrew")}, "a.html").of("a")
    assert "withdrew" in changed[0].pages[0]
    assert reads == ["a.html", "a.html"]


@pytest.mark.parametrize("spoilt", [b"", b"{", b"[]", b'{"pages": 3}', b"\xff"])
def test_what_is_kept_spoilt_is_read_anew(spoilt: bytes, cache: Path, reads: list[str]) -> None:
    archives({"a.html": PAGE}, "a.html").of("a")
    (kept,) = cache.rglob("*.json")
    kept.write_bytes(spoilt)
    (found,) = archives({"a.html": PAGE}, "a.html").of("a")
    assert "North Korea sent troops." in found.pages[0]
    assert len(reads) == 2


def test_a_folder_that_cannot_be_written_costs_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert archives({"a.html": PAGE}, "a.html").of("a")


def test_a_user_without_a_home_keeps_nothing(
    reads: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def homeless(*_: object, **__: object) -> Path:
        raise RuntimeError("no home")

    monkeypatch.setattr("platformdirs.user_cache_path", homeless)
    for _ in range(2):
        assert archives({"a.html": PAGE}, "a.html").of("a")
    assert reads == ["a.html", "a.html"]


def test_what_is_missing_or_broken_gives_no_text(cache: Path) -> None:
    found = archives({"b.pdf": b"%PDF-1.7\nno more"}, "a.txt", "b.pdf", "../c.txt")
    assert found.of("a") == []
    assert [one.code for one in found.unreadable("a")] == ["REF006"]
    assert found.of("none") == []
    assert found.data("../c.txt") is None

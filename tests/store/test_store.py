"""What is kept is believed only with the user's own signature."""

from __future__ import annotations

import os
from pathlib import Path
import time

import pytest

from briefpdf.store.secret import user_secret
from briefpdf.store.store import Store, open_store


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("BRIEFPDF_NO_CACHE", raising=False)


def test_what_is_put_is_had(tmp_path: Path) -> None:
    store = Store(tmp_path, b"a" * 32)
    store.put("pdf", "one", b"words")
    assert store.get("pdf", "one") == b"words"
    assert store.get("pdf", "two") is None
    assert store.get("part", "one") is None


def test_another_users_file_counts_for_nothing(tmp_path: Path) -> None:
    Store(tmp_path, b"a" * 32).put("pdf", "one", b"words")
    assert Store(tmp_path, b"b" * 32).get("pdf", "one") is None


@pytest.mark.parametrize("spoil", [lambda data: data[:-1], lambda data: data + b"x", lambda _: b""])
def test_a_spoilt_file_counts_for_nothing(tmp_path: Path, spoil: object) -> None:
    store = Store(tmp_path, b"a" * 32)
    store.put("pdf", "one", b"words")
    (place,) = (tmp_path / "pdf").iterdir()
    assert callable(spoil)
    place.write_bytes(spoil(place.read_bytes()))
    assert store.get("pdf", "one") is None


def test_a_file_under_another_name_counts_for_nothing(tmp_path: Path) -> None:
    store = Store(tmp_path, b"a" * 32)
    store.put("pdf", "one", b"words")
    (place,) = (tmp_path / "pdf").iterdir()
    data = place.read_bytes()
    store.put("pdf", "two", b"others")
    for other in (tmp_path / "pdf").iterdir():
        other.write_bytes(data)
    assert store.get("pdf", "two") is None


def test_a_link_out_of_the_workspace_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "workspace").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "workspace" / ".briefpdf").symlink_to(tmp_path / "elsewhere")
    assert open_store(tmp_path / "workspace") is None


def test_nothing_is_kept_where_that_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFPDF_NO_CACHE", "1")
    assert user_secret() is None


def test_the_key_is_the_users_alone_and_stays(tmp_path: Path) -> None:
    key = user_secret()
    assert key == user_secret() and key is not None and len(key) == 32
    assert (tmp_path / "cache/briefpdf/key").stat().st_mode & 0o077 == 0


def test_what_nobody_asks_for_is_thrown_away(tmp_path: Path) -> None:
    store = Store(tmp_path, b"a" * 32)
    store.put("pdf", "old", b"words")
    (place,) = (tmp_path / "pdf").iterdir()
    os.utime(place, (0, time.time() - 40 * 24 * 3600))
    store.put("pdf", "new", b"words")
    store.prune()
    assert store.get("pdf", "old") is None
    assert store.get("pdf", "new") == b"words"

"""The cache saves time and decides nothing: whatever is wrong with its file, it is done without."""

from __future__ import annotations

from collections.abc import Callable
from multiprocessing import get_context
import os
from pathlib import Path
import sqlite3

import pytest

from briefpdf.cache import cache as module
from briefpdf.cache.cache import Cache, cache_path, is_begun, open_cache


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "briefpdf" / "place" / "cache.sqlite"


def filled(path: Path, **values: bytes) -> Cache:
    cache = Cache(path)
    for key, value in values.items():
        cache.set("kind", key, value)
    cache.close()
    return Cache(path)


def test_what_is_set_is_found_by_its_kind_and_key_alone(path: Path) -> None:
    cache = filled(path, a=b"one", b=b"two")
    assert (cache.get("kind", "a"), cache.get("kind", "b")) == (b"one", b"two")
    assert cache.get("kind", "c") is None
    assert cache.get("other", "a") is None
    cache.set("kind", "a", b"three")
    assert cache.get("kind", "a") == b"three"
    cache.close()
    assert Cache(path).get("kind", "a") == b"three"


def _spoil(path: Path) -> None:
    path.write_bytes(b"no database" * 1000)


def _truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


def _overwrite(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    path.write_bytes(data)


def test_whoever_only_reads_writes_nothing(path: Path) -> None:
    with_one = Cache(path)
    with_one.set("kind", "key", b"value")
    with_one.close()
    before = path.read_bytes()
    reading = Cache(path)
    assert reading.get("kind", "key") == b"value"
    assert not path.with_name(f"{path.name}-wal").stat().st_size
    reading.close()
    assert path.read_bytes() == before


def test_a_long_log_is_not_left_for_the_next_run(path: Path) -> None:
    written = Cache(path)
    for number in range(20):
        written.set("kind", str(number), bytes(1_000_000))
        written.flush()
    assert path.with_name(f"{path.name}-wal").stat().st_size <= 4 << 20
    assert path.stat().st_size > 16_000_000


@pytest.mark.parametrize("spoil", [_spoil, _truncate, _overwrite])
def test_a_broken_file_is_done_without_and_then_begun_anew(
    path: Path, spoil: Callable[[Path], None]
) -> None:
    filled(path, **{f"k{number}": b"x" * 900 for number in range(20)}).close()
    spoil(path)
    cache = Cache(path)
    assert cache.get("kind", "k1") in (None, b"x" * 900)
    cache.set("kind", "k1", b"new")
    cache.close()
    assert filled(path, a=b"one").get("kind", "a") == b"one"


def test_a_value_that_is_not_what_was_set_is_none(path: Path) -> None:
    filled(path, a=b"one", b=b"").close()

    def found(key: str, stored: object) -> bytes | None:
        connection = sqlite3.connect(path)
        with connection:
            connection.execute("UPDATE entries SET value = ?", (stored,))
        connection.close()
        cache = Cache(path)
        value = cache.get("kind", key)
        cache.close()
        return value

    connection = sqlite3.connect(path)
    (whole,) = connection.execute(
        "SELECT value FROM entries ORDER BY length(value) DESC"
    ).fetchone()
    connection.close()
    assert found("a", whole) == b"one"
    # That of another key is not this one's.
    assert found("b", whole) is None
    spoilt = [
        whole[:at] + bytes([whole[at] ^ 1 << bit]) + whole[at + 1 :]
        for at in range(len(whole))
        for bit in (0, 7)
    ]
    short = [whole[:length] for length in range(len(whole))]
    for stored in (*spoilt, *short, whole + b"\0", "one", 3, 1.5):
        assert found("a", stored) is None, stored


def test_what_is_said_of_a_spoilt_file_need_not_be_text(path: Path) -> None:
    filled(path, a=b"one").close()
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    data = path.read_bytes()
    # The definition of the table is as the file has it, and is told by SQLite as it stands there.
    assert data.count(b"CREATE TABLE") == 1
    path.write_bytes(data.replace(b"CREATE TABLE", b"CREA\xe9\xff\xff\xffBLE"))
    assert Cache(path).get("kind", "a") is None
    assert filled(path, a=b"two").get("kind", "a") == b"two"


def test_a_file_that_another_program_holds_is_done_without(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_PATIENCE", 0.01)
    filled(path, a=b"one").close()
    holder = sqlite3.connect(path)
    holder.execute("BEGIN EXCLUSIVE")
    cache = Cache(path)
    cache.set("kind", "a", b"two")
    cache.close()
    holder.rollback()
    holder.close()
    assert Cache(path).get("kind", "a") == b"one"


@pytest.mark.skipif(os.name != "posix", reason="a link")
def test_a_folder_that_leads_elsewhere_is_not_used(path: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    path.parent.parent.mkdir()
    path.parent.symlink_to(elsewhere)
    assert filled(path, a=b"one").get("kind", "a") is None
    assert not list(elsewhere.iterdir())


def test_a_folder_that_cannot_be_made_costs_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    cache = filled(tmp_path / "file" / "place" / "cache.sqlite", a=b"one")
    assert cache.get("kind", "a") is None


def test_what_was_used_longest_ago_goes_when_there_is_too_much(path: Path) -> None:
    old = filled(path, **{f"old{number}": b"o" * 49_000 for number in range(10)})
    old._today += 1
    assert old.get("kind", "old3")
    old.flush()
    cache = Cache(path, limit=600_000)
    cache._today += 1
    for number in range(6):
        cache.set("kind", f"new{number}", b"n" * 49_000)
    cache.close()
    left = Cache(path)
    assert left.get("kind", "old3")
    assert all(left.get("kind", f"new{number}") for number in range(6))
    assert sum(left.get("kind", f"old{number}") is not None for number in range(10)) == 3
    assert path.stat().st_size < 600_000


def _write(path: Path, name: str) -> None:
    for number in range(50):
        cache = Cache(path)
        cache.set("kind", f"{name}{number}", name.encode())
        cache.close()


def test_several_processes_write_one_file(path: Path) -> None:
    context = get_context("spawn")
    processes = [context.Process(target=_write, args=(path, name)) for name in "ab"]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
        assert process.exitcode == 0
    cache = Cache(path)
    assert all(cache.get("kind", f"{name}{at}") for name in "ab" for at in range(50))


def test_a_workspace_has_a_folder_of_its_own_in_the_user_s(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("BRIEFPDF_NO_CACHE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "user"))
    one, other = tmp_path / "one" / "work", tmp_path / "other" / "work"
    for folder in (one, other):
        folder.mkdir(parents=True)
    (tmp_path / "link").symlink_to(one)
    paths = [cache_path(place) for place in (one, other, tmp_path / "link")]
    assert paths[0] != paths[1]
    assert paths[0] == paths[2]
    assert all(place and place.is_relative_to(tmp_path / "user") for place in paths)
    assert not is_begun(one)
    cache = open_cache(one)
    assert cache is not None
    cache.set("kind", "a", b"one")
    cache.close()
    assert is_begun(one)
    assert not is_begun(other)
    assert not list(one.iterdir())


def test_who_wants_none_or_has_no_home_has_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def homeless(*_: object, **__: object) -> Path:
        raise RuntimeError("no home")

    monkeypatch.setenv("BRIEFPDF_NO_CACHE", "1")
    assert open_cache(tmp_path) is None
    monkeypatch.delenv("BRIEFPDF_NO_CACHE")
    assert open_cache(tmp_path) is not None
    monkeypatch.setattr("platformdirs.user_cache_path", homeless)
    assert open_cache(tmp_path) is None
    assert not is_begun(tmp_path)

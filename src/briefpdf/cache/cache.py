"""Bytes by kind and key in one SQLite file, which may be deleted at any time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import blake2b
import os
from pathlib import Path
import sqlite3
import time
from zlib import crc32

# When the file is larger than this, in bytes, what was used longest ago goes until it is not.
LIMIT = 1 << 30
_ROOM = 0.75
_DAY = 24 * 3600
# In seconds: how long to wait for another process that writes.
_PATIENCE = 5.0
# In bytes: what stands behind each value and tells whether it is still what was set.
_SUM = 4
# What SQLite raises of a file; what it says of a spoilt one need not be text.
_SPOILT = (sqlite3.Error, UnicodeError)
# In bytes: of a longer log of what was written, the file itself is brought up to date.
_LOG = 4 << 20
_INCREMENTAL = 2
_TABLE = """
CREATE TABLE IF NOT EXISTS entries (
    kind TEXT NOT NULL, key BLOB NOT NULL, day INTEGER NOT NULL, value BLOB NOT NULL,
    PRIMARY KEY (kind, key)
)
"""


class Cache:
    """Values by kind and key. A file that is broken, locked, read-only or full is done without.

    A value that is not what was set, as where a disk lost a bit, is none: SQLite would not see it.
    Several processes may use one file. What is set is written by `flush` or `close`.
    """

    def __init__(self, path: Path | None, limit: int = LIMIT) -> None:
        # None caches nothing.
        self.path = path
        self._limit = limit
        self._connection: sqlite3.Connection | None = None
        self._broken = path is None
        self._today = int(time.time()) // _DAY
        self._used: set[tuple[str, bytes]] = set()
        self._set: dict[tuple[str, bytes], bytes] = {}

    def get(self, kind: str, key: str) -> bytes | None:
        """The value of a key, or None."""
        name = (kind, _digest(key))
        if name in self._set:
            return self._set[name]
        with self._using() as connection:
            query = "SELECT value, day FROM entries WHERE kind = ? AND key = ?"
            found = connection.execute(query, name).fetchone() if connection else None
            if found is not None and isinstance(found[0], bytes):
                value = found[0][:-_SUM]
                if found[0][-_SUM:] != _sum(name, value):
                    return None
                if found[1] != self._today:
                    self._used.add(name)
                return value
        return None

    def set(self, kind: str, key: str, value: bytes) -> None:
        """Keep a value in place of an earlier one."""
        if not self._broken:
            self._set[kind, _digest(key)] = value

    def flush(self) -> None:
        """Write what was set, note what was used, and let go of what is too old and too much."""
        rows = [
            (*name, self._today, value + _sum(name, value)) for name, value in self._set.items()
        ]
        used = [(self._today, *name) for name in self._used]
        self._set.clear()
        self._used.clear()
        with self._using() as connection:
            if connection is None or not (rows or used):
                return
            with connection:
                update = "UPDATE entries SET day = ? WHERE kind = ? AND key = ?"
                connection.executemany(update, used)
                connection.executemany("INSERT OR REPLACE INTO entries VALUES (?, ?, ?, ?)", rows)
            if rows:
                self._shrink(connection)
                self._cut_log(connection)

    def close(self) -> None:
        """Write what was set, and let go of the file."""
        self.flush()
        if self._connection is not None:
            with self._using():
                self._connection.close()
            self._connection = None

    def _shrink(self, connection: sqlite3.Connection) -> None:
        size = _number(connection, "page_size")
        if (_number(connection, "page_count") - _number(connection, "freelist_count")) * size <= (
            self._limit
        ):
            return
        query = "SELECT rowid, length(value) FROM entries ORDER BY day DESC, rowid DESC"
        room, old = self._limit * _ROOM, []
        for row, length in connection.execute(query):
            room -= length
            if room < 0:
                old.append((row,))
        with connection:
            connection.executemany("DELETE FROM entries WHERE rowid = ?", old)
        connection.execute("PRAGMA incremental_vacuum").fetchall()

    def _cut_log(self, connection: sqlite3.Connection) -> None:
        """Have the log of what was written last begin anew where the next run would read long."""
        assert self.path is not None
        try:
            length = self.path.with_name(f"{self.path.name}-wal").stat().st_size
        except OSError:
            return  # There is none, or another process has just put it away.
        if length > _LOG:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    @contextmanager
    def _using(self) -> Iterator[sqlite3.Connection | None]:
        """The connection, None where there is none; an error of the file ends its use."""
        if self._connection is None and not self._broken:
            try:
                self._connection = self._open()
            except (*_SPOILT, OSError) as error:
                self._give_up(error)
        try:
            yield self._connection
        except _SPOILT as error:
            self._give_up(error)

    def _open(self) -> sqlite3.Connection:
        path = self.path
        assert path is not None
        # Whatever lies in a folder that another can write to is not this user's own.
        for folder in (path.parent.parent, path.parent):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            state = folder.lstat()
            own = not hasattr(os, "getuid") or state.st_uid == os.getuid()
            if folder.is_symlink() or not own:
                raise OSError(f"{folder} is not this user's own")
        connection = sqlite3.connect(path, timeout=_PATIENCE)
        # To say so once more would be to write, and whoever only reads would wait for that.
        if _number(connection, "auto_vacuum") != _INCREMENTAL:
            connection.execute("PRAGMA auto_vacuum = INCREMENTAL")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute(_TABLE)
        return connection

    def _give_up(self, error: Exception) -> None:
        self._broken = True
        self._set.clear()
        connection, self._connection = self._connection, None
        if connection is not None:
            try:
                connection.close()
            except sqlite3.Error:
                pass  # It is given up already.
        # What is no database, or a spoilt one, would cost every later run its cache.
        if isinstance(error, (sqlite3.DatabaseError, UnicodeError)) and not isinstance(
            error, sqlite3.OperationalError
        ):
            assert self.path is not None
            for ending in ("", "-wal", "-shm"):
                try:
                    self.path.with_name(self.path.name + ending).unlink(missing_ok=True)
                except OSError:
                    pass  # Then later runs do without, too.


# Where nothing is to be cached.
NOTHING = Cache(None)


def _number(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


def _sum(name: tuple[str, bytes], value: bytes) -> bytes:
    kind, key = name
    return crc32(value, crc32(key, crc32(kind.encode()))).to_bytes(_SUM, "big")


def _digest(key: str) -> bytes:
    return blake2b(key.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def cache_path(root: Path) -> Path | None:
    """Where what is cached of a workspace lies; None where nothing is to be cached.

    The folder is the user's own: nothing in a workspace can name another. There is none when
    `BRIEFPDF_NO_CACHE` is set, nor for a user without a home.
    """
    if os.environ.get("BRIEFPDF_NO_CACHE"):
        return None
    from platformdirs import user_cache_path  # Only a run with a cache needs it.

    try:
        folder = user_cache_path("briefpdf", appauthor=False)
    except RuntimeError:
        return None
    place = root.resolve()
    return folder / f"{place.name[:40]}-{_digest(str(place)).hex()[:16]}" / "cache.sqlite"


def open_cache(root: Path) -> Cache | None:
    """The cache of a workspace, or None."""
    path = cache_path(root)
    return None if path is None else Cache(path)


def is_begun(root: Path) -> bool:
    """Whether something may be cached of a workspace already."""
    path = cache_path(root)
    return path is not None and path.exists()

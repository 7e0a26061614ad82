"""Keeps bytes in files, each signed with the user's key."""

from __future__ import annotations

from hashlib import blake2b
from hmac import compare_digest
import os
from pathlib import Path
import tempfile
import time

_SIGNATURE = 32
_DAY = 24 * 3600.0
# What nobody has asked for in so many days is thrown away.
_KEPT_DAYS = 30


class Store:
    """Bytes by kind and name in a folder, which may be deleted at any time.

    A file counts only with the signature of `secret` over its kind, its name and all that is in
    it: whoever can write to the folder can delete what is kept, and put nothing in its place.
    Several processes may use one folder. What cannot be written is not kept.
    """

    def __init__(self, folder: Path, secret: bytes) -> None:
        self.folder = folder
        self.secret = secret
        self._kinds: set[str] = set()

    def get(self, kind: str, name: str) -> bytes | None:
        """The bytes that are kept under a name, or None."""
        place = self._place(kind, name)
        try:
            with place.open("rb") as file:
                signature, data = file.read(_SIGNATURE), file.read()
                age = time.time() - os.fstat(file.fileno()).st_mtime
        except OSError:
            return None
        if not compare_digest(signature, self._sign(kind, name, data)):
            return None
        if age > _DAY:
            _touch(place)
        return data

    def has(self, kind: str, name: str) -> bool:
        """Whether something lies under a name, whoever put it there."""
        return self._place(kind, name).is_file()

    def put(self, kind: str, name: str, data: bytes) -> None:
        """Keep bytes in place of earlier ones."""
        place = self._place(kind, name)
        try:
            self._make_folder(kind)
            handle, part = tempfile.mkstemp(dir=place.parent, suffix=".part")
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(self._sign(kind, name, data))
                    file.write(data)
                Path(part).replace(place)
            except BaseException:
                Path(part).unlink(missing_ok=True)
                raise
        except OSError:
            pass  # A folder that cannot be written costs time, not results.

    def prune(self) -> None:
        """Throw away, once a day, what has not been asked for in a month."""
        stamp, now = self.folder / "pruned", time.time()
        try:
            if stamp.exists() and now - stamp.stat().st_mtime < _DAY:
                return
            stamp.touch()
            for place in self.folder.glob("*/*"):
                if now - place.lstat().st_mtime > _KEPT_DAYS * _DAY:
                    place.unlink(missing_ok=True)
        except OSError:
            pass  # What stays costs room, not results.

    def _place(self, kind: str, name: str) -> Path:
        return self.folder / kind / blake2b(name.encode(), digest_size=16).hexdigest()

    def _sign(self, kind: str, name: str, data: bytes) -> bytes:
        named = f"{kind}\0{name}\0".encode()
        signed = blake2b(named, key=self.secret, digest_size=_SIGNATURE)
        signed.update(data)
        return signed.digest()

    def _make_folder(self, kind: str) -> None:
        if kind in self._kinds:
            return
        folder = self.folder / kind
        if not folder.is_dir():
            folder.mkdir(parents=True, exist_ok=True)
            ignored = self.folder / ".gitignore"
            if not ignored.exists():
                ignored.write_text("*\n", encoding="utf-8")
        if folder.is_symlink():
            raise OSError(f"{folder} leads elsewhere")
        self._kinds.add(kind)


def _touch(place: Path) -> None:
    try:
        os.utime(place)
    except OSError:
        pass  # It may be thrown away too early: that costs time.


def is_begun(root: Path) -> bool:
    """Whether something may be kept of a workspace already."""
    return _folder(root).is_dir()


def _folder(root: Path) -> Path:
    return root / ".briefpdf" / "cache"


def open_store(root: Path) -> Store | None:
    """The store of a workspace, in its `.briefpdf/cache`; None where none is to be had.

    There is none when `BRIEFPDF_NO_CACHE` is set, and none behind a link out of the workspace.
    """
    from .secret import user_secret

    folder = _folder(root)
    if not folder.resolve().is_relative_to(root.resolve()):
        return None
    secret = user_secret()
    return Store(folder, secret) if secret else None

"""The last edits that were made in the workbench, so that they can be undone."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from msgspec import Struct

from ..editing.journal import Replacement
from ..editing.lock import Refused
from ..editing.original import digest_of
from ..editing.transaction import editing, observing
from ..source.diagnostic import Edit
from ..source.workspace import DiskWorkspace

T = TypeVar("T")
_MOST = 50


class _Done(Struct, frozen=True):
    what: str
    files: tuple[Replacement, ...]


class History:
    """Edits by what they did, the last one last; each holds its files as they were before."""

    def __init__(self, workspace: DiskWorkspace) -> None:
        self._workspace = workspace
        self._done: deque[_Done] = deque(maxlen=_MOST)
        # By the path, what was last written here: its hash.
        self._own: dict[Path, str] = {}

    @property
    def last(self) -> str | None:
        """What the last edit did, None where there is none that can be undone."""
        return self._done[-1].what if self._done else None

    def record(self, what: str, edit: Callable[[], T]) -> T:
        """Make an edit by a function that uses transactions, and remember what it wrote."""
        written: list[Replacement] = []

        def remember(files: Sequence[Replacement]) -> None:
            written.extend(files)
            for one in files:
                self._own[self._workspace.root / one.path] = digest_of(one.after)

        with observing(remember):
            made = edit()
        if written:
            self._done.append(_Done(what, tuple(written)))
        return made

    def is_own(self, path: Path) -> bool:
        """Whether a file is as it was last written here, so that its change is no news."""
        written = self._own.get(path)
        try:
            return written is not None and written == digest_of(path.read_bytes())
        except OSError:
            return False

    def undo(self) -> str:
        """Take the last edit back, whole or not at all; what it was. Raises `Refused`.

        A file that has been changed since is left as it is, and then the edit stands. One that
        the edit made goes.
        """
        if not self._done:
            raise Refused("there is nothing to undo", "Only edits made here can be undone here.")
        done = self._done[-1]
        with editing(self._workspace) as transaction:
            for one in done.files:
                if one.before is None:
                    transaction.remove(one.path, digest_of(one.after))
                    continue
                text = transaction.read(one.path).text
                whole = Edit(text.span(0, len(text.content)), _content(one.before))
                transaction.edit(one.path, [whole], digest_of(one.after))
        self._done.pop()
        return done.what


def _content(data: bytes) -> str:
    return data.decode("utf-8-sig")

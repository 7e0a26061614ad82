"""The one way in for whatever changes files: read, edit, look at the result, write."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar

from ..source.diagnostic import Edit
from ..source.text import Text
from ..source.workspace import DiskWorkspace, Workspace
from .journal import Replacement, place_of, recover, replace_all
from .lock import WAIT, ChangedMeanwhile, Refused, journal_path, lock
from .original import Original, read_original
from .overlay import OverlayWorkspace

Written = Callable[[Sequence[Replacement]], None]
_OBSERVER: ContextVar[Written | None] = ContextVar("observer", default=None)


@contextmanager
def observing(written: Written) -> Iterator[None]:
    """Have `written` called with the files that transactions of this context write."""
    token = _OBSERVER.set(written)
    try:
        yield
    finally:
        _OBSERVER.reset(token)


class Transaction:
    """Edits of a workspace's files that are written together or not at all."""

    def __init__(self, workspace: DiskWorkspace) -> None:
        self._workspace = workspace
        self._read: dict[str, Original] = {}
        self._edited: dict[str, Original] = {}

    def read(self, path: str) -> Original:
        """A file as it stands, with the edits that were made to it already. Raises `Refused`."""
        if path not in self._read:
            self._read[path] = read_original(self._workspace, path)
        return self._edited.get(path, self._read[path])

    def edit(self, path: str, edits: Iterable[Edit], started_from: str | None = None) -> Original:
        """The file with these edits, to be written at the end.

        `started_from` is the SHA-256 of the file that they were made for, where that was not read
        in this transaction. Raises `ChangedMeanwhile`, `Refused` or `splice.Overlapping`.
        """
        earlier = self.read(path)
        if started_from is not None and earlier.digest != started_from:
            raise changed_meanwhile(path)
        self._check_plain(path)
        self._edited[path] = edited = earlier.edited(edits)
        return edited

    def create(self, path: str, content: str) -> Original:
        """A new text file, to be written at the end. Raises `Refused` where there is one."""
        if self._workspace.is_file(path):
            raise Refused(f"{path} is there already", "Edit it, or name another file.")
        self._check_plain(path)
        self._read[path] = Original(None, Text(path, ""))
        self._edited[path] = new = Original(content.encode(), Text(path, content))
        return new

    def remove(self, path: str, started_from: str) -> None:
        """Have a file gone at the end, which `started_from` is the SHA-256 of.

        Raises `ChangedMeanwhile` or `Refused`.
        """
        if self.read(path).digest != started_from:
            raise changed_meanwhile(path)
        self._check_plain(path)
        self._edited[path] = Original(None, Text(path, ""))

    def _check_plain(self, path: str) -> None:
        if place_of(self._workspace, path) is None:
            raise Refused(f"{path} is not a file that briefpdf edits", "Edit it by hand.")

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """Edits that are all taken back when an exception leaves the block."""
        edited = self.edited
        try:
            yield
        except BaseException:
            self.back_to(edited)
            raise

    @property
    def edited(self) -> Mapping[str, Original]:
        """The edits that were made so far, for `back_to`."""
        return dict(self._edited)

    def back_to(self, edited: Mapping[str, Original]) -> None:
        """Take all edits back but those that were made when `edited` was asked."""
        self._edited = dict(edited)

    def forget(self) -> None:
        """Take all edits back."""
        self.back_to({})

    @property
    def result(self) -> Workspace:
        """The workspace as it will be once everything is written."""
        return OverlayWorkspace(self._workspace, self._contents)

    @property
    def _contents(self) -> dict[str, bytes | None]:
        return {path: one.data for path, one in self._edited.items()}

    @property
    def changed(self) -> list[str]:
        """The files that will be written, in the order of their first edit."""
        return [path for path, one in self._edited.items() if one.data != self._read[path].data]

    def write(self) -> None:
        """Write what was edited. Raises `ChangedMeanwhile` or `OSError`, with nothing written."""
        pending = [
            Replacement(path, self._read[path].data, self._edited[path].data)
            for path in self.changed
        ]
        for one in pending:
            # Editors know nothing of our lock.
            if self._now(one.path) != one.before:
                raise changed_meanwhile(one.path)
        if pending:
            replace_all(self._workspace, pending)
            if (observer := _OBSERVER.get()) is not None:
                observer(pending)
        self._read |= {path: self._edited[path] for path in self.changed}
        self._edited.clear()

    def _now(self, path: str) -> bytes | None:
        try:
            return self._workspace.read_bytes(path)
        except FileNotFoundError:
            return None


def changed_meanwhile(path: str) -> ChangedMeanwhile:
    """The refusal of an edit whose file is no longer what it started from."""
    return ChangedMeanwhile(
        f"{path} has been changed meanwhile; nothing was written",
        "Look at it again, then make the edit anew.",
    )


@contextmanager
def editing(
    workspace: DiskWorkspace, dry_run: bool = False, wait: float = WAIT
) -> Iterator[Transaction]:
    """Hold the workspace, and write what was edited when the block ends without an exception.

    What an earlier command left half done is finished first. With `dry_run` nothing is written,
    and nobody held up. Raises `Refused` or `OSError`.
    """
    if dry_run:
        yield Transaction(workspace)
        return
    with lock(workspace, wait):
        _finish(workspace)
        transaction = Transaction(workspace)
        yield transaction
        transaction.write()


def finish_interrupted(workspace: DiskWorkspace) -> None:
    """Finish what an earlier command left half done. Raises `Refused` or `OSError`."""
    if journal_path(workspace).is_file():
        with lock(workspace):
            _finish(workspace)


def _finish(workspace: DiskWorkspace) -> None:
    left = recover(workspace)
    if left:
        names = ", ".join(left)
        raise Refused(
            f"an earlier command was cut off while it changed several files; {names} changed since "
            "and was left as it is, the others are done",
            "Run “briefpdf check”: it shows what no longer fits together.",
        )

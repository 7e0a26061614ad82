"""Replaces several files as one: a journal says what a cut-off replacement was about to do."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from glob import escape
import json
from pathlib import Path, PurePosixPath

from msgspec import Struct

from ..source.workspace import DiskWorkspace, OutsideWorkspace
from ..source.write import publish, settle, stage, write_whole
from .lock import Refused, journal_path
from .original import digest_of

# What editing writes is text of these kinds, and nothing in a folder such as .git.
_SUFFIXES = frozenset({".md", ".yaml", ".yml", ".bib", ".jsonl"})


class Replacement(Struct, frozen=True):
    """A file's earlier bytes, None for a new one, and those in their place, None where it goes."""

    path: str
    before: bytes | None
    after: bytes | None


def place_of(workspace: DiskWorkspace, path: str) -> Path | None:
    """Where a file is on disk; None for one that editing must not write.

    That is what lies outside the workspace, what is hidden, and what is none of our texts.
    """
    try:
        place = workspace.locate(path)
    except OutsideWorkspace:
        return None
    # A link may lead elsewhere than its name says.
    plain = is_plain(path) and is_plain(place.relative_to(workspace.root).as_posix())
    return place if plain else None


def is_plain(path: str) -> bool:
    """Whether a path is that of a text that editing may write, and not of a hidden file."""
    pure = PurePosixPath(path)
    hidden = any(part.startswith(".") for part in pure.parts)
    return pure.suffix.lower() in _SUFFIXES and not hidden


def replace_all(workspace: DiskWorkspace, replacements: Sequence[Replacement]) -> None:
    """Replace files, all of them or none; to be called under the lock.

    A process that is ended within leaves a journal, from which `recover` finishes the work. Raises
    `OSError` with every file as it was.
    """
    journal = journal_path(workspace)
    places = {one.path: workspace.locate(one.path) for one in replacements}
    for place in places.values():
        for left in place.parent.glob(f".{escape(place.name)}.*.part"):
            left.unlink(missing_ok=True)
    with ExitStack() as undo:
        staged: dict[str, Path] = {}
        for one in replacements:
            if one.after is not None:
                staged[one.path] = part = stage(places[one.path], one.after, keep_mode=True)
                undo.callback(part.unlink, missing_ok=True)
        if len(replacements) > 1:
            # From this moment on the change is made, whoever finishes it.
            _write_journal(journal, replacements)
            undo.callback(journal.unlink)
        for one in replacements:
            if one.after is None:
                places[one.path].unlink()
            else:
                publish(staged[one.path], places[one.path])
            undo.callback(_write, places[one.path], one.before)
        undo.pop_all()
    if len(replacements) > 1:
        journal.unlink()


def _write(place: Path, data: bytes | None) -> None:
    if data is None:
        place.unlink(missing_ok=True)
    else:
        write_whole(place, data, keep_mode=True)


def _write_journal(journal: Path, replacements: Sequence[Replacement]) -> None:
    files = [
        {
            "path": one.path,
            "before": digest_of(one.before),
            "after": digest_of(one.after),
            "text": None if one.after is None else one.after.decode(),
        }
        for one in replacements
    ]
    try:
        write_whole(journal, json.dumps({"version": 1, "files": files}).encode())
    except OSError as error:
        raise Refused(
            f"{error.filename or journal} cannot be written: {error.strerror or error}",
            "Several files are to change as one, and what is about to change is noted there first.",
            "Name another folder for the state of programs with XDG_STATE_HOME.",
        ) from None
    settle(journal.parent)


def recover(workspace: DiskWorkspace) -> list[str]:
    """Finish what a process was doing when it was ended; the files that could not be finished.

    Those were changed by somebody since. To be called under the lock. Raises `OSError`.
    """
    journal = journal_path(workspace)
    if not journal.exists():
        return []
    left: list[str] = []
    for path, place, before, after, text in _entries(workspace, journal):
        now = digest_of(place.read_bytes() if place.is_file() else None)
        if now == before:
            _write(place, text)
        elif now != after:
            left.append(path)
    journal.unlink()
    return left


def _entries(
    workspace: DiskWorkspace, journal: Path
) -> list[tuple[str, Path, str, str, bytes | None]]:
    """What a journal asks for; nothing of one that this program did not write."""
    entries: list[tuple[str, Path, str, str, bytes | None]] = []
    try:
        for one in json.loads(journal.read_bytes())["files"]:
            path, before, after, text = one["path"], one["before"], one["after"], one["text"]
            place, data = place_of(workspace, path), None if text is None else text.encode()
            if place is None or digest_of(data) != after:
                return []
            entries.append((path, place, before, after, data))
    except (ValueError, KeyError, TypeError, AttributeError):
        return []
    return entries

"""Takes a library of sources in: the entries that the bibliography lacks, and their copies."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
import re
from typing import Literal

from msgspec import Struct, field

from ..editing.lock import Refused
from ..editing.transaction import Transaction, editing
from ..model.reference import Reference
from ..project.load import load_settings
from ..readers.archive.kinds import ENDINGS, kind_of
from ..readers.archive.limits import MAX_BYTES, UnreadableArchiveError
from ..readers.bib.key import is_sound_key
from ..readers.bib.references import read_entries, read_references
from ..source.text import Text
from ..source.workspace import MAX_FILE_BYTES, DiskWorkspace, place_to_read
from .add import append_entries, free_place, sources_folder, written_files
from .attachments import Attachments
from .edit import change_sources
from .entries import NAMING, Bibliography
from .rewritten import strings_lacking, with_copies

Outcome = Literal["added", "copy added", "known", "differs", "unreadable"]
# What says nothing of the work: fields of programs, and those that a copy changes.
_OWN = frozenset({"file", "pdf", "sha256", "keywords", "abstract", "timestamp", "owner", "groups"})


class Taken(Struct, frozen=True):
    """What became of an entry of a library: the copies that it now has, and files not found.

    `why` says of one that was not taken why; `missing` has a pair of path and reason each.
    """

    key: str
    outcome: Outcome
    title: str = ""
    copies: tuple[str, ...] = ()
    missing: tuple[tuple[str, str], ...] = ()
    why: str = ""


class Library(Struct, frozen=True):
    """The entries of a library in its order, what became of each, and the files that changed."""

    entries: tuple[Taken, ...]
    changed: tuple[str, ...]


def import_library(
    workspace: DiskWorkspace,
    path: Path,
    folders: Sequence[Path] = (),
    keys: Collection[str] = (),
    dry_run: bool = False,
) -> Library:
    """Take the entries of a library in that the bibliography lacks, and copies of their files.

    Keys stay; an entry that is there already stays as it is, but gets a copy where it has none.
    Files are looked for in the library's folder and in `folders`. `keys` narrows it to some
    entries. All is written or nothing, with `dry_run` nothing. Raises `Refused` or `OSError`.
    """
    with editing(workspace, dry_run) as transaction:
        made, files = take_library(transaction, workspace, path, folders, keys)
        if not dry_run:
            with written_files(workspace, files):
                transaction.write()
        return made


def take_library(
    transaction: Transaction,
    workspace: DiskWorkspace,
    path: Path,
    folders: Sequence[Path] = (),
    keys: Collection[str] = (),
) -> tuple[Library, Mapping[str, bytes]]:
    """The same within a transaction; the copies are still to be written. Raises `Refused`."""
    text, attachments = _read(path, workspace), Attachments(path, workspace.root, folders)
    taking = _Taking(transaction, workspace, text, attachments)
    taking.take(keys)
    made = Library(tuple(taking.entries), (*transaction.changed, *taking.files))
    return made, taking.files


def _read(path: Path, workspace: DiskWorkspace) -> Text:
    try:
        place_to_read(path, workspace.root)
        if not path.is_file():
            raise Refused(f"{path} is not there", "Name a file that a library was exported to.")
        if path.stat().st_size > MAX_FILE_BYTES:
            raise Refused(f"{path} is larger than {MAX_FILE_BYTES // 1024**2} MB")
        content = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise Refused(f"{path} cannot be read: {error.strerror or error}") from None
    except UnicodeDecodeError:
        raise Refused(f"{path} is not in UTF-8", "Export the library anew, in UTF-8.") from None
    return Text(path.name, content.replace("\r\n", "\n").replace("\r", "\n"))


class _Taking(Struct, dict=True):
    """A library on its way into a bibliography."""

    transaction: Transaction
    workspace: DiskWorkspace
    text: Text
    attachments: Attachments
    files: dict[str, bytes] = field(default_factory=dict)
    entries: list[Taken] = field(default_factory=list)
    completed: dict[str, list[tuple[str, str]]] = field(default_factory=dict)

    def take(self, keys: Collection[str]) -> None:
        """Take the entries in, or only some, with those that they inherit from."""
        settings = load_settings(self.transaction.result).value
        self.folder, self.path = sources_folder(settings), settings.references
        self.blocks = read_entries(self.text)
        if not self.blocks.entries:
            raise Refused(
                f"{self.text.path} has no entry of BibTeX",
                "Export the library as BibTeX or BibLaTeX: a file that ends in .bib.",
            )
        self.found = read_references(self.text).value
        before = read_references(self._text_before()).value
        self.has = {key.casefold(): one for key, one in before.items()}
        wanted = self._wanted(keys)
        new: dict[str, str] = {}
        for entry in self.blocks.entries:
            key = entry.key.text
            if wanted is not None and key.casefold() not in wanted:
                continue
            if key.casefold() in {one.casefold() for one in new}:
                self._note(key, "differs", why="the library has this key twice; the first is taken")
            elif key.casefold() in self.has:
                self._complete(key, self.has[key.casefold()])
            elif not is_sound_key(key):
                self._note(key, "unreadable", why="its key cannot be cited: give it another there")
            else:
                copies, missing = self._copies(key)
                checksum = self._sum(copies[0]) if copies else ""
                new[key] = with_copies(self.text, entry, copies, checksum)
                self._note(key, "added", copies, missing)
        for key in sorted(self.blocks.unreadable):
            self._note(key, "unreadable", why="its entry cannot be read")
        if self.completed:
            change_sources(self.transaction, self.completed)
        if new:
            strings = strings_lacking(self.text, self.blocks, self._text_before())
            first = next(iter(new))
            append_entries(self.transaction, self.path, {**new, first: strings + new[first]})

    def _text_before(self) -> Text:
        if not self.transaction.result.is_file(self.path):
            return Text(self.path, "")
        return self.transaction.read(self.path).text

    def _wanted(self, keys: Collection[str]) -> set[str] | None:
        """The keys that are asked for and those that they lead to; None for all."""
        if not keys:
            return None
        by_key = {entry.key.text.casefold(): entry for entry in self.blocks.entries}
        library = Bibliography(self.text, self.blocks)
        wanted: set[str] = set()
        waiting = [key.casefold() for key in keys]
        while waiting:
            key = waiting.pop()
            if key in wanted or key not in by_key:
                continue
            wanted.add(key)
            for each in by_key[key].fields:
                if each.name.lower() in NAMING:
                    named = library.value(each, key).split(",")
                    waiting += [one.strip().casefold() for one in named]
        return wanted

    def _note(
        self,
        key: str,
        outcome: Outcome,
        copies: Sequence[str] = (),
        missing: Sequence[tuple[str, str]] = (),
        why: str = "",
    ) -> None:
        title = self.found[key].get("title") if key in self.found else ""
        self.entries.append(Taken(key, outcome, title, tuple(copies), tuple(missing), why))

    def _complete(self, key: str, own: Reference) -> None:
        """Give an entry that is there already the copy that it lacks."""
        has = [one for one in own.files if self._is_there(one)]
        other = self.found.get(key)
        differs = other is not None and _essence(other) != _essence(own)
        why = "the bibliography has this key for something else" if differs else ""
        if differs and other is not None and _same_work(other, own):
            why = "the entry in the bibliography says other things of it, and stays"
        if has or (differs and not (other and _same_work(other, own))):
            self._note(key, "differs" if differs else "known", has, (), why)
            return
        copies, missing = self._copies(key)
        if copies:
            pairs = [("file", ";".join(copies)), ("sha256", self._sum(copies[0]))]
            self.completed[own.key] = pairs
        self._note(key, "copy added" if copies else "known", copies, missing, why)

    def _is_there(self, path: str) -> bool:
        try:
            return self.workspace.is_file(path)
        except OSError:
            return False

    def _copies(self, key: str) -> tuple[list[str], list[tuple[str, str]]]:
        """The copies that are taken in of an entry's files, and the files that are not."""
        copies: list[str] = []
        missing: list[tuple[str, str]] = []
        reference = self.found.get(key)
        # Files that are inherited are those of the other entry.
        own = reference is not None and not {"file", "pdf"}.isdisjoint(reference.spans)
        for written in reference.files if reference is not None and own else ():
            place = self.attachments.find(written)
            if place is None:
                missing.append((written, self.attachments.why_not(written)))
                continue
            try:
                place_to_read(place, self.workspace.root)
                if place.stat().st_size > MAX_BYTES:
                    raise UnreadableArchiveError("is larger than 100 MB")
                data = place.read_bytes()
                ending = ENDINGS[kind_of(place.name, data)]
            except UnreadableArchiveError as problem:
                missing.append((written, problem.reason))
                continue
            except OSError as error:
                missing.append((written, error.strerror or str(error)))
                continue
            path, is_there = free_place(key, ending, data, self.folder, self.workspace, self.files)
            if not is_there:
                self.files[path] = data
            if path not in copies:
                copies.append(path)
        # The checksum is of the first.
        copies.sort(key=lambda path: not path.endswith(".pdf"))
        return copies, missing

    def _sum(self, path: str) -> str:
        data = self.files.get(path)
        return sha256(self.workspace.read_bytes(path) if data is None else data).hexdigest()


def _essence(one: Reference) -> dict[str, str]:
    return {
        name: " ".join(value.casefold().split())
        for name, value in one.fields.items()
        if name not in _OWN and value
    }


def _same_work(one: Reference, other: Reference) -> bool:
    """Whether two entries of one key are of one work, as far as their titles say."""
    left, right = (re.findall(r"\w+", each.get("title").casefold()) for each in (one, other))
    return left == right

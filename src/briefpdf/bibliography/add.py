"""Adds a source: a copy of its document, and an entry that names it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from hashlib import sha256
from pathlib import Path, PurePosixPath
import re

from msgspec import Struct

from ..editing.lock import Refused
from ..editing.transaction import Transaction, editing
from ..model.reference import PartialDate
from ..project.load import load_settings
from ..readers.archive.facts.facts import Creator, clean
from ..readers.bib.findings import DUPLICATE_KEY
from ..readers.bib.key import is_sound_key
from ..readers.bib.references import is_unclosed, read_references
from ..settings import Settings
from ..source.decode import read_text
from ..source.diagnostic import Edit
from ..source.nearest import suggestion
from ..source.pattern import lazy_pattern
from ..source.text import Span
from ..source.workspace import DiskWorkspace, OutsideWorkspace, place_to_write
from ..source.write import write_whole
from .document import Document
from .entry import TYPES, Entry

# What a document is by its kind, where nobody says; any other is `misc`.
_TYPES_OF = {
    **dict.fromkeys(("PDF", "DOCX"), "report"),
    **dict.fromkeys(("HTML", "MHTML", "WARC", "WACZ"), "online"),
    **dict.fromkeys(("XLSX", "XLS", "ODS", "CSV"), "dataset"),
    "EPUB": "book",
}
# A name that no field of an entry has to hide anything of.
_PLAIN = lazy_pattern(r"(?:[\w-][\w .-]*/)*[\w-][\w .-]*", re.ASCII)
_ADDRESS = lazy_pattern(r"https?://[\w.-]+(?::\d+)?(?:[/?#]\S*)?", re.IGNORECASE)
_MOST_NAMES = 100


class Wishes(Struct, frozen=True):
    """What a person says of the source that they add; it goes before what the document says."""

    key: str
    type: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    date: str | None = None
    url: str | None = None


class Added(Struct, frozen=True):
    """A source that was added: its entry, where that begins, and its archived copy.

    `copied` says whether the copy was made; a file that was in its place already stays there.
    """

    entry: Entry
    bibliography: str
    copy: str
    copied: bool


def check_wishes(wishes: Wishes, workspace: DiskWorkspace) -> None:
    """Raise `Refused` for what cannot be, before anything is fetched."""
    check_key(wishes.key)
    if wishes.type is not None and wishes.type.lower() not in TYPES:
        near = suggestion(wishes.type, TYPES)
        raise Refused(
            f"there is no type “{clean(wishes.type, 60)}”",
            *(near or (f"The types: {', '.join(TYPES)}.",)),
        )
    if wishes.date is not None and PartialDate.parse(wishes.date) is None:
        raise Refused(
            f"“{clean(wishes.date, 60)}” is no date", "Write YYYY, YYYY-MM or YYYY-MM-DD."
        )
    if wishes.url is not None and not _ADDRESS.fullmatch(wishes.url):
        raise Refused(f"“{clean(wishes.url, 60)}” is no address", "Begin it with https://.")
    check_free(wishes.key, workspace, load_settings(workspace).value.references)


def check_key(key: str) -> None:
    """Raise `Refused` for what can be no key of a source."""
    if not is_sound_key(key):
        raise Refused(
            f"“{clean(key, 60)}” cannot be a key",
            "A key is made of letters, digits and - _ : . / +, such as crs-if12760.",
        )


def add_source(workspace: DiskWorkspace, document: Document, wishes: Wishes, today: date) -> Added:
    """Keep a copy of a document in the workspace and append its entry to the bibliography.

    Raises `Refused` or `OSError`, with nothing written.
    """
    settings = load_settings(workspace).value
    check_wishes(wishes, workspace)
    with editing(workspace) as transaction:
        copy, is_there = place_of_copy(document, wishes.key, settings, workspace)
        entry = _entry(document, wishes, copy, today)
        append_entries(transaction, settings.references, {entry.key: entry.text()})
        with written_files(workspace, {} if is_there else {copy: document.data}):
            # What is written at the end of this block must find the copy in its place.
            transaction.write()
    return Added(entry, settings.references, copy, not is_there)


def proposed_entry(
    workspace: DiskWorkspace, document: Document, wishes: Wishes, today: date
) -> Entry:
    """The entry that a document would get, as it now is; nothing is written. Raises `Refused`."""
    settings = load_settings(workspace).value
    copy, _ = place_of_copy(document, wishes.key, settings, workspace)
    return _entry(document, wishes, copy, today)


def _entry(document: Document, wishes: Wishes, copy: str, today: date) -> Entry:
    facts = document.facts
    named = tuple(Creator(name) for one in wishes.authors if (name := clean(one, 200)))
    return Entry(
        key=wishes.key,
        type=(wishes.type or _TYPES_OF.get(document.kind, "misc")).lower(),
        title=clean(wishes.title, 1000) if wishes.title else facts.title,
        authors=named or facts.authors,
        body=clean(wishes.publisher, 300) if wishes.publisher else facts.body,
        number=facts.number,
        date=wishes.date or (str(facts.date) if facts.date else ""),
        url=wishes.url or document.url or facts.url,
        urldate=today.isoformat(),
        file=copy,
        sha256=sha256(document.data).hexdigest(),
    )


def place_of_copy(
    document: Document, key: str, settings: Settings, workspace: DiskWorkspace
) -> tuple[str, bool]:
    """Where the copy goes, from the workspace's folder on, and whether it is there already."""
    folder = sources_folder(settings)
    if document.place is not None and document.place.is_relative_to(workspace.root):
        own = document.place.relative_to(workspace.root).as_posix()
        if own.startswith(f"{folder}/") and _PLAIN.fullmatch(own):
            return own, True
    return free_place(key, document.ending, document.data, folder, workspace)


def sources_folder(settings: Settings) -> str:
    """The folder of archived copies, from the workspace's on."""
    return (PurePosixPath(settings.briefs).parent / "sources").as_posix()


def free_place(
    key: str,
    ending: str,
    data: bytes,
    folder: str,
    workspace: DiskWorkspace,
    taken: Collection[str] = (),
) -> tuple[str, bool]:
    """A name for the copy of a source that no other file has, and whether it is there already."""
    stem = re.sub(r"[^\w-]+", "-", key, flags=re.ASCII).strip("-") or "source"
    for number in range(1, _MOST_NAMES):
        path = f"{folder}/{stem}{f'-{number}' if number > 1 else ''}{ending}"
        if path in taken:
            continue
        try:
            place = workspace.locate(path)
        except OutsideWorkspace:
            raise Refused(f"{folder} leads out of the workspace", "Make it a folder.") from None
        if not place.exists():
            return path, False
        if place.is_file() and workspace.read_bytes(path) == data:
            return path, True
    raise Refused(f"{folder} has {_MOST_NAMES} files named {stem} already", "Choose another key.")


@contextmanager
def written_files(workspace: DiskWorkspace, files: Mapping[str, bytes]) -> Iterator[None]:
    """Write files in their order, and put back what was there if the block fails."""
    places = {path: place_to_write(workspace.root / path, workspace.root) for path in files}
    before = {path: _bytes_of(place) for path, place in places.items()}
    try:
        for path, data in files.items():
            if before[path] != data:
                write_whole(places[path], data)
        yield
    except BaseException:
        for path, place in places.items():
            data_before = before[path]
            if _bytes_of(place) == data_before:
                continue
            if data_before is None:
                place.unlink()
            else:
                write_whole(place, data_before)
        raise


def _bytes_of(place: Path) -> bytes | None:
    return place.read_bytes() if place.is_file() else None


def append_entries(transaction: Transaction, path: str, texts: Mapping[str, str]) -> None:
    """Put entries, each by its key, at the end of the bibliography; all else stays as it is.

    Raises `Refused`.
    """
    whole = "\n".join(texts.values())
    if not transaction.result.is_file(path):
        transaction.create(path, whole)
    else:
        before = transaction.read(path).text
        if is_unclosed(before):
            raise Refused(
                f"an entry of {path} is never closed, and would swallow the new one",
                "Mend it first: “briefpdf check” shows where.",
            )
        content = before.content
        gap = "" if not content or content.endswith(("\n\n", "\r\n\r\n")) else "\n"
        gap += "" if not content or content.endswith(("\n", "\r")) else "\n"
        end = len(content)
        transaction.edit(path, [Edit(Span(path, end, end), gap + whole)])
    parsed = read_references(transaction.read(path).text)
    for found in parsed.diagnostics:
        if found.code == DUPLICATE_KEY and found.source in texts:
            raise Refused(f"the key “{found.source}” is in {path} already", "Choose another key.")
    for key in texts:
        assert key in parsed.value, "what is written can be read"


def check_free(key: str, workspace: DiskWorkspace, path: str, earlier: str = "") -> None:
    """Raise `Refused` where a source has a key, in whatever case; `earlier` is to be replaced."""
    if not workspace.is_file(path):
        return
    text = read_text(workspace, path, "REF012", any_character=True)
    if text.value is None:
        raise Refused(text.diagnostics[0].message, *text.diagnostics[0].hints)
    parsed = read_references(text.value)
    lost = {found.source for found in parsed.diagnostics if found.source}
    for other in (*parsed.value, *lost):
        if other.casefold() == key.casefold() and other != earlier:
            shown = "" if other == key else f" as “{other}”"
            raise Refused(
                f"the source “{key}” is in {path} already{shown}",
                f"Choose another key, or edit the entry: “briefpdf source show {other}” shows it.",
            )

"""Which PDFs that were issued rest on a source, by the evidence that they carry."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
import json
import os
from pathlib import Path

from msgspec import Struct

from ..source.mendable import Mendable
from .pack import BrokenPack, Pack, read_pack
from .verify import Unreadable, ask, reader


class IssuedFile(Struct, frozen=True):
    """A file that rests on a source: its brief, and the claims in it that do.

    `claims` maps each claim that cites the source, or rests on one that does, to the words of it
    on the pages; a claim that is not printed has none.
    """

    path: str
    brief: Mapping[str, str]
    claims: Mapping[str, str]
    entry: str = ""


class IssuedOn(Struct, frozen=True):
    """What of a folder rests on a source.

    `looked` is how many PDFs there are, `without` those that carry no evidence, and `unread`
    those that could not be read, each with the reason.
    """

    key: str
    files: tuple[IssuedFile, ...]
    looked: int
    without: tuple[str, ...]
    unread: Mapping[str, str]


def issued_on(folder: Path, key: str) -> IssuedOn:
    """What of the PDFs in a folder, and in the folders in it, rests on a source.

    Raises `OSError`, and `Mendable` where there is no such folder.
    """
    if not folder.is_dir():
        raise Mendable(f"there is no folder {folder}")
    # A key that nowhere stands in the evidence as JSON writes it, nothing there rests on.
    written = json.dumps(key, ensure_ascii=False).encode()
    files: list[IssuedFile] = []
    without: list[str] = []
    unread: dict[str, str] = {}
    looked = 0
    with reader() as process:
        for place in _pdfs(folder):
            looked += 1
            try:
                data = ask(process, place, "evidence", place.read_bytes())
                if not data:
                    without.append(str(place))
                elif written in data:
                    pack = read_pack(data, check=False)
                    if (found := _resting(str(place), pack, key)) is not None:
                        files.append(found)
            except (Unreadable, BrokenPack) as broken:
                unread[str(place)] = str(broken)
            except OSError as error:
                unread[str(place)] = error.strerror or str(error)
    return IssuedOn(key, tuple(files), looked, tuple(without), unread)


def _pdfs(folder: Path) -> Iterator[Path]:
    for root, folders, names in os.walk(folder):
        folders.sort()
        yield from (Path(root, name) for name in sorted(names) if name.lower().endswith(".pdf"))


def _resting(path: str, pack: Pack, key: str) -> IssuedFile | None:
    """A file as one that rests on a source; None where neither its claims nor its Sources do."""
    resting = {
        name for name, claim in pack.claims.items() if any(one.key == key for one in claim.quotes)
    }
    while more := {
        name
        for name, claim in pack.claims.items()
        if name not in resting and not resting.isdisjoint(claim.basis)
    }:
        resting |= more
    if not resting and key not in pack.sources:
        return None
    claims = {
        name: next((use.words for use in claim.uses), "")
        for name, claim in pack.claims.items()
        if name in resting
    }
    entry = pack.sources[key].entry if key in pack.sources else ""
    return IssuedFile(path, pack.brief, claims, entry)

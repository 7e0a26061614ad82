"""Claims and sources, read from their files once and then one by one from the store."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Generic, TypeVar

from ...project.outline import Outline, SourceOutline
from ...source.diagnostic import Diagnostic
from .packing import digest, pack, unpack

T = TypeVar("T")


@dataclass(frozen=True)
class Shelf:
    """What a file of claims or sources holds, without the things themselves.

    Of each its name, the hash of its content, and where in the file's records it begins.
    `diagnostics` is what the reader had to say; `lost` says that the file could not be read.
    """

    names: Sequence[str]
    digests: Sequence[str]
    offsets: Sequence[int]
    diagnostics: tuple[Diagnostic, ...]
    lost: bool = False
    outline: Outline | SourceOutline | None = None


def shelve(
    things: Iterable[tuple[str, Any]],
    diagnostics: tuple[Diagnostic, ...],
    lost: bool = False,
    outline: Outline | SourceOutline | None = None,
) -> tuple[Shelf, bytes]:
    """The shelf of some named things, and their records."""
    names, digests, offsets, records, length = [], [], array("L"), [], 0
    for name, thing in things:
        record = pack(thing)
        names.append(name)
        digests.append(digest(thing))
        offsets.append(length)
        records.append(record)
        length += len(record)
    return Shelf(names, digests, offsets, diagnostics, lost, outline), b"".join(records)


class Kept(Mapping[str, T], Generic[T]):
    """The things of several shelves by name, each unpacked when it is asked for.

    `records` gives the records of a shelf by its number. Of two things of one name the first
    counts; `twice` lists the others as shelf, position and name.
    """

    def __init__(self, shelves: Sequence[Shelf], records: Callable[[int], bytes]) -> None:
        self.shelves = shelves
        self._records = records
        self._data: dict[int, bytes] = {}
        self._things: dict[tuple[int, int], T] = {}
        self._at: dict[str, tuple[int, int]] = {}
        self.twice: list[tuple[int, int, str]] = []
        for number, shelf in enumerate(shelves):
            for position, name in enumerate(shelf.names):
                if name in self._at:
                    self.twice.append((number, position, name))
                else:
                    self._at[name] = (number, position)

    def __getitem__(self, name: str) -> T:
        return self.thing(*self._at[name])

    def __contains__(self, name: object) -> bool:
        return name in self._at

    def __iter__(self) -> Iterator[str]:
        return iter(self._at)

    def __len__(self) -> int:
        return len(self._at)

    def thing(self, number: int, position: int) -> T:
        """What stands at a position of a shelf."""
        if (number, position) not in self._things:
            if number not in self._data:
                self._data[number] = self._records(number)
            start = self.shelves[number].offsets[position]
            self._things[number, position] = unpack(memoryview(self._data[number])[start:])
        return self._things[number, position]

    def digest(self, name: str) -> str:
        """The hash of a thing's content; empty when there is no such thing."""
        at = self._at.get(name)
        return "" if at is None else self.shelves[at[0]].digests[at[1]]

    @cached_property
    def digests(self) -> Mapping[str, str]:
        """The hash of each thing's content, by its name."""
        return {name: self.digest(name) for name in self}

    def of(self, number: int) -> list[T]:
        """The things of a shelf that count."""
        names = self.shelves[number].names
        return [
            self.thing(number, position)
            for position, name in enumerate(names)
            if self._at[name] == (number, position)
        ]

    def forget(self) -> None:
        """Let go of what was unpacked."""
        self._data.clear()
        self._things.clear()

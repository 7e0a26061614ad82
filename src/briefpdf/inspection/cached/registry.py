"""What files of claims and sources hold, read once and then found again by their content."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
import gc
from hashlib import blake2b
from itertools import count, repeat
from typing import Any, Generic, NamedTuple, TypeVar

from msgspec import Struct

from ...cache.codec import Codec, Typed
from ...cache.kinds import LISTED, MODEL
from ...checks.suppress import Suppression
from ...model.claim import Claim
from ...model.reference import Reference
from ...project.graph import ClaimNames, SourceNames, Use
from ...source.diagnostic import Diagnostic
from ...source.text import Span

T = TypeVar("T", Claim, Reference)
N = TypeVar("N", ClaimNames, SourceNames)
# In bytes, of an offset.
_SIZE = 8


class FileIndex(Struct, Generic[N], frozen=True, array_like=True):
    """What a file of claims or sources holds, without the things themselves.

    Of each its name, the hash of its content, and what it names. `said` is the hash of all that
    claims speak of; `diagnostics` is what the reader had to say; `lost` says that the file could
    not be read.
    """

    names: list[str] = []
    digests: list[str] = []
    named: list[N] = []
    said: str = ""
    diagnostics: tuple[Diagnostic, ...] = ()
    lost: bool = False
    # The sources that its claims cite, the claims that they name, and whether one goes by the day.
    cites: list[str] = []
    grounds: list[str] = []
    dated: bool = False


class Places(Struct, frozen=True, array_like=True):
    """Where the things of a file stand in it.

    Of each the hash of its content as it is written (`owns`), the offset and the line of its part
    of the file, and where its name begins and ends; no names where some share a line.
    """

    owns: list[str] = []
    starts: list[int] = []
    lines: list[int] = []
    begins: list[int] = []
    ends: list[int] = []

    def line_column(self, offset: int) -> tuple[int, int] | None:
        """The line and the column of an offset in the name of a thing; None for any other."""
        at = bisect_right(self.begins, offset) - 1
        if at < 0 or offset > self.ends[at]:
            return None
        return self.lines[at], offset - self.starts[at] + 1


class Row(NamedTuple):
    """What lists say of a claim; `unsourced` that it has neither source, basis nor calculation."""

    claim: str
    kind: str
    statement: str
    author: str
    topics: tuple[str, ...]
    reviewers: tuple[str, ...]
    line: int
    unsourced: bool
    expires: str
    as_of: str
    stamped: bool


class SourceRow(NamedTuple):
    """What lists say of a source; `withdrawn` is how, `instead` by which other one."""

    source: str
    type: str
    title: str
    date: str
    copies: tuple[str, ...]
    sha256: str
    withdrawn: str
    instead: str
    line: int


# All that is cached of a run is made of these; a look at the registry needs none by name.
_FOUND = (
    "evidence.checkable.Checkable",
    *("checks.backing.Coverage", "checks.sentence.Quote", "checks.sentence.Sentence"),
)
_COMPARED = (
    *("checks.conflict.Spoken", "evidence.slot.Amount", "evidence.slot.Slot"),
    "evidence.quantities.sets.Interval",
)
CODEC = Codec((*MODEL, Suppression, Use, *_FOUND, *_COMPARED), LISTED)
CLAIM, SOURCE = Typed(Claim), Typed(Reference)
# A diagnostic, and its lines and columns.
Located = tuple[Diagnostic, int, int, int, int]
# Of each claim, hashes of the keys by which it is compared with others.
Keys = list[list[int]]
# What each claim speaks of by its own hash, packed; empty for one that says nothing.
Spoken = list[tuple[str, bytes]]
# The parts of what is cached of a file, of claims and of sources: who asks for one needs no other.
PARTS: Mapping[tuple[str, bool], Typed[Any]] = {
    ("index", False): Typed(FileIndex[ClaimNames]),
    ("index", True): Typed(FileIndex[SourceNames]),
    ("places", False): Typed(Places),
    ("places", True): Typed(Places),
    ("rows", False): Typed(list[Row]),
    ("rows", True): Typed(list[SourceRow]),
    ("keys", False): Typed(Keys),
    ("spoken", False): Typed(Spoken),
}


class Contents(Struct, frozen=True):
    """A file as it is cached: its index, places, the things themselves, and rows for lists."""

    index: FileIndex[Any] = FileIndex()
    places: Places = Places()
    records: bytes = b""
    rows: Sequence[Any] = ()


@contextmanager
def uncollected() -> Iterator[None]:
    """Without the collector of cycles: among a million new objects it looks for them in vain."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def hash_of(text: str) -> str:
    """A short hash of a text."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


class Things(Mapping[str, T], Generic[T]):
    """The claims or sources of several files by name, each unpacked when it is asked for.

    `load_records` gives the records of a file by its path, `load_places` their places; `codec`
    unpacks one. Of two things of one name the first counts; `twice` lists the others as file,
    position and name.
    """

    def __init__(
        self,
        paths: Sequence[str],
        files: Sequence[FileIndex[Any]],
        load_records: Callable[[str], bytes],
        load_places: Callable[[str], Places],
        codec: Typed[T],
    ) -> None:
        self.paths, self.files = paths, files
        self._codec: Typed[T] = codec
        self._load_records, self._load_places = load_records, load_places
        self._data: dict[int, tuple[memoryview, memoryview]] = {}
        self._things: dict[tuple[int, int], T] = {}
        self._places: dict[int, Places] = {}
        self._at: dict[str, tuple[int, int]] = {}
        self.twice: list[tuple[int, int, str]] = []
        for number, index in enumerate(files):
            found = dict(zip(index.names, zip(repeat(number), count()), strict=False))
            if len(found) == len(index.names) and self._at.keys().isdisjoint(found):
                self._at |= found
                continue
            for at, name in enumerate(index.names):
                if self._at.setdefault(name, (number, at)) != (number, at):
                    self.twice.append((number, at, name))

    def __getitem__(self, name: str) -> T:
        return self.thing(*self._at[name])

    def __contains__(self, name: object) -> bool:
        return name in self._at

    def __iter__(self) -> Iterator[str]:
        return iter(self._at)

    def __len__(self) -> int:
        return len(self._at)

    def thing(self, number: int, at: int) -> T:
        """What stands at a position of a file."""
        if (number, at) not in self._things:
            if number not in self._data:
                data = memoryview(self._load_records(self.paths[number]))
                begin = _SIZE * (1 + len(self.files[number].names))
                self._data[number] = data[_SIZE:begin].cast("Q"), data[begin:]
            offsets, data = self._data[number]
            end = offsets[at + 1] if at + 1 < len(offsets) else None
            self._things[number, at] = self._codec.unpack(data[offsets[at] : end])
        return self._things[number, at]

    def places(self, number: int) -> Places:
        """Where the things of a file stand."""
        if number not in self._places:
            self._places[number] = self._load_places(self.paths[number])
        return self._places[number]

    def position(self, name: str) -> tuple[int, int]:
        """The file and the position of a thing. Raises `KeyError`."""
        return self._at[name]

    def span(self, name: str) -> Span | None:
        """Where the name of a thing stands, as far as the places of its file say."""
        number, at = self._at[name]
        places = self.places(number)
        if not places.begins:
            return None
        return Span(self.paths[number], places.begins[at], places.ends[at])

    def digest(self, name: str) -> str:
        """The hash of a thing's content; empty when there is no such thing."""
        at = self._at.get(name)
        return "" if at is None else self.files[at[0]].digests[at[1]]

    @cached_property
    def digests(self) -> Mapping[str, str]:
        """The hash of each thing's content, by its name."""
        return self.column("digests")

    def column(self, column: str) -> dict[str, Any]:
        """What the indexes of the files say of each thing, by its name."""
        found: dict[str, Any] = {}
        for number, index in enumerate(self.files):
            values = getattr(index, column)
            if self.twice:
                found |= {index.names[at]: values[at] for at in self.positions(number)}
            else:
                found |= zip(index.names, values, strict=True)
        return found

    def positions(self, number: int) -> Iterable[int]:
        """The positions of the things of a file that count."""
        names = self.files[number].names
        if not self.twice:
            return range(len(names))
        return [at for at, name in enumerate(names) if self._at[name] == (number, at)]

    def forget(self) -> None:
        """Let go of what was unpacked."""
        self._data.clear()
        self._things.clear()

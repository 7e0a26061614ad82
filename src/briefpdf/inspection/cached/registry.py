"""What files of claims and sources hold, read once and then found again by their content."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
import gc
from hashlib import blake2b
from itertools import pairwise
from typing import Any, Generic, NamedTuple, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from ...cache.codec import Codec
from ...cache.kinds import LISTED, MODEL
from ...checks.suppress import Suppression
from ...model.claim import Claim
from ...model.reference import Reference
from ...project.graph import Use, names_of_claim, names_of_source
from ...source.diagnostic import Diagnostic
from ...source.text import Span, Text

T = TypeVar("T", Claim, Reference)


# The keys by which a claim is compared with others, and what it speaks of, packed.
Compared = tuple[Sequence[str], bytes]


class FileIndex(Struct, frozen=True):
    """What a file of claims or sources holds, without the things themselves.

    Of each its name, the hash of its content, the hash of its content as it is written (`owns`),
    the offset and the line of its part of the file, where in the file's records it begins, and
    what it names. `spoken` has what claims speak of, as keys and packed; `diagnostics` is what the
    reader had to say; `lost` says that the file could not be read.
    """

    names: Sequence[str] = ()
    digests: Sequence[str] = ()
    owns: Sequence[str] = ()
    starts: Sequence[int] = ()
    lines: Sequence[int] = ()
    offsets: Sequence[int] = ()
    named: Sequence[Any] = ()
    spoken: Sequence[Compared] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    lost: bool = False
    # The sources that its claims cite, the claims that they name, and whether one goes by the day.
    cites: Sequence[str] = ()
    grounds: Sequence[str] = ()
    dated: bool = False


class Row(NamedTuple):
    """What lists say of a claim; `unsourced` that it has neither source, basis nor calculation."""

    claim: str
    kind: str
    statement: str
    author: str
    topics: Sequence[str]
    reviewers: Sequence[str]
    line: int
    unsourced: bool
    expires: str
    as_of: str
    stamped: bool


# All that is cached of a run is made of these; a look at the registry needs none by name.
_FOUND = (
    *("compose.compose.Composition", "evidence.checkable.Checkable"),
    *("checks.backing.Coverage", "checks.sentence.Quote", "checks.sentence.Sentence"),
)
_COMPARED = (
    *("checks.conflict.Pair", "checks.conflict.Spoken"),
    *("evidence.slot.Amount", "evidence.slot.Slot", "evidence.quantities.sets.Interval"),
)
CODEC = Codec((*MODEL, Suppression, Use, FileIndex, *_FOUND, *_COMPARED), LISTED)


class Contents(Struct, frozen=True):
    """A file as it is cached: its index, the things themselves, and rows for lists of claims."""

    index: FileIndex
    records: bytes = b""
    rows: Sequence[Row] = ()


def index_claims(
    text: Text,
    claims: Sequence[Claim],
    said: tuple[Diagnostic, ...],
    lost: bool,
    known: Mapping[str, Compared],
) -> Contents:
    """The contents of a file of claims; `known` is what the file's claims spoke of, by statement.

    What is asked of a claim there is its statement, its date and its values.
    """
    compared = [known.get(spoken_key(claim)) or _compared(claim) for claim in claims]
    named = [names_of_claim(claim) for claim in claims]
    index, records = _index(text, [(one.id, one) for one in claims], named, compared, said, lost)
    index = replace(
        index,
        cites=tuple(dict.fromkeys(key for one in named for key in one.cites)),
        grounds=tuple(dict.fromkeys(name for one in named for name in one.grounds)),
        dated=any(one.dated for one in named),
    )
    rows = [_row(claim, text) for claim in claims]
    return Contents(index, records, rows)


def spoken_key(claim: Claim) -> str:
    """What follows from the same: all that says what a claim speaks of."""
    return CODEC.digest((claim.statement, claim.date, claim.values))


def _compared(claim: Claim) -> Compared:
    from ...checks.conflict import spoken  # Only a claim that is new is looked at.

    said = spoken(claim) if claim.statement else None
    return ((), b"") if said is None else (said.keys, CODEC.pack(said))


def index_sources(
    text: Text, references: Mapping[str, Reference], said: tuple[Diagnostic, ...]
) -> Contents:
    """The contents of a bibliography."""
    named = [names_of_source(one) for one in references.values()]
    return Contents(*_index(text, list(references.items()), named, (), said, False))


def _index(
    text: Text,
    things: Sequence[tuple[str, Claim | Reference]],
    named: Sequence[Any],
    compared: Sequence[Compared],
    said: tuple[Diagnostic, ...],
    lost: bool,
) -> tuple[FileIndex, bytes]:
    digests = [CODEC.digest(thing) for _, thing in things]
    bounds = _bounds(text, [thing.span for _, thing in things])
    owns = []
    for digest, (start, end, _) in zip(digests, bounds, strict=True):
        written = f"{text.path}\0{digest}\0{text.content[start:end]}"
        owns.append(hash_of(written))
    offsets, records, length = array("Q"), [], 0
    for _, thing in things:
        record = CODEC.pack(thing)
        offsets.append(length)
        records.append(record)
        length += len(record)
    starts, _, lines = zip(*bounds, strict=True) if bounds else ((), (), ())
    names = [name for name, _ in things]
    columns = (names, digests, owns, starts, lines, tuple(offsets), named, compared)
    return FileIndex(*columns, said, lost), b"".join(records)


def _bounds(text: Text, spans: Sequence[Span]) -> list[tuple[int, int, int]]:
    """Where each thing's part of a file begins and ends, with the line on which it begins.

    A part is whole lines. Where several things share a line, or stand in another order, each has
    the whole file for its part.
    """
    starts, lines = [], []
    for span in spans:
        line, column = text.line_column(span.start)
        starts.append(span.start - column + 1)
        lines.append(line)
    if any(later <= earlier for earlier, later in pairwise(starts)):
        return [(0, len(text.content), 1)] * len(starts)
    ends = [*starts[1:], len(text.content)] if starts else []
    return list(zip(starts, ends, lines, strict=True))


def _row(claim: Claim, text: Text) -> Row:
    return Row(
        claim.id,
        claim.kind,
        claim.statement,
        claim.author or "",
        claim.topics,
        tuple(dict.fromkeys(review.by for review in claim.reviews)),
        text.line_column(claim.span.start)[0],
        not (claim.citations or claim.basis or claim.calculation),
        str(claim.expires or ""),
        str(claim.as_of or ""),
        any(one.fingerprint and not one.objection for one in claim.reviews),
    )


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

    `records` gives the records of a file by its number. Of two things of one name the first
    counts; `twice` lists the others as file, position and name.
    """

    def __init__(self, files: Sequence[FileIndex], records: Callable[[int], bytes]) -> None:
        self.files = files
        self._records = records
        self._data: dict[int, memoryview] = {}
        self._things: dict[tuple[int, int], T] = {}
        self._at: dict[str, tuple[int, int]] = {}
        self.twice: list[tuple[int, int, str]] = []
        for number, index in enumerate(files):
            found = {name: (number, at) for at, name in enumerate(index.names)}
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
                self._data[number] = memoryview(self._records(number))
            offsets = self.files[number].offsets
            end = offsets[at + 1] if at + 1 < len(offsets) else None
            self._things[number, at] = CODEC.unpack(self._data[number][offsets[at] : end])
        return self._things[number, at]

    def position(self, name: str) -> tuple[int, int]:
        """The file and the position of a thing. Raises `KeyError`."""
        return self._at[name]

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
        for index in reversed(self.files):
            # The first of a name counts, in a file as among files.
            found |= zip(reversed(index.names), reversed(getattr(index, column)), strict=True)
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

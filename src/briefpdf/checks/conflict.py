"""Claims that contradict each other, and claims that say the same: found by what they speak of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import islice

from msgspec import Struct, field

from ..evidence.slot import ON, Slot, differing, read_slot
from ..model.claim import Claim
from ..model.reference import PartialDate
from .pair import Pair, Sort

# How many of one sort are described for a claim, each by itself: of a hundred claims cut from one
# pattern, a finding for every two would bury all others.
_MOST = 3
# So many claims that differ are counted; whoever reads “at least 60 more” needs no better number.
_COUNTED = 60


class Spoken(Struct, frozen=True):
    """What a claim speaks of and says, as far as other claims are held to it.

    `values` are its named values as name, unit, qualifier and number.
    """

    slot: Slot
    date: PartialDate | None
    values: tuple[tuple[str, str, str, str], ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """Claims that share none of these are not compared."""
        return (self.slot.key, *("\0".join((self.slot.words, *one[:3])) for one in self.values))


def spoken(claim: Claim) -> Spoken:
    """What a claim speaks of and says."""
    values = (
        (value.name, value.unit or "", value.qualifier or "", value.value)
        for value in claim.values.values()
    )
    slot = read_slot(claim.statement)
    # When it happened is what a statement of a day is held to, and tells no two things apart.
    of_day = any(amount.qualifier == ON for amount in slot.amounts)
    return Spoken(slot, None if of_day else claim.date, tuple(values))


def compare_claims(registry: Iterable[Claim]) -> list[Pair]:
    """The pairs of claims that contradict each other or say the same, in the registry's order."""
    return find_pairs((claim.id, spoken(claim)) for claim in registry if claim.statement)


def find_pairs(claims: Iterable[tuple[str, Spoken]]) -> list[Pair]:
    """The same, of claims that were read before.

    Each is held only to those with the same key, so that the time grows with their number.
    """
    statements: dict[str, _Group] = {}
    values: dict[tuple[str, ...], _Group] = {}
    found: list[Pair] = []
    for name, said in claims:
        conflicts = _Described(name, "conflict")
        duplicates = _Described(name, "duplicate")
        group = statements.setdefault(said.slot.key, _Group())
        content = (said.slot.amounts, said.slot.denied, said.slot.falling)
        entry = _Entry(name, said.slot, said.date, said.values)
        for other in group.others(content, said.date):
            if why := _contradiction(other, entry):
                conflicts.add(other.name, why)
        for other in group.same(content, said.date):
            if why := _named_values(other, entry):
                conflicts.add(other.name, why)
            else:
                duplicates.add(other.name, "they say the same")
        group.add(content, entry)
        for value in said.values:
            named = values.setdefault((said.slot.words, *value[:3]), _Group())
            number = Decimal(value[3])
            for other in named.others(number, said.date):
                conflicts.add(other.name, _named_values(other, entry))
            named.add(number, entry)
        found += [*conflicts.pairs(), *duplicates.pairs()]
    return found


class _Entry(Struct, frozen=True):
    name: str
    slot: Slot
    date: PartialDate | None
    values: tuple[tuple[str, str, str, str], ...]


class _Described:
    """The first claims of one sort that a claim is paired with, and how many more there are."""

    def __init__(self, second: str, sort: Sort) -> None:
        self.second, self.sort = second, sort
        self.found: dict[str, str] = {}

    def add(self, first: str, why: str) -> None:
        """Pair it with another claim, unless it is already."""
        self.found.setdefault(first, why)

    def pairs(self) -> Iterator[Pair]:
        """The pairs that are described."""
        more = max(0, len(self.found) - _MOST)
        for at, (first, why) in enumerate(list(self.found.items())[:_MOST], 1):
            yield Pair(first, self.second, self.sort, why, more if at == _MOST else 0)


class _Group(Struct):
    """The claims of one key by the day that they name and by what they say."""

    days: dict[PartialDate | None, dict[object, list[_Entry]]] = field(default_factory=dict)

    def add(self, content: object, entry: _Entry) -> None:
        """Enter a claim; of many that say the same, a few are enough."""
        entries = self.days.setdefault(entry.date, {}).setdefault(content, [])
        if len(entries) <= _COUNTED:
            entries.append(entry)

    def others(self, content: object, day: PartialDate | None) -> Iterator[_Entry]:
        """The first claims that say something else, none of which names another day."""
        found = (
            entry
            for one in self._days(day)
            for said, entries in self.days[one].items()
            if said != content
            for entry in entries
        )
        return islice(found, _COUNTED)

    def same(self, content: object, day: PartialDate | None) -> Iterator[_Entry]:
        """The first claims that say the same, none of which names another day."""
        found = (entry for one in self._days(day) for entry in self.days[one].get(content, ()))
        return islice(found, _COUNTED)

    def _days(self, day: PartialDate | None) -> Sequence[PartialDate | None]:
        if day is None:
            return list(self.days)
        return [one for one in (None, day) if one in self.days]


def _contradiction(first: _Entry, second: _Entry) -> str:
    """How two statements about the same thing contradict each other; empty where they do not."""
    ours, theirs = second.slot, first.slot
    if ours.denied != theirs.denied:
        # “4 did not report” and “6 reported” are parts of one whole.
        counts = ours.counts or theirs.counts
        return "" if counts else "one says what the other denies"
    for mine, other in differing(ours, theirs):
        return f"it says {mine.text}, the other {other.text}, of the same thing"
    if ours.falling != theirs.falling:
        return "one says that it rose, the other that it fell"
    return _named_values(first, second)


def _named_values(first: _Entry, second: _Entry) -> str:
    if not first.values or first.values == second.values:
        return ""  # As of most that say the same.
    there = {value[:3]: value[3] for value in first.values}
    for name, unit, qualifier, number in second.values:
        other = there.get((name, unit, qualifier))
        if other is not None and Decimal(other) != Decimal(number):
            return f"`{name}` is {number} here and {other} there"
    return ""

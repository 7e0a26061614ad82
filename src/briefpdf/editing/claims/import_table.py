"""Takes a table of claims back into the registry: only what was changed in it, claim by claim."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache

from msgspec import Struct

from ...model.claim import Claim
from ...readers.claims import read_claims
from ...source.workspace import DiskWorkspace
from ..lock import Refused
from ..transaction import Transaction, editing
from ..tree.change import take_at
from ..tree.scalars import Value
from .add import parse_value, put_claim, shape_of
from .batch import Batch
from .edit import put_field
from .registry import DEPTH, Registry, path_to
from .table import DIGEST, ID, LISTS, PLAIN, RECORDS, SOURCE, Row, calculation_of, row, values_of

# The claims of a file by its path and its SHA-256, where somebody knows them.
Known = Callable[[str, str], Sequence[Claim] | None]


class CellChange(Struct, frozen=True):
    """A cell of a row that is not what the claim has."""

    column: str
    before: str
    after: str


class RowOutcome(Struct, frozen=True):
    """What became of a row: its changes, or why they were refused."""

    claim: str
    added: bool = False
    changes: tuple[CellChange, ...] = ()
    refused: Refused | None = None


class _Put(Struct, frozen=True):
    """A field to be set, or to be removed where `value` is None."""

    steps: tuple[str, ...]
    value: Value | None = None


def import_table(
    workspace: DiskWorkspace,
    table: Sequence[Row],
    path: str | None = None,
    dry: bool = False,
    known: Known = lambda path, digest: None,
) -> list[RowOutcome]:
    """Change claims to what the rows of a table say; what became of each row that is new.

    A row whose claim has been changed since the table was made is refused, and so is one that
    would make no sound claim; the others are taken in all the same. A row without a digest whose
    id is new adds a claim, to the file `path`. `dry` writes nothing. `known` has the claims of
    files that were read before. Raises `Refused` where no row can be taken in, or `OSError`.
    """
    with editing(workspace, dry) as transaction:
        taking = _Import(transaction, path, known)
        outcomes = [taking.take(cells, cells.get(ID, "").strip()) for cells in table]
        taking.batch.finish()
        # What is new may go into a file of which parts were changed: that comes when they are.
        outcomes = [taking.add(one) if one and one.added else one for one in outcomes]
    return [one for one in outcomes if one is not None]


class _Import:
    """The rows of one table, taken in one after the other."""

    def __init__(self, transaction: Transaction, path: str | None, known: Known) -> None:
        self.transaction = transaction
        self.path = path
        self.registry = Registry(transaction)
        # Read once: a row changes no claim but its own, and each claim has one row.
        claims: dict[str, Claim] = {}
        for name in self.registry.paths:
            original = transaction.read(name)
            found = known(name, original.digest)
            for claim in read_claims(original.text).value if found is None else found:
                claims.setdefault(claim.id, claim)
        self.claims = claims
        self.batch = Batch(self.registry, claims)
        self.done: set[str] = set()
        self.new: dict[str, Row] = {}

    def take(self, cells: Row, name: str) -> RowOutcome | None:
        """What became of a row; None for one that says nothing new."""
        changes: tuple[CellChange, ...] = ()
        try:
            if not name and not any(text.strip() for text in cells.values()):
                return None
            if not name or name in self.done:
                why = f"two rows have the id “{name}”" if name else "a row has no id"
                raise Refused(why, "Give each row an id of its own, or remove it.")
            self.done.add(name)
            digest = cells.get(DIGEST, "").strip()
            now = row(self.claims[name], "") if name in self.claims else {}
            changes = tuple(
                CellChange(column, now.get(column, ""), text)
                for column, text in _filled(cells)
                if text != (before := now.get(column, "")) and _tidy(text) != _tidy(before)
            )
            if not now and not digest:
                self.new[name] = cells
                return RowOutcome(name, True, changes)
            if changes or not now:
                with self.transaction.attempt():
                    self._change(name, digest, changes)
        except Refused as refused:
            return RowOutcome(name, changes=changes, refused=refused)
        return RowOutcome(name, changes=changes) if changes else None

    def add(self, outcome: RowOutcome) -> RowOutcome:
        """Add a claim that is new."""
        name = outcome.claim
        try:
            with self.transaction.attempt():
                put_claim(self.transaction, name, _whole(self.new[name]), self.path)
                self.registry.require_sources(_keys(outcome.changes))
        except Refused as refused:
            return RowOutcome(name, changes=outcome.changes, refused=refused)
        return outcome

    def _change(self, name: str, digest: str, changes: Sequence[CellChange]) -> None:
        if not digest:
            raise Refused(
                f"the row of “{name}” does not say which state of the claim it was made from",
                "Export the claims again: the column “digest” says it.",
            )
        # Before the batch has it: what is refused is not to be written with the rest.
        self.registry.require_sources(_keys(changes))
        part = self.batch.part(name, digest)
        before = text = part.before if part else self.registry.find(name, digest).text
        within = part or self.registry
        for put in _puts(changes, self.claims[name]):
            if put.value is None:
                text = within.apply(text, take_at(text, path_to(name, *put.steps), DEPTH))
            else:
                text = put_field(within, text, name, put.steps, put.value)
        if part:
            self.batch.set(part, text)
        else:
            self.registry.check(name, before, text)


def _keys(changes: Sequence[CellChange]) -> list[str]:
    """The keys of sources that cells name anew."""
    return [one.after for one in changes if one.column.endswith(".key") and one.after]


def _tidy(text: str) -> str:
    """A cell without what tables do to texts: other line ends, white space at the ends."""
    return "\n".join(line.rstrip() for line in text.replace("\r\n", "\n").strip().split("\n"))


@lru_cache(maxsize=1024)
def _is_field(column: str) -> bool:
    """Whether a column stands for a field of a claim."""
    first, *rest = column.split(".")
    source = first == "sources" and len(rest) == 2 and rest[0].isdigit() and rest[1] in SOURCE
    return source or column in (*PLAIN, *LISTS, *RECORDS)


def _filled(cells: Row) -> Iterator[tuple[str, str]]:
    """The cells that stand for fields of a claim."""
    for column, text in cells.items():
        if _is_field(column):
            yield column, text.replace("\r\n", "\n").strip()


def _whole(cells: Row) -> dict[str, Value]:
    """The fields of a new claim."""
    fields: dict[str, Value] = {}
    sources: dict[int, dict[str, Value]] = {}
    for column, text in _filled(cells):
        if not text:
            continue
        if column.startswith("sources."):
            _, number, part = column.split(".")
            sources.setdefault(int(number), {})[part] = text
        else:
            fields[column] = _parsed(column, text)
    if sources:
        fields["sources"] = [sources[number] for number in sorted(sources)]
    return fields


def _parsed(column: str, text: str) -> Value:
    if column in LISTS:
        items = [item.strip() for item in text.split(";") if item.strip()]
        return items if len(items) > 1 or column == "basis" else items[0]
    return parse_value((column,), text) if column in RECORDS else text


def _puts(changes: Sequence[CellChange], claim: Claim) -> list[_Put]:
    """The edits that changed cells ask for; what is removed comes last, the last item first."""
    puts: list[_Put] = []
    gone: list[tuple[str, ...]] = []
    for change in changes:
        steps = tuple(change.column.split("."))
        if change.column in RECORDS:
            before = values_of(claim) if change.column == "values" else calculation_of(claim)
            after = _parsed(change.column, change.after) if change.after else {}
            puts += _differences(steps, before, after)
        elif change.after:
            puts.append(_Put(steps, _parsed(change.column, change.after)))
        elif steps[0] == "sources" and steps[-1] == "key":
            # A source without a key is no source.
            gone.append(steps[:2])
        else:
            gone.append(steps)
    # What goes with its source needs no removal of its own.
    gone = [steps for steps in gone if len(steps) < 3 or steps[:2] not in gone]
    gone.sort(key=lambda steps: int(steps[1]) if len(steps) > 1 else -1, reverse=True)
    sets = [put for put in puts if put.value is not None]
    removals = [put for put in puts if put.value is None]
    return [*sets, *removals, *(_Put(steps) for steps in gone)]


def _differences(steps: tuple[str, ...], before: Value, after: Value) -> Iterator[_Put]:
    """The fields in which two records differ, each at its own place."""
    if before == after:
        return
    if not isinstance(before, Mapping) or not isinstance(after, Mapping) or not after:
        yield _Put(steps, after if after else None)
        return
    for name, value in after.items():
        yield from _differences((*steps, name), before.get(name, ""), _widened(steps, name, value))
    for name in before:
        if name not in after:
            yield _Put((*steps, name))


def _widened(steps: tuple[str, ...], name: str, value: Value) -> Value:
    """A value as a record, where a bare number stands for one."""
    shape = shape_of((*steps, name))
    if isinstance(value, str) and shape.kind == "record" and shape.short is not None:
        return {shape.short: value}
    return value

"""Tables of a brief whose rows a copy has: a claim for each row, a figure of the claims."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
import re
import unicodedata

from msgspec import Struct, field
from msgspec.structs import replace

from ..checks.sentence import Sentence
from ..checks.tables import end_of_row
from ..editing.tree.scalars import Value, render_pair
from ..evidence.quotation.find import find_places
from ..evidence.quotation.passage import Place
from ..evidence.tables.cells import Cell, read_table
from ..evidence.tables.units import unit_in
from ..model.brief import Brief
from ..readers.archive.read import Archive
from ..source.diagnostic import Edit
from ..source.pattern import lazy_pattern
from ..source.text import Span
from .calls import free_name
from .match import Match
from .search import Finder, Passage

_BLOCK = lazy_pattern(
    r"(?:^Table:[ \t]*(?P<caption>[^\n]*?)[ \t]*(?P<wide>\{span=page\})?[ \t]*\n[ \t]*\n)?"
    r"(?P<table>^[ ]{0,3}\|[^\n]*\n[ ]{0,3}\|[ \t:|-]+\|?[ \t]*(?:\n[ ]{0,3}\|[^\n]*)+)",
    re.MULTILINE,
)
_CELLS = lazy_pattern(r"(?<!\\)\|")
_FLOW = lazy_pattern(r"^figures:[ \t]*[^\s#]", re.MULTILINE)
_MARKS = lazy_pattern(r"[*_`\\]")
_NUMBER = lazy_pattern(r"[-–−+(]*\s?[$€£]?\s?[-–−+]?(?P<number>\d[\d,]*(?:\.\d+)?)\s?%?\)?")
_EMPTY = lazy_pattern(r"(?:[-–—]{1,3}|n/?a|N/?A|\.{3}|…)?")
# How far above its head the words are that a table's unit may stand in, in characters.
_AROUND = 400
_SIGNS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥"}
_SCALES = {1: "", 1000: "thousand", 10**6: "million", 10**9: "billion", 10**12: "trillion"}


class TableRow(Struct):
    """A row of a table: its label, its cells, and where a copy has it.

    `values` are the cells with numbers, by the names of their columns; `head` is the head of the
    labels.
    """

    label: str
    cells: tuple[str, ...]
    span: Span
    passage: Passage | None = None
    values: dict[str, tuple[Cell, str]] = field(default_factory=dict)
    head: str = ""

    @property
    def name(self) -> str:
        """What the row is about: a year alone says so only with its head, “Fiscal Year 2024”."""
        return f"{self.head} {self.label}".strip() if self.label.isdecimal() else self.label

    @property
    def text(self) -> str:
        """The row in one line."""
        return " ".join((self.label, *filter(None, self.cells)))

    def match(self, why: str) -> Match:
        """The row as what was found of it."""
        sentence = Sentence(self.text, self.span, "uncited", where="table cell")
        return Match(sentence, "copy" if self.passage else "nowhere", self.passage, why=why)

    def fields(self, author: str | None) -> dict[str, Value]:
        """The fields of its claim."""
        assert self.passage is not None
        said = "; ".join(f"{_bare(head)}, {_amount(cell)}" for cell, head in self.values.values())
        values: dict[str, Value] = {}
        for name, (cell, head) in self.values.items():
            unit = _unit(cell)
            value: dict[str, Value] = {"value": str(cell.value)}
            values[name] = {**value, **({"unit": unit} if unit else {}), "column": head}
        source: dict[str, Value] = {"key": self.passage.key}
        if self.passage.locator:
            source["locator"] = self.passage.locator
        source["quote"] = self.passage.words
        made: dict[str, Value] = {
            "statement": f"{self.name}: {said}.",
            "kind": "table",
            "short": self.label,
            "values": values,
            "sources": [source],
        }
        return {**made, "author": author} if author else made


class BriefTable(Struct):
    """A table of a brief in Markdown; `why` says why no figure can be made of it."""

    brief: Brief
    span: Span
    caption: str
    wide: bool
    heads: tuple[str, ...]
    rows: list[TableRow]
    names: tuple[str, ...]
    why: str = ""

    @property
    def is_found(self) -> bool:
        """Whether one copy has all of its rows."""
        return not self.why and all(row.passage is not None for row in self.rows)

    def figure(self, claims: Sequence[str]) -> dict[str, Value]:
        """The figure that its rows make as claims."""
        made: dict[str, Value] = {"kind": "table", "title": self.caption}
        if self.wide:
            made["span"] = "page"
        if (unit := self._unit()) and not unit_in(" ".join((self.caption, *self.heads))).is_told:
            made["subtitle"] = unit
        made["head"] = self.heads[0] or "Item"
        made["columns"] = dict(zip(self.names, self.heads[1:], strict=True))
        if any(not cell or _EMPTY.fullmatch(cell) for row in self.rows for cell in row.cells):
            signs = [cell for row in self.rows for cell in row.cells if _EMPTY.fullmatch(cell)]
            made["missing"] = next(filter(None, signs), "—")
        made["claims"] = list(claims)
        return made

    def _unit(self) -> str:
        """The one unit of all of its amounts of money, as the head of a table says it."""
        units = {_unit(cell) for row in self.rows for cell, _ in row.values.values()}
        sign, _, scale = units.pop().partition(" ") if len(units) == 1 else ("", "", "")
        return f"{sign} in {scale}s" if sign in _SIGNS.values() and scale else ""


def read_tables(brief: Brief, content: str) -> Iterator[BriefTable]:
    """The tables of a brief that have a caption, a head and rows of numbers, and no call."""
    if _FLOW.search(content, 0, brief.body_start):
        # Nothing can be put behind figures that are declared in brackets.
        return
    for found in _BLOCK.finditer(brief.body):
        lines = found["table"].split("\n")
        caption = found["caption"] or ""
        if "{" in found["table"] or "{" in caption:
            continue
        head, *body = [_cells(line) for at, line in enumerate(lines) if at != 1]
        if len(head) < 2 or any(len(row) != len(head) for row in body):
            continue
        numbers = [
            _NUMBER.fullmatch(cell) or _EMPTY.fullmatch(cell) for row in body for cell in row[1:]
        ]
        if not all(numbers) or not all(any(map(_NUMBER.fullmatch, row[1:])) for row in body):
            continue
        at = brief.body_start + found.start("table") + len(lines[0]) + len(lines[1]) + 2
        rows = []
        for line, row in zip(lines[2:], body, strict=True):
            place = Span(brief.path, at, at + len(line))
            rows.append(TableRow(row[0], tuple(row[1:]), place, head=head[0]))
            at += len(line) + 1
        span = Span(brief.path, brief.body_start + found.start(), brief.body_start + found.end())
        names = _names(head[1:])
        wide = bool(found["wide"])
        why = "" if caption else "its table has no caption: write “Table: …” above it"
        caption = _MARKS.sub("", caption)
        yield BriefTable(brief, span, caption, wide, tuple(head), rows, names, why)


def _cells(line: str) -> list[str]:
    inner = re.sub(r"(?<!\\)\|$", "", line.strip().removeprefix("|"))
    return [" ".join(_MARKS.sub("", cell).split()) for cell in _CELLS.split(inner)]


def _names(heads: Sequence[str]) -> tuple[str, ...]:
    """Names for values, made of the heads of their columns."""
    names: list[str] = []
    for head in heads:
        letters = unicodedata.normalize("NFKD", head.casefold())
        name = "-".join(re.findall(r"[a-z0-9]+", letters)) or "value"
        name = name if name[0].isalpha() else f"in-{name}"
        names.append(free_name(name, names))
    return tuple(names)


def find_rows(table: BriefTable, finder: Finder) -> None:
    """Look for the rows of a table in the copies: all must stand in one, below the same head."""
    for key, archive in finder.copies:
        heads = [
            place
            for head in (table.heads, table.heads[1:])
            for place in find_places(" ".join(filter(None, head)), archive)
        ]
        found = []
        for row in table.rows if heads else ():
            one = _find(row, table, key, archive, heads)
            if one is None:
                break
            found.append(one)
        if len(found) == len(table.rows):
            for row, one in zip(table.rows, found, strict=True):
                row.passage, row.values = one
            return
    table.why = "no copy has its head and all of its rows"


def _find(
    row: TableRow, table: BriefTable, key: str, archive: Archive, heads: Sequence[Place]
) -> tuple[Passage, dict[str, tuple[Cell, str]]] | None:
    """A row below one of the heads of its table in a copy, and its cells as they are read there."""
    wanted = [_decimal(cell) for cell in row.cells]
    belows = find_places(row.text, archive)
    for place in heads:
        for below in belows:
            if below.first != place.first or below.start < place.end:
                continue
            page = archive.pages[place.first]
            around = page[max(0, place.start - _AROUND) : place.start]
            row_words = page[below.start : end_of_row(archive, below)]
            parts = [page[place.start : place.end], row_words]
            read = read_table(parts, table.heads[1:], around, sure=True)
            if read is None or len(read.rows) != 1 or len(read.rows[0].cells) != len(wanted):
                continue
            cells = read.rows[0].cells
            if [str(cell.value) if cell.value is not None else "" for cell in cells] != wanted:
                continue
            (passage,) = Finder.passages(key, archive, (below,))
            words = f"{' '.join(place.words.split())} … {' '.join(row_words.split())}"
            values = {
                name: (cell, head)
                for name, head, cell in zip(table.names, table.heads[1:], cells, strict=True)
                if cell.value is not None
            }
            return replace(passage, words=words), values
    return None


def _decimal(cell: str) -> str:
    """The number of a cell as it is compared; "" where it has none."""
    found = _NUMBER.fullmatch(cell)
    if found is None:
        return ""
    sign = "-" if re.match(r"[-–−(]", cell) else ""
    return sign + found["number"].replace(",", "")


def _bare(head: str) -> str:
    """A head without the unit in brackets behind it."""
    return re.sub(r"\s*[(\[][^()\[\]]*[)\]]$", "", head) or head


def _unit(cell: Cell) -> str:
    if cell.unit.measure == "percent":
        return "percent"
    scale = _SCALES.get(int(cell.unit.scale), "")
    sign = _SIGNS.get(cell.unit.measure, cell.unit.measure)
    return " ".join(filter(None, (sign, scale)))


def _amount(cell: Cell) -> str:
    """A cell as a sentence has it, such as “$14.7 million”."""
    number = f"{cell.value:,}" if cell.value is not None else ""
    if cell.unit.measure == "percent":
        return f"{number}%"
    sign = _SIGNS.get(cell.unit.measure, "")
    scale = _SCALES.get(int(cell.unit.scale), "")
    minus = "-" if number.startswith("-") else ""
    return f"{minus}{sign}{number.removeprefix('-')}{f' {scale}' if scale else ''}"


def table_edits(
    tables: Sequence[tuple[BriefTable, Sequence[str]]], brief: Brief, content: str
) -> list[Edit]:
    """The edits that put figures of claims in the place of tables, and declare them."""
    taken: set[str] = set(brief.figures)
    edits, declared = [], {}
    for table, claims in tables:
        name = _figure_name(table.caption, taken)
        taken.add(name)
        declared[name] = table.figure(claims)
        edits.append(Edit(table.span, f'{{{{ figure("{name}") }}}}'))
    if declared:
        edits.append(_declaration(declared, content, brief))
    return edits


def _figure_name(caption: str, taken: Container[str]) -> str:
    letters = unicodedata.normalize("NFKD", caption.casefold())
    name = "-".join(re.findall(r"[a-z0-9]+", letters)[:4]) or "table"
    return free_name(name, taken)


def _declaration(declared: Mapping[str, Value], content: str, brief: Brief) -> Edit:
    """The edit of the front matter that declares figures: behind `figures:`, or at its end."""
    lines = "\n".join(f"  {render_pair(name, one, 2)}" for name, one in declared.items())
    head = content[: brief.body_start]
    found = re.search(r"^figures:[ \t]*(?:#[^\n]*)?\n", head, re.MULTILINE)
    if found is not None:
        return Edit(Span(brief.path, found.end(), found.end()), f"{lines}\n")
    fences = [*re.finditer(r"^(?:---|\.\.\.)[ \t]*$", head, re.MULTILINE)]
    end = fences[-1].start()
    return Edit(Span(brief.path, end, end), f"figures:\n{lines}\n")

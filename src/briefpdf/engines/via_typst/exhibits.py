"""Tables and figures as calls of a style's functions, with what stands over and under them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import TypeVar

from ...model.document import Caption, Chart, Exhibit, Inlines, Picture, Table
from ...model.theme import Theme
from ...source.diagnostic import Diagnostic
from ..charts.figure import draw_figure, figure_width
from ..content.characters import DECIMAL, printed, tails
from ..content.links import figure_anchor
from ..content.pictures import fitted, is_readable, natural_width
from ..content.table_fit import HEADED, TableRoom, stays_whole, widest_word
from ..content.walk import lines_below, plain_text, said_of, subtitled
from .floats import Settled
from .inlines import InlineSetter
from .literal import Code, Value, call, joined

UNREADABLE = "BRIEF029"
_Cell = TypeVar("_Cell")

# The formats of pictures as Typst names them.
FORMATS = {
    "image/png": "png",
    "image/jpeg": "jpg",
    "image/gif": "gif",
    "image/svg+xml": "svg",
    "image/webp": "webp",
}


def picture_name(picture: Picture) -> str:
    """The name of a picture's file among those that are handed to Typst."""
    return f"{sha256(picture.data).hexdigest()}.{FORMATS.get(picture.media_type, 'bin')}"


class ExhibitSetter:
    """Sets tables and figures in a style; `labels` are its words for "Source" and "Notes".

    `settled` has the numbers of those that float: what must stay whole is counted from 1, `count`
    is the last of them.

    `tables` gathers the tables that were set, `pictures` the files of the pictures by their names,
    `findings` what the author should know of the drawings.
    """

    def __init__(
        self,
        inlines: InlineSetter,
        labels: Mapping[str, str],
        theme: Theme,
        settled: Settled,
    ) -> None:
        self.inlines = inlines
        self.labels = labels
        self.theme = theme
        self.settled = settled
        self.count = 0
        self.pictures: dict[str, bytes] = {}
        self.tables: list[Table] = []
        self.findings: list[Diagnostic] = []

    def set(self, exhibit: Exhibit, top: bool, over: Code | None = None) -> Code:
        """A table or figure; `top` says that it stands in no other block.

        `over` are headings that go where it goes.
        """
        if isinstance(exhibit, Picture) and not is_readable(exhibit):
            words = f"the picture {exhibit.path} cannot be read as {exhibit.media_type}"
            self.findings.append(Diagnostic(UNREADABLE, words, exhibit.origin))
            return over or Code("none")
        # Only what stands in no other block can go across the columns.
        across = exhibit.across and top
        named: dict[str, Value] = {
            "caption": self._caption(exhibit.caption),
            "name": figure_anchor(exhibit.id) if exhibit.id is not None else None,
            "across": across,
            **self.place(top, across),
        }
        if top and self.count in self.settled.broken:
            named["broken"] = True
        named["below"] = [
            (lead, self.inlines.set(words)) for _, lead, words in lines_below(exhibit, self.labels)
        ]
        if over is not None:
            named["over"] = over
        if isinstance(exhibit, Table):
            if not any(map(len, (exhibit.header, *exhibit.rows))):
                return over or Code("none")
            if not across or not TableRoom.of(self.theme, across).is_long(exhibit):
                return call("style.exhibit", self._table(exhibit), table=True, **named)
            part = self._table(exhibit, "style.data-table.with")
            named |= {"rows": len(exhibit.rows), "part": Code("part")}
            whole = call("style.exhibit", Code("part()"), table=True, **named)
            return joined((Code(f"let part = {part.code}"), whole))
        if isinstance(exhibit, Chart):
            width = figure_width(self.theme, across, nested=not top)
            return call("style.exhibit", self._chart(exhibit, width), **named)
        width = figure_width(self.theme, across, nested=not top)
        return call("style.exhibit", self._picture(exhibit, width), **named)

    def place(self, top: bool, across: bool = False) -> dict[str, Value]:
        """The number of what must stay whole, outside of other blocks, and whether it floats."""
        if not top:
            return {}
        self.count += 1
        if across:
            low = self.count in self.settled.low
            return {"order": self.count, "at_foot": True} if low else {"order": self.count}
        floats = self.count in self.settled.floating
        return {"order": self.count, "floats": True} if floats else {"order": self.count}

    def _caption(self, caption: Caption | None) -> Code | None:
        if caption is None:
            return None
        label = f"{caption.label}. " if caption.label else ""
        title, subtitle = subtitled(caption)
        over = joined((call("style.caption-label", label), self.inlines.set(title)))
        return call(
            "style.caption", over, subtitle=self.inlines.set(subtitle) if subtitle else None
        )

    def _picture(self, picture: Picture, width: float) -> Code:
        """A picture of the file that it has among those handed over, as wide as it is printed."""
        name = fitted(picture, width)
        self.pictures[picture_name(name)] = name.data
        return call(
            "style.picture",
            Code(f'read("/pictures/{picture_name(name)}", encoding: none)'),
            FORMATS.get(name.media_type, "png"),
            alt=printed(said_of(picture)) or None,
            width=natural_width(picture),
        )

    def _chart(self, chart: Chart, width: float) -> Code:
        drawn = draw_figure(chart, self.theme, width)
        self.findings += drawn.findings
        marks: list[Value] = []
        if self.inlines.marked:
            for placed in drawn.marks:
                mark = joined(self.inlines.mark(placed.mark))
                marks.append(
                    {"x": placed.x, "y": placed.baseline, "size": placed.size, "mark": mark}
                )
        return call(
            "style.chart", drawn.svg, drawn.width, drawn.height, marks, alt=printed(chart.alt)
        )

    def _table(self, table: Table, function: str = "style.data-table") -> Code:
        # PDF/UA: every row has as many cells.
        width = max(map(len, (table.header, *table.rows)))
        align = [
            side if side != DECIMAL else "right" for side in _filled(table.align, width, "left")
        ]
        header = [self._cell(cell, in_header=True) for cell in _filled(table.header, width, ())]
        rows: list[Value] = []
        for row, ends in zip(table.rows, tails(table), strict=True):
            cells, behind = _filled(row, width, ()), _filled(ends, width, "")
            rows.append([self._cell(*one) for one in zip(cells, behind, strict=True)])
        self.tables.append(table)
        order = len(self.tables)
        return call(function, header, rows, align=align, total=table.total, order=order)

    def _cell(self, cell: Inlines, behind: str = "", in_header: bool = False) -> Value:
        """The content of a cell, its widest word and number, and what is kept free behind it.

        Its `line` is better not broken: few words below the header.
        """
        words = plain_text(cell)
        word = widest_word(words)
        return {
            "body": self.inlines.set(cell),
            "line": words if stays_whole(words, HEADED, in_header) else word,
            "word": word,
            "number": widest_word(" ".join(filter(_has_digit, words.split()))),
            "behind": behind,
        }


def _has_digit(word: str) -> bool:
    return any(map(str.isdigit, word))


def _filled(row: Sequence[_Cell], width: int, empty: _Cell) -> list[_Cell]:
    """A row with empty cells at its end, so that it is as wide as the others."""
    return [*row, *[empty] * (width - len(row))]

"""The head of a memorandum: what it is, to whom, from whom, when, on what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from .....model.brief import Author
from .....model.document import Meta
from ...measures import Measures
from ...pdf.sheet import Sheet
from ...text.inlines import InlineSetter
from ...text.lines import Line, break_lines
from ..placed import one_line

# Of a size: the lines of the letterhead. In points: what stands below it, and inside the rules
# beside the space between lines.
_LETTERHEAD, _BELOW_LETTERHEAD, _ABOVE_LINES, _BELOW_LINES = 1.2, 8.0, 4.0, 5.0


@dataclass(frozen=True, slots=True)
class _Entry:
    """A label, and what stands behind it, by baselines from the top of the page."""

    label: Line
    lines: Sequence[Line]
    baseline: float
    leading: float


class Head:
    """The head of the first page; `text_top` is where the text below it begins, in points."""

    def __init__(self, inlines: InlineSetter, meta: Meta, labels: Mapping[str, str]) -> None:
        self.inlines = inlines
        self.measures: Measures = inlines.measures
        self.meta = meta
        self.labels = labels
        self._top = self.measures.length("head", "top")
        self._kind_size = self.measures.extent("sizes", "kind")
        self._thickness = self.measures.rule("head")
        self._first_rule = self._top + self._kind_size * _LETTERHEAD + _BELOW_LETTERHEAD
        self._entries = list(self._set_entries())
        self.text_top = (
            self._last_rule
            + self._thickness
            + self.measures.length("head", "text")
            - self.measures.body.down
        )

    def _set_entries(self) -> Iterator[_Entry]:
        measures, meta = self.measures, self.meta
        body, space = measures.body, measures.length("head", "line")
        title = measures.sized("serif", "title", bold=True)
        to = "; ".join(meta.to) or measures.text("head", "to")
        parts = (
            ("to", to, body),
            ("from", _names(meta.authors), body),
            ("dated", meta.date_line, body),
            ("subject", meta.title, title),
        )
        width = measures.width - measures.length("head", "label_width")
        size = measures.extent("sizes", "label")
        label_style = measures.style("sans", size, size, "label")
        y = self._first_rule + self._thickness + space + _ABOVE_LINES
        for name, text, style in parts:
            label = one_line(self.inlines, f"{self.labels.get(name, name).upper()} ", label_style)
            lines = break_lines(self.inlines.text(text, style), max(width, style.size))
            yield _Entry(label, lines, y + style.down, style.leading)
            y += len(lines) * style.leading
            self._last_rule = y + space + _BELOW_LINES
            y += space

    def draw(self, sheet: Sheet) -> None:
        """Draw it."""
        measures, left = self.measures, self.measures.left
        kind_style = measures.style(
            "sans", self._kind_size, self._kind_size * _LETTERHEAD, "kind", bold=True
        )
        baseline = self._top + kind_style.down
        sheet.line(
            one_line(self.inlines, measures.text("head", "kind"), kind_style), left, baseline
        )
        size = measures.extent("sizes", "organisation")
        style = measures.style("sans", size, size, "label")
        organisation = one_line(self.inlines, measures.text("head", "organisation"), style)
        sheet.line(organisation, left + measures.width - organisation.width, baseline)
        colour, behind = measures.colour("line"), left + measures.length("head", "label_width")
        sheet.rule(left, self._first_rule, measures.width, self._thickness, colour)
        for entry in self._entries:
            sheet.line(entry.label, left, entry.baseline)
            if entry is self._entries[-1]:
                sheet.bookmark(self.meta.title, 1, behind, entry.baseline - entry.leading)
            for index, line in enumerate(entry.lines):
                sheet.line(line, behind, entry.baseline + index * entry.leading)
        sheet.rule(left, self._last_rule, measures.width, self._thickness, colour)


def _names(authors: Sequence[Author]) -> str:
    """Authors with their titles; each is kept in one line where it has room there."""
    named = (f"{one.name}, {one.title}" if one.title else one.name for one in authors)
    return "; ".join(name.replace(" ", "\u00a0") for name in named)

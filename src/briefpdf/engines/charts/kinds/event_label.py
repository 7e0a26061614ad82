"""The words of an event on a timeline."""

from __future__ import annotations

from dataclasses import dataclass

from ....model.document import Mark, Point, Words
from ..paper.lettering import Lettering, clean
from ..paper.look import Look
from ..paper.sheet import Sheet


@dataclass(frozen=True, slots=True)
class EventLabel:
    """An event's date, its words in lines, and the mark behind the last one."""

    when: str
    lines: tuple[str, ...]
    mark: Mark | None

    @classmethod
    def of(cls, point: Point, letters: Lettering, look: Look, width: float) -> EventLabel:
        """The label of an event, broken into lines of a width."""
        text = clean("".join(one.text for one in point.label if isinstance(one, Words)))
        marks = [one for one in point.label if isinstance(one, Mark)] if look.marks else []
        mark = marks[0] if marks else None
        lines = letters.wrap(text, width, look.text, letters.mark_width(mark))
        return cls(clean(point.when), tuple(lines), mark)

    def width(self, letters: Lettering, look: Look) -> float:
        """The width of its longest line, its date's included."""
        words = [letters.width(line, look.text) for line in self.lines]
        words[-1] += letters.mark_width(self.mark)
        return max(*words, letters.width(self.when, look.text, bold=True))

    def draw(self, sheet: Sheet, x: float, baseline: float) -> None:
        """Its words from a first baseline on, without the date."""
        end = x
        for index, line in enumerate(self.lines):
            end = x + sheet.text(x, baseline + index * sheet.look.leading, line)
        sheet.mark(end, baseline + (len(self.lines) - 1) * sheet.look.leading, self.mark)

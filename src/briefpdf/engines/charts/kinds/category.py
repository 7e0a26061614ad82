"""The name of a bar."""

from __future__ import annotations

from dataclasses import dataclass

from ....model.document import Mark, Point, Words
from ..paper.lettering import Lettering, clean
from ..paper.look import Look


@dataclass(frozen=True, slots=True)
class Category:
    """What a bar, or a group of them, is for: its words, and the mark behind them."""

    text: str
    mark: Mark | None

    @classmethod
    def of(cls, point: Point, look: Look) -> Category:
        """The category of a point."""
        text = clean("".join(one.text for one in point.label if isinstance(one, Words)))
        marks = [one for one in point.label if isinstance(one, Mark)] if look.marks else []
        return cls(text, marks[0] if marks else None)

    def width(self, letters: Lettering, look: Look) -> float:
        """How wide it is in one line."""
        return letters.width(self.text, look.text) + letters.mark_width(self.mark)

    def wrap(self, letters: Lettering, look: Look, width: float) -> list[str]:
        """Its words in lines of a width, with room for the mark behind the last."""
        return letters.wrap(self.text, width, look.text, letters.mark_width(self.mark))

"""Pages of PDF files as pictures, with their words: made in a limited process, as others wrote."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from hashlib import sha256
from threading import Lock
from typing import Any, NamedTuple

from ..limits.limit import Limit, Stopped
from ..limits.shared import shared_process
from ..source.mendable import Mendable

# For one page: what takes more is no page that anybody reads.
LIMIT = Limit(20.0, 2 * 1024**3)
# In pixels for each point: a page is as wide as its column on most screens, and soon made.
SCALE = 1.6
_WORKER = "briefpdf.web.picture_worker"
# How many answers are held on to, each a picture of some hundred kilobytes at most.
_HELD = 120


class Word(NamedTuple):
    """A word on a page and its box in points, from the left and the top of the page."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


class NoPicture(Mendable):
    """A page that cannot be shown."""


class Pictures:
    """Answers about pages, the last of which are held on to."""

    def __init__(self) -> None:
        self._held: OrderedDict[tuple[str, str, int], dict[str, Any]] = OrderedDict()
        self._lock = Lock()

    def sizes(self, pdf: bytes) -> list[tuple[float, float]]:
        """How wide and high each page is, in points. Raises `NoPicture`."""
        return [(width, height) for width, height in self._ask("sizes", pdf, 0)["sizes"]]

    def picture(self, pdf: bytes, index: int) -> bytes:
        """A page as a JPEG. Raises `NoPicture`."""
        found: bytes = self._ask("picture", pdf, index)["jpeg"]
        return found

    def words(self, pdf: bytes, index: int) -> Sequence[Word]:
        """The words of a page, in the order of the file. Raises `NoPicture`."""
        return [Word(*word) for word in self._ask("words", pdf, index)["words"]]

    def _ask(self, task: str, pdf: bytes, index: int) -> dict[str, Any]:
        key = (sha256(pdf).hexdigest(), task, index)
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
                return self._held[key]
        try:
            answer = shared_process(_WORKER).ask((task, pdf, index, SCALE), LIMIT)
        except Stopped as stopped:
            raise NoPicture(
                f"page {index + 1} cannot be shown: {stopped.said}",
                "Its text can still be read and searched.",
            ) from stopped
        if not isinstance(answer, dict) or "error" in answer:
            why = answer["error"] if isinstance(answer, dict) else "gave no answer"
            raise NoPicture(f"page {index + 1} cannot be shown: the file {why}")
        with self._lock:
            self._held[key] = answer
            while len(self._held) > _HELD:
                self._held.popitem(last=False)
        return answer

"""The ways back from a source to the marks that cite it."""

from __future__ import annotations

from collections.abc import Iterable

from ...model.document import Mark


class BackLinks:
    """Where each source is cited: its marks by the locators that they give.

    A mark without a locator stands under the empty text; `marks` are in the order of the text.
    """

    def __init__(self, marks: Iterable[Mark]) -> None:
        self._places: dict[int, dict[str, list[int]]] = {}
        self._locators: dict[int, list[str]] = {}
        for mark in marks:
            for cited in mark.cited:
                self._locators.setdefault(cited.number, []).extend(filter(None, cited.locators))
                by_locator = self._places.setdefault(cited.number, {})
                locator = ", ".join(filter(None, cited.locators))
                by_locator.setdefault(locator, []).append(cited.occurrence)

    def groups(self, number: int) -> list[tuple[str, list[int]]]:
        """The occurrences of a source by locator, those without a locator first."""
        places = self._places.get(number, {})
        return [(locator, sorted(places[locator])) for locator in sorted(places, key=bool)]

    def locators(self, number: int) -> list[str]:
        """The locators of a source, each once, in the order of the text."""
        return list(dict.fromkeys(self._locators.get(number, ())))

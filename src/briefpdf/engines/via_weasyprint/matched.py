"""Elements that style sheets are matched against, each of which is made once.

cssselect2 0.10 makes all elements beside one anew whenever a selector such as `:has(+ h2)` asks
what follows it, which takes most of the time of a long text's styles.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from cssselect2 import ElementWrapper


class Matched(ElementWrapper):  # type: ignore[misc]
    """An element that keeps those within it, as long as the document is laid out."""

    @cached_property
    def _kept(self) -> list[Matched]:
        return list(super().iter_children())

    def iter_children(self) -> Iterator[Matched]:
        """The elements within this one, in order."""
        return iter(self._kept)

    def iter_next_siblings(self) -> Iterator[Matched]:
        """The elements behind this one that have the same parent, in order."""
        return iter(self.parent._kept[self.index + 1 :] if self.parent is not None else ())


def match_once(html: Any) -> None:
    """Have WeasyPrint match the styles of a parsed document against such elements."""
    html.wrapper_element = Matched.from_html_root(html.etree_element)

"""Lets the entries of refs.bib inherit by `xdata` and `crossref`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
import re

from ...model.reference import Reference
from ...source.text import Span
from .findings import UNRESOLVED_INHERITANCE, Findings, shown
from .inherited import MAX_INHERITED, inherited

# No entry names more.
_MAX_LINKS = 100

_ITEM = re.compile(r"[^\s,](?:[^,]*[^\s,])?")
_WHOLE = re.compile(r".+", re.DOTALL)


@dataclass(frozen=True, slots=True)
class _Link:
    """An entry's `xdata` or `crossref` to another entry, and where the other's key is written."""

    name: str
    target: str
    span: Span


def inherit(
    references: Mapping[str, Reference], findings: Findings, unreadable: frozenset[str]
) -> dict[str, Reference]:
    """Each reference with the fields that it inherits, in the same order.

    A target that is no entry, or a circle, is reported; a target among the `unreadable` has been.
    """
    linked = _Inheritance(references, findings, unreadable)
    for key in references:
        linked.resolve(key)
    return {key: linked.resolved[key] for key in references}


@dataclass(slots=True)
class _Inheritance:
    """Resolves entries depth first, without recursion: a chain may be as long as the file."""

    references: Mapping[str, Reference]
    findings: Findings
    unreadable: frozenset[str]
    resolved: dict[str, Reference] = field(default_factory=dict)
    room: int = MAX_INHERITED

    def resolve(self, key: str) -> None:
        """Resolve an entry and everything that it inherits from."""
        if key in self.resolved:
            return
        order = [key]
        depths = {key: 0}
        waiting: dict[str, Iterator[_Link]] = {key: iter(self.links(key))}
        parents: dict[str, list[_Link]] = {key: []}
        while order:
            child = order[-1]
            link = next(waiting[child], None)
            if link is None:
                self.finish(order.pop(), parents.pop(child))
                del waiting[child], depths[child]
            elif link.target in depths:
                self.report_circle(child, link, order, depths[link.target])
            elif link.target not in self.references:
                self.report_unknown(child, link)
            else:
                parents[child].append(link)
                if link.target not in self.resolved:
                    depths[link.target] = len(order)
                    order.append(link.target)
                    waiting[link.target] = iter(self.links(link.target))
                    parents[link.target] = []

    def finish(self, key: str, links: list[_Link]) -> None:
        """Give an entry the fields of its resolved parents: `xdata` first, as biblatex does."""
        child = self.references[key]
        for link in links:
            parent = self.resolved[link.target]
            if len(parent.fields) > self.room:
                message = "the file inherits too much: this entry inherits nothing"
                hint = "Write the fields into the entry."
                self.findings.report(UNRESOLVED_INHERITANCE, message, link.span, hint, key=key)
                break
            self.room -= len(parent.fields)
            child = inherited(child, parent, translated=link.name == "crossref")
        self.resolved[key] = child

    def links(self, key: str) -> list[_Link]:
        """What an entry inherits from, `xdata` before `crossref`."""
        reference = self.references[key]
        if "xdata" not in reference.fields and "crossref" not in reference.fields:
            return []
        links = []
        for name in ("xdata", "crossref"):
            value, span = reference.fields.get(name, ""), reference.at(name)
            written = self.findings.text.content[span.start : span.end]
            items = _ITEM.finditer(value) if name == "xdata" else _WHOLE.finditer(value)
            for match in islice(items, _MAX_LINKS):
                place = span.within(*match.span()) if written == value else span
                links.append(_Link(name, match[0], place))
        return links

    def report_unknown(self, key: str, link: _Link) -> None:
        """Report a target that is no entry."""
        if link.target in self.unreadable:
            return
        near, fix = self.findings.suggest(link.target, self.references, link.span)
        message = f"the {link.name} {shown(link.target)} is not the key of any entry"
        hint = "Correct the key, or delete the field."
        self.findings.report(
            UNRESOLVED_INHERITANCE, message, link.span, *near, hint, key=key, fix=fix
        )

    def report_circle(self, key: str, link: _Link, order: list[str], start: int) -> None:
        """Report a target, at `start` in the order, that inherits from the entry itself."""
        circle = [*order[start : start + 4], link.target]
        if len(order) - start > 4:
            circle[3:] = ["…", key, link.target]
        message = "entries inherit from one another in a circle: " + " → ".join(circle)
        hint = f"Delete one {link.name} of the circle."
        self.findings.report(UNRESOLVED_INHERITANCE, message, link.span, hint, key=key)

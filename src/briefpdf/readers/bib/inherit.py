"""What entries of a bibliography take over from others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
import re

from msgspec import Struct, field
from msgspec.structs import replace

from ...model.reference import Reference
from ...source.pattern import lazy_pattern
from ...source.text import Span
from .dates import has_date
from .findings import MISSING_PARENT, UNRESOLVED_INHERITANCE, Findings, shown
from .reference import ALIASES

# How many fields one file may inherit in all; ten thousand entries inherit fewer.
MAX_INHERITED = 500_000

_NOT_BY_DEFAULT = """
    crossref xref xdata entryset entrysubtype execute ids label options presort related
    relatedoptions relatedstring relatedtype shorthand shorthandintro sortkey
"""
_NEVER = frozenset((*_NOT_BY_DEFAULT.split(), "sha256"))
_DATES = frozenset(("date", "year", "month", "day"))
_ACCESS = frozenset(("url", "urldate"))
_OTHER_TITLES = frozenset(("shorttitle", "sorttitle", "indextitle", "indexsorttitle"))
_TITLES = ("title", "subtitle", "titleaddon")

_PARTS_OF_BOOKS = frozenset(("inbook", "bookinbook", "suppbook"))
_PARTS = _PARTS_OF_BOOKS | {
    "conference",
    "incollection",
    "inproceedings",
    "inreference",
    "suppcollection",
}
_VOLUMES = frozenset(("book", "collection", "proceedings", "reference"))


def inherited(child: Reference, parent: Reference, translated: bool) -> Reference:
    """The child with the parent's fields that it lacks, its own kept.

    `translated`: a title becomes the title of the whole, as for a chapter of a book.
    """
    fields, names = dict(child.fields), dict(child.names)
    skipped = set(_NEVER)
    if has_date(child.fields):
        skipped |= _DATES
    if child.fields.get("url"):
        # The day on which the parent's address was read says nothing about the child's.
        skipped |= _ACCESS
    if not child.fields.get("file") and parent.fields.get("sha256"):
        # A checksum belongs to its file.
        skipped.discard("sha256")
    renamed = _renamed(child.type, parent.type) if translated else {}
    if renamed:
        skipped |= _OTHER_TITLES
    # A field under BibTeX's name is the one that the child has under biblatex's.
    skipped |= {alias for alias, name in ALIASES.items() if fields.get(name)}
    # What the parent writes under a name goes before what is renamed to it.
    for old, new in sorted(
        ((old, renamed.get(old, old)) for old in parent.fields), key=lambda pair: pair[0] in renamed
    ):
        if old in skipped or fields.get(new) or not parent.fields[old]:
            continue
        fields[new] = parent.fields[old]
        if old in parent.names:
            names[new] = parent.names[old]
    if child.type in _PARTS_OF_BOOKS and renamed and parent.names.get("author"):
        fields.setdefault("bookauthor", parent.fields["author"])
        names.setdefault("bookauthor", parent.names["author"])
    when = parent.when if child.when is None and not has_date(child.fields) else child.when
    return replace(child, fields=fields, names=names, when=when, files=child.files or parent.files)


def _renamed(child: str, parent: str) -> dict[str, str]:
    """The parent's titles and what they are called in the child."""
    if parent == "periodical" and child in ("article", "suppperiodical"):
        return {"title": "journaltitle", "subtitle": "journalsubtitle"}
    if parent.startswith("mv") and child in _PARTS | _VOLUMES:
        return dict(zip(_TITLES, ("maintitle", "mainsubtitle", "maintitleaddon"), strict=True))
    if child in _PARTS:
        return dict(zip(_TITLES, ("booktitle", "booksubtitle", "booktitleaddon"), strict=True))
    return {}


def _is_complete(reference: Reference) -> bool:
    """Whether an entry has by itself what is printed of it: nobody misses what it would inherit."""
    if not reference.get("title") or not has_date(reference.fields):
        return False
    return reference.type not in _PARTS or bool(reference.get("booktitle"))


# No entry names more.
_MAX_LINKS = 100

_ITEM = lazy_pattern(r"[^\s,](?:[^,]*[^\s,])?")
_WHOLE = lazy_pattern(r".+", re.DOTALL)


class _Link(Struct, frozen=True):
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


class _Inheritance(Struct):
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
        code = MISSING_PARENT if _is_complete(self.references[key]) else UNRESOLVED_INHERITANCE
        self.findings.report(code, message, link.span, *near, hint, key=key, fix=fix)

    def report_circle(self, key: str, link: _Link, order: list[str], start: int) -> None:
        """Report a target, at `start` in the order, that inherits from the entry itself."""
        circle = [*order[start : start + 4], link.target]
        if len(order) - start > 4:
            circle[3:] = ["…", key, link.target]
        message = "entries inherit from one another in a circle: " + " → ".join(circle)
        hint = f"Delete one {link.name} of the circle."
        self.findings.report(UNRESOLVED_INHERITANCE, message, link.span, hint, key=key)

"""Says which fields an entry of refs.bib takes over from its parent, and under which name.

After biblatex's default inheritance rules (biblatex manual 3.20, appendix B).
"""

from __future__ import annotations

from dataclasses import replace

from ...model.reference import Reference
from .dates import has_date
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
    date = parent.date if child.date is None and not has_date(child.fields) else child.date
    return replace(child, fields=fields, names=names, date=date, files=child.files or parent.files)


def _renamed(child: str, parent: str) -> dict[str, str]:
    """The parent's titles and what they are called in the child."""
    if parent == "periodical" and child in ("article", "suppperiodical"):
        return {"title": "journaltitle", "subtitle": "journalsubtitle"}
    if parent.startswith("mv") and child in _PARTS | _VOLUMES:
        return dict(zip(_TITLES, ("maintitle", "mainsubtitle", "maintitleaddon"), strict=True))
    if child in _PARTS:
        return dict(zip(_TITLES, ("booktitle", "booksubtitle", "booktitleaddon"), strict=True))
    return {}

"""REF003: a source without what its readers need to find it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from ...model.reference import Reference
from ...source.diagnostic import Diagnostic
from ...source.nearest import is_slip, nearest
from ..examples import source
from ..rule import Rule, Severity
from ..subject import Subject

# What says where a source of a type appeared: any of the fields will do.
_WHERE = {
    "article": ("journaltitle", "eprint"),
    "book": ("publisher", "organization", "institution"),
    "collection": ("publisher", "organization", "institution"),
    "conference": ("booktitle",),
    "inbook": ("booktitle",),
    "incollection": ("booktitle",),
    "inproceedings": ("booktitle",),
    "online": ("organization", "institution", "publisher", "author", "url"),
    "report": ("institution", "organization", "publisher"),
    "thesis": ("institution",),
}
_SAME_AS = {
    "electronic": "online",
    "mastersthesis": "thesis",
    "mvbook": "book",
    "phdthesis": "thesis",
    "techreport": "report",
    "www": "online",
}
# The fields of biblatex and BibTeX, and ours: none of them is a slip.
_KNOWN = frozenset(
    """abstract addendum address afterword annotation annotator archiveprefix author authortype
    bookauthor bookpagination booksubtitle booktitle booktitleaddon chapter committee congress
    chamber crossref date day doi edition editor editora editortype eid entrysubtype eprint
    eprintclass eprinttype eventdate eventtitle file foreword gender holder howpublished indextitle
    institution introduction isbn isrn issn issue issuesubtitle issuetitle iswc journal
    journalsubtitle journaltitle key keywords label langid language library location mainsubtitle
    maintitle month nameaddon note number organization origdate origlanguage origlocation
    origpublisher origtitle pages pagetotal pagination part pdf pubstate publisher related
    relatedtype reprinttitle school series session sha256 shortauthor shorteditor shorthand
    shortjournal shorttitle status subtitle title titleaddon translator type url urldate venue
    version volume volumes xdata xref year""".split()
)
# What is printed or used nowhere may be called whatever its author likes.
_ASIDE = frozenset("abstract annotation annotator gender issn keywords label library".split())
_ELSEWHERE = dict.fromkeys(
    ("accessdate", "accessed", "lastaccessed", "lastchecked", "urlaccessdate", "visited"), "urldate"
)
_CALLED = {"journaltitle": "journal", "booktitle": "booktitle"}


def check(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each source, naming all that it lacks.

    One that could not be read whole, or does not inherit what it should, has a finding already.
    """
    orphans = {found.source for found in subject.found("REF014")}
    for reference in subject.references:
        if reference.key in orphans or reference.key in subject.unread_sources:
            continue
        if missing := list(dict.fromkeys((*_missing(reference), *_meant(reference)))):
            what = " and ".join(filter(None, [", ".join(missing[:-1]), missing[-1]]))
            fields = ", ".join(f"{name} = {{…}}" for name in missing)
            hints = list(_misspelt(reference, missing))
            message = f"the source “{reference.key}” has no {what}"
            yield Diagnostic(
                "REF003", message, reference.span, (*hints, f"Add {fields}."), source=reference.key
            )


def _misspelt(reference: Reference, missing: list[str]) -> Iterator[str]:
    """Fields that nobody knows and that are probably what is missing."""
    for name in reference.fields:
        meant = _ELSEWHERE.get(name) or nearest(name, missing)
        if name not in _KNOWN and meant in missing:
            yield f"Did you mean “{meant}” by “{name}”?"


def _meant(reference: Reference) -> Iterator[str]:
    """Fields that it lacks, and that others of its own, which nobody knows, are but for a slip."""
    for name in reference.spans:
        if (meant := _slip(name)) and not reference.get(meant):
            yield meant


# A large bibliography has the same few fields in each of its entries.
@lru_cache(maxsize=1024)
def _slip(name: str) -> str | None:
    """The field that an unknown one is but for a slip, where that says anything here."""
    if name in _KNOWN:
        return None
    meant = _ELSEWHERE.get(name) or nearest(name, _KNOWN)
    if meant is None or meant in _ASIDE:
        return None
    return meant if name in _ELSEWHERE or is_slip(name, meant, _KNOWN) else None


def _missing(reference: Reference) -> Iterator[str]:
    if not reference.get("title"):
        yield "title"
    kind = _SAME_AS.get(reference.type, reference.type)
    # A date that cannot be read is a finding of its own; many web pages have none, and are asked
    # for the day on which they were read alone.
    dated = reference.date or reference.get("date", "year", "pubstate")
    if not dated and kind != "online":
        yield "date"
    where = _WHERE.get(kind, ())
    if where and not reference.get(*where) and not _by_a_body(reference):
        yield _CALLED.get(where[0], where[0])


def _by_a_body(reference: Reference) -> bool:
    """Whether an author is a body, which then is who published a report or a book."""
    bodies = (name for name in reference.names.get("author", ()) if name.family and not name.given)
    return reference.type in ("report", "techreport", "book") and any(bodies)


RULE = Rule(
    code="REF003",
    name="incomplete-source",
    severity=Severity.WARNING,
    title="A source lacks its title, its date, where it appeared, or a field that is misspelt",
    why="Its reader could not find it, nor tell how old it is and who answers for it.",
    bad={
        path: text.replace("crs-troops", "«crs-troops»")
        for path, text in source("  author = {Ada Byrd},\n  title = {Troops Abroad},\n").items()
    },
    good=source(
        "  author = {Ada Byrd},\n"
        "  title = {Troops Abroad},\n"
        "  institution = {Congressional Research Service},\n"
        "  date = {2025-06-13},\n"
    ),
    check=check,
    scope="source",
)

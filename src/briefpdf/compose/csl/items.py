"""References as CSL-JSON, the form in which citation processors take them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ...model.reference import Name, PartialDate, Reference, When

# By type of refs.bib; what is not here is a `document`.
TYPES = {
    "article": "article-journal",
    "book": "book",
    "booklet": "pamphlet",
    "collection": "book",
    "conference": "paper-conference",
    "dataset": "dataset",
    "electronic": "webpage",
    "hearing": "hearing",
    "inbook": "chapter",
    "incollection": "chapter",
    "inproceedings": "paper-conference",
    "legislation": "legislation",
    "manual": "report",
    "mastersthesis": "thesis",
    "mathesis": "thesis",
    "news": "article-newspaper",
    "online": "webpage",
    "patent": "patent",
    "periodical": "periodical",
    "phdthesis": "thesis",
    "proceedings": "book",
    "report": "report",
    "software": "software",
    "techreport": "report",
    "testimony": "hearing",
    "thesis": "thesis",
    "treaty": "treaty",
    "unpublished": "manuscript",
    "www": "webpage",
}
_GENRES = {"phdthesis": "PhD thesis", "mastersthesis": "Master’s thesis", "testimony": "Testimony"}
# By variable: the fields of refs.bib that hold it, the first that there is.
_VARIABLES = {
    "container-title": ("journaltitle", "journal", "booktitle"),
    "collection-title": ("series",),
    "publisher": ("publisher", "institution", "organization", "school", "howpublished"),
    "publisher-place": ("location", "address"),
    "volume": ("volume",),
    "edition": ("edition",),
    "version": ("version",),
    "page": ("pages",),
    "DOI": ("doi",),
    "ISBN": ("isbn",),
    "ISSN": ("issn",),
    "note": ("note",),
    "language": ("langid", "language"),
    "section": ("committee",),
}
_ROLES = {
    "author": "author",
    "editor": "editor",
    "translator": "translator",
    "bookauthor": "container-author",
}
_PERIODICALS = frozenset({"article", "periodical"})


def csl_item(reference: Reference, id_: str) -> dict[str, Any]:
    """A reference as an item of CSL-JSON, under an id of the caller's."""
    title = ": ".join(filter(None, (reference.get("title"), reference.get("subtitle"))))
    item: dict[str, Any] = {
        "id": id_,
        "type": TYPES.get(reference.type, "document"),
        "title": title or reference.key,
    }
    for variable, fields in _VARIABLES.items():
        if value := reference.get(*fields):
            item[variable] = value
    for field, role in _ROLES.items():
        if names := reference.names.get(field):
            item[role] = _names(names)
    item |= _numbers(reference)
    item |= _law(reference)
    if genre := reference.get("type") or _GENRES.get(reference.type, ""):
        item["genre"] = genre
    item |= _address(reference)
    item |= _dates(reference)
    return item


def _names(names: Iterable[Name]) -> list[dict[str, str]]:
    return [_name(name) for name in names]


def _name(name: Name) -> dict[str, str]:
    if not name.given and not name.particle and not name.suffix:
        # A body, or somebody with one name: nothing in it may be turned round or cut short.
        return {"literal": name.family}
    parts = {
        "family": name.family,
        "given": name.given,
        "non-dropping-particle": name.particle,
        "suffix": name.suffix,
    }
    return {part: text for part, text in parts.items() if text}


def _numbers(reference: Reference) -> dict[str, str]:
    number, issue = reference.get("number"), reference.get("issue")
    if reference.type in _PERIODICALS:
        return {"issue": issue or number} if issue or number else {}
    return {"number": number or issue} if number or issue else {}


def _law(reference: Reference) -> dict[str, str]:
    """What hearings and bills have besides, where Zotero puts it."""
    body = [reference.get("organization", "institution"), reference.get("chamber")]
    session = [reference.get("congress"), reference.get("session")]
    parts = {
        "authority": ", ".join(filter(None, body)) if any(session) or body[1] else "",
        "chapter-number": ", ".join(filter(None, session)),
    }
    return {name: text for name, text in parts.items() if text}


def _address(reference: Reference) -> dict[str, str]:
    address = reference.get("url")
    if not address:
        return {}
    # An address of another kind would be made one of the web.
    is_web = address.lower().startswith(("https://", "http://"))
    return {"URL": address} if is_web else {"archive_location": address}


def _dates(reference: Reference) -> dict[str, Any]:
    dates: dict[str, Any] = {}
    if reference.when is not None and reference.when.first is not None:
        dates["issued"] = _when(reference.when)
    elif written := reference.get("date", "year"):
        # Pandoc drops a date that it cannot read, such as “forthcoming”.
        dates["status"] = written
    if accessed := PartialDate.parse(reference.get("urldate")):
        dates["accessed"] = _date(accessed)
    return dates


def _when(when: When) -> dict[str, Any]:
    points = [point for point in (when.start, when.end) if point is not None]
    issued: dict[str, Any] = {"date-parts": [_date(point)["date-parts"][0] for point in points]}
    if when.season:
        issued["season"] = when.season
    if when.approximate or when.uncertain:
        issued["circa"] = True
    return issued


def _date(date: PartialDate) -> dict[str, Any]:
    parts = [part for part in (date.year, date.month, date.day) if part is not None]
    return {"date-parts": [parts]}

"""An entry of refs.bib, as text."""

from __future__ import annotations

from dataclasses import dataclass

from ..readers.archive.facts.facts import Creator
from .escape import escape, escape_address

# Where a source of each type says who answers for it.
_BODY_FIELDS = {
    "article": "journaltitle",
    "book": "publisher",
    "inbook": "booktitle",
    "incollection": "booktitle",
    "inproceedings": "booktitle",
    "news": "journaltitle",
    "report": "institution",
    "thesis": "institution",
}
TYPES = (
    *("article", "book", "dataset", "hearing", "inbook", "incollection", "inproceedings"),
    *("legislation", "manual", "misc", "news", "online", "proceedings", "report", "resolution"),
    *("testimony", "thesis", "treaty"),
)
_WIDTH = 12


@dataclass(frozen=True, slots=True)
class Entry:
    """A source to be written down; what is empty is left out."""

    key: str
    type: str
    title: str = ""
    authors: tuple[Creator, ...] = ()
    body: str = ""
    date: str = ""
    url: str = ""
    urldate: str = ""
    file: str = ""
    sha256: str = ""

    @property
    def body_field(self) -> str:
        """The field that says who answers for a source of this type."""
        return _BODY_FIELDS.get(self.type, "organization")

    def fields(self) -> dict[str, str]:
        """The fields that are written, their values as they stand between the braces."""
        fields = {
            "author": " and ".join(_author(one) for one in self.authors),
            "title": escape(self.title),
            self.body_field: _body(self.body),
            "date": self.date,
            "url": escape_address(self.url),
            "urldate": self.urldate,
            "file": self.file,
            "sha256": self.sha256,
        }
        return {name: value for name, value in fields.items() if value}

    def text(self) -> str:
        """The entry, its lines ended by a newline."""
        lines = [f"  {name:<{_WIDTH - 1}} = {{{value}}}," for name, value in self.fields().items()]
        return "\n".join([f"@{self.type}{{{self.key},", *lines, "}", ""])


def _body(name: str) -> str:
    """A body's name, in braces of its own where biblatex would take it for two."""
    return f"{{{escape(name)}}}" if "and" in name.casefold().split() else escape(name)


def _author(creator: Creator) -> str:
    """A name; in braces where it is a body's, or would be taken apart in a wrong place."""
    written = escape(creator.name)
    words = creator.name.casefold().split()
    family, comma, given = written.partition(", ")
    parted = comma and family and given and "," not in family + given and "=" not in written
    if creator.is_body or "and" in words or "others" in words or ("," in written and not parted):
        return f"{{{written}}}"
    return written

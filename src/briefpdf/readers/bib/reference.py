"""Makes a Reference of an entry of refs.bib, before anything is inherited."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ...model.dates import PartialDate
from ...model.reference import Name, Reference
from ...source.respell import respelling
from ...source.text import Span
from .dates import guess, join, read_date, read_month, read_year, says_no_more
from .files import read_files
from .findings import UNREADABLE_DATE, Findings, shown
from .latex import decode, decode_address, verbatim
from .names import NAME_FIELDS, read_names
from .strings import Strings
from .syntax import Entry

# BibTeX's names and other programs', with biblatex's; an entry has its field under both.
ALIASES = {
    "address": "location",
    "annote": "annotation",
    "archiveprefix": "eprinttype",
    "journal": "journaltitle",
    "pdf": "file",
    "primaryclass": "eprintclass",
    "school": "institution",
}

_ADDRESSES = frozenset(("url", "doi", "eprint"))
_KEYS = ("crossref", "xdata", "xref", "related", "entryset", "ids")
_VERBATIM = frozenset(("file", "pdf", "sha256", "date", "urldate", *_KEYS))
_DATE_FORMS = "Write YYYY, YYYY-MM or YYYY-MM-DD, or a range such as 2020/2021."


def read_reference(entry: Entry, strings: Strings, findings: Findings) -> Reference:
    """The reference of one entry, with what the entry itself writes."""
    path, key = findings.text.path, entry.key.text
    fields: dict[str, str] = {}
    names: dict[str, tuple[Name, ...]] = {}
    spans: dict[str, Span] = {}
    for written in entry.fields:
        name, value = written.name.lower(), strings.text_of(written, key)
        spans[name] = Span(path, written.start, written.end)
        if name in _VERBATIM:
            fields[name] = verbatim(value)
            continue
        if name in _ADDRESSES:
            fields[name] = decode_address(value)
            continue
        fields[name] = decode(value)
        if name in NAME_FIELDS:
            names[name] = read_names(value)
    for alias, name in ALIASES.items():
        if alias in fields and name not in fields:
            fields[name], spans[name] = fields[alias], spans[alias]
    own = Span(path, entry.key.start, entry.key.end)
    dates = _Dates(key, own, fields, spans, findings)
    date = dates.read()
    dates.read_access()
    files = read_files(fields["file"]) if fields.get("file") else ()
    return Reference(key, entry.head.type, own, fields, names, date, files, spans)


@dataclass(slots=True)
class _Dates:
    """Reads the dates of one entry and completes its fields by them."""

    key: str
    own: Span
    fields: dict[str, str]
    spans: dict[str, Span]
    findings: Findings

    def read(self) -> PartialDate | None:
        """The entry's date: its `date`, else its `year` and `month`, which then make a `date`."""
        if self.fields.get("date"):
            date = read_date(self.fields["date"])
            if date is None:
                self.report("date", _DATE_FORMS)
            return date
        if not self.fields.get("year"):
            return None
        year = read_year(self.fields["year"])
        if year is None:
            self.report("year", "Write the year with four digits, or leave the field out.")
            return None
        month = None
        if self.fields.get("month"):
            month = read_month(self.fields["month"])
            if month is None:
                self.report("month", "Write the month as a number or a name: 6, jun or June.")
        date = join(year, month, self.fields.get("day", ""))
        self.fields["date"], self.spans["date"] = str(date), self.spans["year"]
        return date

    def read_access(self) -> None:
        """Bring `urldate` into the form of a day, month or year."""
        if not self.fields.get("urldate"):
            return
        date = read_date(self.fields["urldate"])
        if date is None:
            self.report("urldate", _DATE_FORMS)
        else:
            self.fields["urldate"] = str(date)

    def report(self, name: str, hint: str) -> None:
        """Report a field that should hold a date or a part of one."""
        value = self.fields[name]
        kind = name if name in ("year", "month") else "date"
        message = f"{shown(value)} in “{name}” is not a {kind} that can be read"
        guessed = guess(value) if kind == "date" else None
        hints = (f"Did you mean “{guessed}”?", hint) if guessed else (hint,)
        span = self.spans.get(name, self.own)
        fix = respelling(self.findings.text, span, value, guessed, ())
        if fix and guessed and says_no_more(value, guessed):
            fix = replace(fix, safe=True)
        self.findings.report(UNREADABLE_DATE, message, span, *hints, key=self.key, fix=fix)

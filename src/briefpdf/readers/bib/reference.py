r"""Reads the `file` field as Zotero and JabRef write it.

Both hide `\`, `:` and `;` behind a backslash and write `description:path:type`, with `;` between
the files of one entry. Better BibTeX and people write the path alone.
"""

from __future__ import annotations

import re

from msgspec import Struct
from msgspec.structs import replace

from ...model.reference import Name, Reference, When
from ...source.nearest import respelling
from ...source.pattern import lazy_pattern
from ...source.text import Span
from .dates import guess, join, read_date, read_year, says_no_more
from .findings import UNREAD_COMMAND, UNREADABLE_DATE, Findings, shown
from .latex import decode, decode_address, unread_in, verbatim
from .names import NAME_FIELDS, read_names, report_names
from .syntax import Entry
from .values import Strings

# A backslash before a letter or digit stands in a Windows path that nobody escaped.
_HIDDEN = lazy_pattern(r"\\([^A-Za-z0-9.])")
_FILES = lazy_pattern(r"(?:[^\\;]++|\\.|\\$)++", re.DOTALL)
_PARTS = lazy_pattern(r"(?:[^\\:]++|\\.|\\$)*+", re.DOTALL)
_TYPE = lazy_pattern(r"[A-Za-z]+/[\w.+-]+|[A-Za-z0-9+ -]*")
_DRIVE = lazy_pattern(r"((?:^|:)\s*+[A-Za-z])\\{0,2}:(?=[\\/])")
_SCHEME = lazy_pattern(r"\b((?i:https?|file)):(?=//)")


def read_files(value: str) -> tuple[str, ...]:
    """The paths in a `file` field, with forward slashes, each once."""
    paths = (_path(one) for one in _FILES.findall(value))
    return tuple(dict.fromkeys(path for path in paths if path))


def _path(one: str) -> str:
    """The path of one file of the field."""
    if "\\" not in one and ":/" not in one:
        return _chosen([part.strip() for part in one.split(":")])
    # The colon of a drive or an address separates nothing, even where nobody escaped it.
    one = _DRIVE.sub(r"\1\\:", _SCHEME.sub(r"\1\\:", one))
    parts = [part.strip() for part in _split(one)]
    return _HIDDEN.sub(r"\1", _chosen(parts)).replace("\\", "/").strip()


def _split(one: str) -> list[str]:
    """The parts of one file, between the colons that no backslash hides."""
    parts, pos = [], 0
    while (match := _PARTS.match(one, pos)) is not None:
        parts.append(match[0])
        if match.end() >= len(one):
            break
        pos = match.end() + 1
    return parts


def _chosen(parts: list[str]) -> str:
    """The part that is the path."""
    if len(parts) == 1:
        return parts[0]
    if len(parts) == 2:
        # `path:PDF`, or `description:path`.
        return parts[0] if parts[0] and _TYPE.fullmatch(parts[1]) else parts[1]
    if len(parts) == 4 and parts[3].lower().startswith("http"):
        # JabRef adds the address that the file came from.
        return parts[1]
    if _TYPE.fullmatch(parts[-1]):
        return ":".join(parts[1:-1])
    return ":".join(parts)


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

# A DOI as people copy it: with the address that resolves it, or the word before it.
_DOI = lazy_pattern(
    r"^(?:doi[:\s]\s*)?(?:(?:https?://)?(?:(?:dx|www)\.)?doi\.org/)?(?=10\.)", re.IGNORECASE
)
# Numbers and ranges of them alone: S-12 is one page, and 3-1–3-9 are pages with a chapter's number.
_PAGES = lazy_pattern(r"\d+(?:-\d+)?(?:, ?\d+(?:-\d+)?)*+")
ADDRESSES = frozenset(("url", "doi", "eprint"))
# Nobody prints these, and programs put whole pages of LaTeX into them.
_UNPRINTED = frozenset(
    "abstract annotation annote comment groups keywords mendeley-groups owner review".split()
)
_MOST_UNREAD = 5
_KEYS = ("crossref", "xdata", "xref", "related", "entryset", "ids")
VERBATIM = frozenset(("file", "pdf", "sha256", "date", "urldate", *_KEYS))
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
        if name in VERBATIM:
            fields[name] = verbatim(value)
            continue
        if name in ADDRESSES:
            address = decode_address(value)
            fields[name] = _doi(address) if name == "doi" else address
            continue
        fields[name] = decode(value)
        if name == "pages" and _PAGES.fullmatch(fields[name]):
            fields[name] = fields[name].replace("-", "–")
        if name in NAME_FIELDS:
            names[name] = read_names(value)
            report_names(name, value, key, spans[name], findings)
        if name not in _UNPRINTED and ("\\" in value or "$" in value):
            _report_unread(value, fields[name], key, spans[name], findings)
    for alias, name in ALIASES.items():
        if alias in fields and name not in fields:
            fields[name], spans[name] = fields[alias], spans[alias]
    own = Span(path, entry.key.start, entry.key.end)
    dates = _Dates(key, own, fields, spans, findings)
    date = dates.read()
    dates.read_access()
    files = read_files(fields["file"]) if fields.get("file") else ()
    return Reference(key, entry.head.type, own, fields, names, date, files, spans)


def _doi(address: str) -> str:
    """A DOI without the address before it, and with its slash where that was written as %2F."""
    doi = _DOI.sub("", address)
    return doi if "/" in doi else doi.replace("%2F", "/").replace("%2f", "/")


def _report_unread(value: str, shown_as: str, key: str, span: Span, findings: Findings) -> None:
    """Report commands and formulas that cannot be read, each where it stands."""
    written = findings.text.content[span.start : span.end]
    for what in unread_in(value)[:_MOST_UNREAD]:
        at = written.find(what)
        place = span.within(at, at + len(what)) if at >= 0 else span
        findings.report(
            UNREAD_COMMAND,
            f"{shown(what)} cannot be read; printed is {shown(shown_as)}",
            place,
            "Write the sign itself, such as ș or ≥, or leave the command out.",
            key=key,
        )


class _Dates(Struct):
    """Reads the dates of one entry and completes its fields by them."""

    key: str
    own: Span
    fields: dict[str, str]
    spans: dict[str, Span]
    findings: Findings

    def read(self) -> When | None:
        """The entry's date: its `date`, else its `year` and `month`, which then make a `date`."""
        if self.fields.get("date"):
            date = read_date(self.fields["date"])
            if date is None:
                self.report("date", _DATE_FORMS)
            return date
        if not self.fields.get("year"):
            return read_date(self.fields.get("pubstate", "")) if "pubstate" in self.fields else None
        year = read_year(self.fields["year"])
        if year is None:
            self.report("year", "Write the year with four digits, or leave the field out.")
            return None
        date = join(year, self.fields.get("month", ""), self.fields.get("day", ""))
        if date is None:
            self.report("month", "Write the month as a number or a name: 6, jun or June.")
            date = year
        if date.start is not None:
            self.fields["date"], self.spans["date"] = str(date.start), self.spans["year"]
        return date

    def read_access(self) -> None:
        """Bring `urldate` into the form of a day, month or year."""
        if not self.fields.get("urldate"):
            return
        date = read_date(self.fields["urldate"])
        if date is None or date.first is None:
            self.report("urldate", _DATE_FORMS)
        else:
            self.fields["urldate"] = str(date.first)

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

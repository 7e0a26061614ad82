"""Fills in the strings of refs.bib: `@string`, the names of months, and `#` between terms."""

from __future__ import annotations

from dataclasses import dataclass, field

from ...source.diagnostic import Fix
from ...source.text import Span
from .findings import UNRESOLVED_STRING, Findings, shown
from .syntax import Entry, Field, Term

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

# Strings made of strings double with each line, and one long string may be used without end.
_MAX_LENGTH = 100_000
_MAX_TOTAL = 20_000_000


@dataclass(slots=True)
class Strings:
    """The strings defined so far, by name in lower case.

    `room` is how many characters may still be filled in.
    """

    findings: Findings
    values: dict[str, str] = field(
        default_factory=lambda: {month[:3].lower(): month for month in MONTHS}
    )
    room: int = _MAX_TOTAL

    def define(self, block: Entry) -> None:
        """Take in the definitions of one `@string`, which may use those before it."""
        for defined in block.fields:
            self.values[defined.name.lower()] = self.text_of(defined, None)

    def text_of(self, written: Field, key: str | None) -> str:
        """The value of a field with its strings filled in; an unknown one stays as its name.

        `key` is the entry that the findings are about.
        """
        content = self.findings.text.content
        if not written.terms:
            return content[written.start : written.end]
        parts: list[str] = []
        length = 0
        for term in written.terms:
            part = self.term(term, key)
            if term.bare and length + len(part) > _MAX_LENGTH:
                self.report(term, key, "makes the value too long", "Shorten the string.")
                part = ""
            length += len(part)
            parts.append(part)
        return "".join(parts)

    def term(self, term: Term, key: str | None) -> str:
        """The text of one term."""
        text = self.findings.text.content[term.start : term.end]
        if not term.bare or text.isdecimal():
            return text
        value = self.values.get(text.lower())
        if value is None:
            hints, fix = self.advice(text, self.span(term))
            self.report(term, key, "is not defined", *hints, fix=fix)
            return text
        if len(value) > self.room:
            self.report(term, key, "is filled in too often", "Write shorter strings.")
            return ""
        self.room -= len(value)
        return value

    def advice(self, name: str, span: Span) -> tuple[tuple[str, ...], Fix | None]:
        """What to do about an unknown string."""
        in_braces = f"write it in braces: {{{name[:60]}}}."
        if not name.isidentifier():
            return (f"If it is text, {in_braces}",), None
        near, fix = self.findings.suggest(name, self.values, span)
        return (*near, f"Define it with @string; if it is text, {in_braces}"), fix

    def span(self, term: Term) -> Span:
        """Where a term stands."""
        return Span(self.findings.text.path, term.start, term.end)

    def report(
        self, term: Term, key: str | None, problem: str, *hints: str, fix: Fix | None = None
    ) -> None:
        """Report a bare word."""
        name = shown(self.findings.text.content[term.start : term.end])
        message = f"the string {name} {problem}"
        self.findings.report(UNRESOLVED_STRING, message, self.span(term), *hints, key=key, fix=fix)

"""Fills in the strings of refs.bib: `@string`, the names of months, and `#` between terms."""

from __future__ import annotations

import re

from msgspec import Struct, field

from ...model.reference import MONTHS
from ...source.diagnostic import Fix
from ...source.pattern import lazy_pattern
from ...source.text import Span
from .findings import UNRESOLVED_STRING, Findings, shown
from .syntax import Entry, Field, Term

# Strings made of strings double with each line, and one long string may be used without end.
_MAX_LENGTH = 100_000
_MAX_TOTAL = 20_000_000


class Strings(Struct):
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


# White space and comments, and with them the commas that stand between fields.
_BLANK = lazy_pattern(r"(?:\s++|%[^\r\n]*+)*+")
_BLANK_OR_COMMA = lazy_pattern(r"(?:[\s,]++|%[^\r\n]*+)*+")

# To BibTeX a backslash does not hide a brace or a quote; to many writers it does.
_BRACES = (lazy_pattern(r"[{}]"), lazy_pattern(r"\\.|[{}]", re.DOTALL))
_PARENS = lazy_pattern(r"[{})]")
_QUOTES = (lazy_pattern(r'["{}]'), lazy_pattern(r'\\.|["{}]', re.DOTALL))

BARE = lazy_pattern(r'[^\s,={}"#%()]++')


def skip_blank(content: str, pos: int, limit: int, commas: bool = False) -> int:
    """The offset behind white space and comments (and commas)."""
    match = (_BLANK_OR_COMMA if commas else _BLANK).match(content, pos, limit)
    return match.end() if match else pos


def find_brace(content: str, pos: int, limit: int, escapes: bool = False) -> int:
    """The offset of the `}` that closes a brace opened before `pos`; -1 without one before `limit`.

    With `escapes`, a backslash hides the character behind it.
    """
    depth = 1
    for match in _BRACES[escapes].finditer(content, pos, limit):
        mark = match[0]
        if mark == "{":
            depth += 1
        elif mark == "}":
            depth -= 1
            if not depth:
                return match.start()
    return -1


def find_quote(content: str, pos: int, limit: int, escapes: bool = False) -> int:
    """The offset of the `"` that closes a text opened before `pos`; -1 without one.

    A quote in braces closes nothing, and a `}` that nothing opened ends the search.
    """
    depth = 0
    for match in _QUOTES[escapes].finditer(content, pos, limit):
        mark = match[0]
        if mark == '"' and not depth:
            return match.start()
        if mark == "{":
            depth += 1
        elif mark == "}":
            if not depth:
                return -1
            depth -= 1
    return -1


def find_paren(content: str, pos: int, limit: int) -> int:
    """The offset of the `)` that closes a block opened before `pos`; -1 without one."""
    depth = 0
    for match in _PARENS.finditer(content, pos, limit):
        mark = match[0]
        if mark == ")" and not depth:
            return match.start()
        # A brace too many closes nothing in a block that is held by parentheses.
        depth = max(0, depth + (mark == "{") - (mark == "}"))
    return -1


def trimmed(content: str, start: int, end: int) -> tuple[int, int]:
    """The offsets of a stretch without the white space at its ends."""
    text = content[start:end]
    leading = len(text) - len(text.lstrip())
    return start + leading, max(start + leading, start + len(text.rstrip()))

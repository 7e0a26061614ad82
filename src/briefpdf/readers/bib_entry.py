"""Reads the fields of one block of refs.bib, and says in plain words why it cannot."""

from __future__ import annotations

from dataclasses import dataclass, field
import re

from ..source.diagnostic import Edit, Fix
from ..source.text import Span, Text
from .bib_findings import MERGED_FIELDS, UNREADABLE_ENTRY, shown
from .bib_key import read_key
from .bib_syntax import Entry, Field, Head, Key, Slip, Term, Unreadable
from .bib_values import BARE, find_brace, find_quote, skip_blank, trimmed

# No entry has more, and inheritance would multiply them.
MAX_FIELDS = 1000

_NAME = re.compile(r'[^\s,={}"#%()\\@]++')

# Nearly every field: a name, and a value in braces that hold braces at most two deep.
_FLAT = r"[^{}]*+"
_ONE_DEEP = rf"{_FLAT}(?:\{{{_FLAT}\}}{_FLAT})*+"
_TWO_DEEP = rf"{_FLAT}(?:\{{{_ONE_DEEP}\}}{_FLAT})*+"
_COMMON_FIELD = re.compile(
    rf"({_NAME.pattern})\s*+=\s*+\{{\s*+({_TWO_DEEP})\}}\s*+(?:,[\s,]*+|(?=[}})]))"
)

# A value that holds what looks like the next field was not closed where it should have been.
_SWALLOWED = re.compile(r"[,\r\n]\s*+[A-Za-z][\w-]*+\s*+=\s*+(?:[{\"\w]|$)")


def read_entry(text: Text, head: Head, limit: int, escapes: bool) -> Entry:
    """The entry that begins with `head` and ends before `limit`; raises `Unreadable`.

    With `escapes`, a backslash hides a brace or a quote.
    """
    key, slips = read_key(text, head, limit)
    reader = _FieldReader(text, head, limit, escapes, slips=list(slips))
    end = reader.read(key.after)
    return Entry(head, key, tuple(reader.fields.values()), end, tuple(reader.slips))


def read_string(text: Text, head: Head, limit: int, escapes: bool) -> Entry:
    """The definitions of one `@string` as the fields of an entry without key; raises `Unreadable`."""
    reader = _FieldReader(text, head, limit, escapes)
    end = reader.read(head.opener + 1)
    key = Key("", head.opener, head.opener, head.opener + 1)
    return Entry(head, key, tuple(reader.fields.values()), end, tuple(reader.slips))


@dataclass(slots=True)
class _FieldReader:
    text: Text
    head: Head
    limit: int
    escapes: bool
    fields: dict[str, Field] = field(default_factory=dict)
    slips: list[Slip] = field(default_factory=list)

    def read(self, pos: int) -> int:
        """Read all fields from `pos` on; the offset behind the closing brace."""
        content, limit, closing = self.text.content, self.limit, self.head.closing
        pos = skip_blank(content, pos, limit, commas=True)
        while pos < limit and content[pos] != closing:
            common = _COMMON_FIELD.match(content, pos, limit)
            if common is None or self.escapes:
                pos = self.uncommon(pos)
            else:
                end = common.start(2) + len(common[2].rstrip())
                self.keep(Field(common[1].lower(), pos, common.start(2), end))
                pos = common.end()
            if content.startswith("%", pos):
                pos = skip_blank(content, pos, limit, commas=True)
        if pos >= limit:
            raise self.unclosed()
        return pos + 1

    def uncommon(self, pos: int) -> int:
        """Read one field of any form; the offset of the next or of the closing brace."""
        content, limit = self.text.content, self.limit
        name = _NAME.match(content, pos, limit)
        if name is None:
            raise self.no_name(pos)
        after = skip_blank(content, name.end(), limit)
        if after >= limit:
            raise self.unclosed()
        if content[after] != "=":
            hint = f"Write “{name[0][:60]} = {{…}}”, or delete it."
            raise Unreadable(f"{self.what(name[0], pos)} has no “=” behind its name", hint)
        value = self.value(name[0], skip_blank(content, after + 1, limit))
        self.keep(Field(name[0].lower(), pos, *value.place, value.terms))
        if value.next < limit and content[value.next] not in (",", self.head.closing):
            self.expect_merged(name[0], value)
        return skip_blank(content, value.next, limit, commas=True)

    def value(self, name: str, pos: int) -> _Value:
        """The value that begins at `pos`: terms with `#` between them."""
        content, limit = self.text.content, self.limit
        terms: list[Term] = []
        ends: list[int] = []
        while True:
            term, end = self.term(name, pos)
            terms.append(term)
            ends.append(end)
            following = skip_blank(content, end, limit)
            if following >= limit or content[following] != "#":
                break
            pos = skip_blank(content, following + 1, limit)
        if len(terms) == 1 and not terms[0].bare:
            return _Value(trimmed(content, terms[0].start, terms[0].end), (), end, following)
        first = terms[0].start - (not terms[0].bare)
        return _Value((first, end), tuple(terms), end, following)

    def term(self, name: str, pos: int) -> tuple[Term, int]:
        """One term and the offset behind it."""
        content, limit = self.text.content, self.limit
        mark = content[pos] if pos < limit else ""
        if mark == "{":
            end = find_brace(content, pos + 1, limit, self.escapes)
        elif mark == '"':
            end = find_quote(content, pos + 1, limit, self.escapes)
        else:
            bare = BARE.match(content, pos, limit)
            if bare is None:
                raise Unreadable(
                    f"{self.what(name, pos)} has no value behind its “=”",
                    "Write the value in braces, or delete the field.",
                )
            return Term(pos, bare.end(), True), bare.end()
        if end < 0:
            raise self.unclosed_value(name, pos)
        return Term(pos + 1, end, False), end + 1

    def keep(self, found: Field) -> None:
        """Keep a field; the first of two with one name."""
        first = self.fields.setdefault(found.name, found)
        if first is not found and self.head.type != "string":
            line, _ = self.text.line_column(first.at)
            message = f"the field {shown(found.name)} is given twice: line {line} has it already"
            self.slip(UNREADABLE_ENTRY, message, found.at, found.name, "Delete one of the two.")
        elif len(self.fields) > MAX_FIELDS:
            raise Unreadable(f"it has more than {MAX_FIELDS:,} fields", "Split the entry.")

    def expect_merged(self, name: str, value: _Value) -> None:
        """Report the comma that is missing before the next field; raise where none follows."""
        content = self.text.content
        following = _NAME.match(content, value.next, self.limit)
        after = skip_blank(content, following.end(), self.limit) if following else value.next
        if following is None or not content.startswith("=", after, self.limit):
            raise self.junk(name, value)
        message = f"the comma between {shown(name)} and {shown(following[0])} is missing"
        hint = f"Put a comma before “{following[0][:60]}”."
        comma = Edit(Span(self.text.path, value.end, value.end), ",")
        fix = Fix("Put the comma", (comma,), safe=True)
        self.slip(MERGED_FIELDS, message, value.next, following[0], hint, fix)

    def slip(
        self, code: str, message: str, at: int, name: str, hint: str, fix: Fix | None = None
    ) -> None:
        """Keep a mistake that stands on a field's name."""
        span = Span(self.text.path, at, at + len(name))
        self.slips.append(Slip(code, message, span, hint, fix))

    def what(self, name: str, pos: int) -> str:
        """A field by its name and line."""
        return f"the field {shown(name)} on line {self.text.line_column(pos)[0]}"

    def no_name(self, pos: int) -> Unreadable:
        """Why no field begins at `pos`."""
        line, _ = self.text.line_column(pos)
        found = shown(self.text.content[pos : min(pos + 1, self.limit)])
        return Unreadable(
            f"line {line} has {found} where the name of a field should stand",
            "Look for a brace or a quotation mark too many, or a missing “name =”.",
        )

    def junk(self, name: str, value: _Value) -> Unreadable:
        """Why the text behind a value does not belong there."""
        swallower = self.swallower()
        if swallower is not None:
            return self.not_closed(swallower)
        content = self.text.content
        rest = content[value.next : min(value.next + 30, self.limit)].split("\n")[0]
        reason = f"{self.what(name, value.next)} has {shown(rest)} behind its value"
        if value.terms and value.terms[-1].bare:
            return Unreadable(reason, "Put the whole value in braces.")
        if content[value.end - 1] == '"':
            hint = "Put the whole value in braces: a quotation mark inside “\"…\"” ends the value."
            return Unreadable(reason, hint)
        return Unreadable(reason, "Look for a brace that closes the value too early.")

    def unclosed_value(self, name: str, pos: int) -> Unreadable:
        """Why a value has no end."""
        swallower = self.swallower()
        if swallower is not None:
            return self.not_closed(swallower)
        return self.not_closed(Field(name, pos, pos + 1, pos + 1))

    def unclosed(self) -> Unreadable:
        """Why the block has no end: a value that took its last brace, or a missing one."""
        swallower = self.swallower()
        if swallower is not None:
            return self.not_closed(swallower)
        line, _ = self.text.line_column(self.head.opener)
        opener = self.text.content[self.head.opener]
        reason = f"the “{opener}” that opens it on line {line} is never closed"
        return Unreadable(reason, f"Put a “{self.head.closing}” behind its last field.", True)

    def swallower(self) -> Field | None:
        """The first field whose value holds what looks like the next field."""
        for found in self.fields.values():
            if _SWALLOWED.search(self.text.content, found.start, found.end):
                return found
        return None

    def not_closed(self, found: Field) -> Unreadable:
        """The words for a value that is not closed."""
        content = self.text.content
        at = next((i for i in range(found.start - 1, -1, -1) if content[i] in '{"'), 0)
        line, _ = self.text.line_column(at)
        reason = f"the “{content[at]}” that opens the value of {shown(found.name)} on line {line}"
        closing = "}" if content[at] == "{" else '"'
        hint = f"Put a “{closing}” at the end of the value."
        return Unreadable(f"{reason} is never closed", hint, unclosed=True)


@dataclass(frozen=True, slots=True)
class _Value:
    """A value: its place, its terms, the offset behind it and that of what follows it."""

    place: tuple[int, int]
    terms: tuple[Term, ...]
    end: int
    next: int

"""Reads the fields of one block of refs.bib."""

from __future__ import annotations

from msgspec import Struct, field

from ...source.diagnostic import Edit, Fix
from ...source.pattern import lazy_pattern
from ...source.text import Span, Text
from .findings import MERGED_FIELDS, UNREADABLE_ENTRY, shown
from .key import no_name, not_closed, read_key, too_much, trailing, without_equals, without_value
from .syntax import Entry, Field, Head, Key, Slip, Term, UnreadableError
from .values import BARE, find_brace, find_quote, skip_blank, trimmed

# No entry has more; a hostile one could have millions.
MAX_FIELDS = 1000
MAX_TERMS = 1000
MAX_SLIPS = 100

_NAME = lazy_pattern(r'[^\s,={}"#%()\\@]++')

# Nearly every field: a name, and a value in braces that hold braces at most two deep.
_FLAT = r"[^{}]*+"
_ONE_DEEP = rf"{_FLAT}(?:\{{{_FLAT}\}}{_FLAT})*+"
_TWO_DEEP = rf"{_FLAT}(?:\{{{_ONE_DEEP}\}}{_FLAT})*+"
_COMMON_FIELD = lazy_pattern(
    rf"({_NAME.pattern})\s*+=\s*+\{{\s*+({_TWO_DEEP})\}}\s*+(?:,[\s,]*+|(?=[}})]))"
)


def read_entry(text: Text, head: Head, limit: int, escapes: bool) -> Entry:
    """The entry that begins with `head` and ends before `limit`; raises `UnreadableError`.

    With `escapes`, a backslash hides a brace or a quote.
    """
    key, slips = read_key(text, head, limit)
    reader = _FieldReader(text, head, limit, escapes, slips=list(slips))
    end = reader.read(key.after)
    return Entry(head, key, tuple(reader.fields.values()), end, tuple(reader.slips))


def read_string(text: Text, head: Head, limit: int, escapes: bool) -> Entry:
    """The definitions of one `@string` as an entry without key; raises `UnreadableError`."""
    reader = _FieldReader(text, head, limit, escapes)
    end = reader.read(head.opener + 1)
    key = Key("", head.opener, head.opener, head.opener + 1)
    return Entry(head, key, tuple(reader.fields.values()), end, tuple(reader.slips))


class _Value(Struct, frozen=True):
    """A value: its place, its terms, the offset behind it and that of what follows it."""

    start: int
    end: int
    terms: tuple[Term, ...]
    behind: int
    next: int


class _FieldReader(Struct):
    """Reads fields up to `limit` and keeps them by name."""

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
            common = None if self.escapes else _COMMON_FIELD.match(content, pos, limit)
            if common is None:
                pos = self.uncommon(pos)
            else:
                start = common.start(2)
                self.keep(Field(common[1], pos, start, start + len(common[2].rstrip())))
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
            raise no_name(self.text, pos)
        after = skip_blank(content, name.end(), limit)
        if after >= limit:
            raise self.unclosed()
        if content[after] != "=":
            raise without_equals(self.text, name[0], pos)
        value = self.value(name[0], pos, skip_blank(content, after + 1, limit))
        self.keep(Field(name[0], pos, value.start, value.end, value.terms))
        if value.next < limit and content[value.next] not in (",", self.head.closing):
            self.expect_merged(name[0], value)
        return skip_blank(content, value.next, limit, commas=True)

    def value(self, name: str, name_at: int, pos: int) -> _Value:
        """The value that begins at `pos`: terms with `#` between them."""
        content, limit = self.text.content, self.limit
        terms: list[Term] = []
        while True:
            term = self.term(name, name_at, pos)
            terms.append(term)
            behind = term.end + (not term.bare)
            following = skip_blank(content, behind, limit)
            if following >= limit or content[following] != "#":
                break
            if len(terms) == MAX_TERMS:
                raise too_much(f"{MAX_TERMS:,} terms in the value of {shown(name)}", pos)
            pos = skip_blank(content, following + 1, limit)
        first = terms[0]
        if len(terms) == 1 and not first.bare:
            return _Value(*trimmed(content, first.start, first.end), (), behind, following)
        start = first.start - (not first.bare)
        return _Value(start, behind, tuple(terms), behind, following)

    def term(self, name: str, name_at: int, pos: int) -> Term:
        """The term that begins at `pos`."""
        content, limit = self.text.content, self.limit
        mark = content[pos] if pos < limit else ""
        if mark in ("{", '"'):
            find_end = find_brace if mark == "{" else find_quote
            end = find_end(content, pos + 1, limit, self.escapes)
            if end < 0:
                unclosed = Field(name, name_at, pos + 1, pos + 1)
                raise not_closed(self.text, (*self.fields.values(), unclosed), limit)
            return Term(pos + 1, end, False)
        bare = BARE.match(content, pos, limit)
        if bare is None:
            raise without_value(self.text, name, name_at)
        return Term(pos, bare.end(), True)

    def keep(self, found: Field) -> None:
        """Keep a field; the first of two with one name."""
        name = found.name.lower()
        first = self.fields.setdefault(name, found)
        if first is found:
            if len(self.fields) > MAX_FIELDS:
                raise too_much(f"{MAX_FIELDS:,} fields", found.at)
        elif self.head.type != "string":
            line, _ = self.text.line_column(first.at)
            message = f"the field {shown(name)} is given twice: line {line} has it already"
            span = Span(self.text.path, found.at, found.at + len(found.name))
            hint = "Delete one of the two; the first is used."
            self.slip(Slip(UNREADABLE_ENTRY, message, span, hint))

    def expect_merged(self, name: str, value: _Value) -> None:
        """Report the comma that is missing before the next field; raise where no field follows."""
        content, path = self.text.content, self.text.path
        following = _NAME.match(content, value.next, self.limit)
        after = skip_blank(content, following.end(), self.limit) if following else value.next
        if following is None or not content.startswith("=", after, self.limit):
            quoted = content[value.behind - 1] == '"'
            bare = bool(value.terms) and value.terms[-1].bare
            raise trailing(self.text, self.fields.values(), name, value.next, quoted, bare)
        message = f"the comma between {shown(name)} and {shown(following[0])} is missing"
        hint = f"Put a comma before {shown(following[0])}."
        comma = Edit(Span(path, value.behind, value.behind), ",")
        span = Span(path, value.next, following.end())
        fix = Fix("Put the comma", (comma,), safe=True)
        self.slip(Slip(MERGED_FIELDS, message, span, hint, fix))

    def slip(self, slip: Slip) -> None:
        """Keep a mistake that leaves the entry readable."""
        self.slips.append(slip)
        if len(self.slips) > MAX_SLIPS:
            raise too_much(f"{MAX_SLIPS} mistakes", slip.span.start)

    def unclosed(self) -> UnreadableError:
        """Why the block has no end."""
        return not_closed(self.text, self.fields.values(), self.limit, self.head)

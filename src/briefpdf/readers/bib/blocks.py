"""Splits refs.bib into its entries and strings; what cannot be read is reported and passed over."""

from __future__ import annotations

from bisect import bisect_right
import re

from msgspec import Struct, field

from ...source.diagnostic import Edit, Fix
from ...source.pattern import lazy_pattern
from ...source.text import Span, Text
from .entry import read_entry, read_string
from .findings import UNREADABLE_ENTRY, Findings, shown
from .key import read_key
from .syntax import BLOCK, OUTSIDE, Entry, Head, Key, UnreadableError, entry_starts
from .values import find_brace, find_paren

# Twice the largest bibliography that was tried; each block takes time, whatever is in it.
MAX_BLOCKS = 100_000

_HIDDEN = lazy_pattern(r'\\[{}"]')


class Blocks(Struct, frozen=True):
    """The entries, the `@string` and the `@set` blocks of a file, in its order.

    `unreadable` holds the keys of entries that were reported and are not among the entries;
    `unclosed` says that one of them has no end.
    """

    entries: tuple[Entry, ...]
    strings: tuple[Entry, ...]
    unreadable: frozenset[str]
    sets: tuple[Entry, ...] = ()
    unclosed: bool = False


def read_blocks(text: Text, findings: Findings) -> Blocks:
    """Split a file into its blocks."""
    splitter = _Splitter(text, findings, entry_starts(text.content), 2 * len(text.content))
    splitter.split()
    return Blocks(
        tuple(splitter.entries),
        tuple(splitter.strings),
        frozenset(splitter.unreadable),
        tuple(splitter.sets),
        findings.unclosed,
    )


class _Splitter(Struct):
    """Goes through a file block by block.

    `starts` are the offsets of the entries that begin a line; `retry_room` is how many characters
    may be read a second time, so that the time stays linear.
    """

    text: Text
    findings: Findings
    starts: list[int]
    retry_room: int
    entries: list[Entry] = field(default_factory=list)
    strings: list[Entry] = field(default_factory=list)
    sets: list[Entry] = field(default_factory=list)
    unreadable: set[str] = field(default_factory=set)
    comment_unclosed: bool = False

    def split(self) -> None:
        """Read every block of the file."""
        pos = count = 0
        while (match := BLOCK.search(self.text.content, pos)) is not None:
            if match[0].startswith("%"):
                pos = match.end()
                continue
            count += 1
            if count > MAX_BLOCKS:
                self.too_many(match.start())
                break
            pos = self.block(match) if match["at"] else self.bald(match)

    def block(self, match: re.Match[str]) -> int:
        """Read the block that begins with a match; the offset at which reading goes on."""
        at, kind = match.start("at"), (match["type"] or "").lower()
        if kind == "comment":
            return self.comment(match.start("open")) if match["open"] else match.end()
        if match["open"] is None or not kind:
            # Mid-line it is an address or a remark; at the beginning of a line it is a mistake.
            if match["line"] is not None and (kind or match["open"]):
                self.no_head(at, match)
            return match.end()
        head = Head(kind, at, match.start("open"), "}" if match["open"] == "{" else ")")
        limit = self.limit(at)
        try:
            return self.read(head, limit)
        except UnreadableError as problem:
            key = self.key(head, limit)
            self.report(head, key, problem)
            if key is not None:
                self.unreadable.add(key.text)
            if problem.reached >= limit:
                return limit
            return max(problem.reached, self.end_of(head, limit))

    def bald(self, match: re.Match[str]) -> int:
        """Report an entry whose `@` is missing; the offset behind it."""
        start, end = match.span("bald")
        message = f"the entry {shown(match['key'])} cannot be read: it has no “@” before its type"
        span, hint = Span(self.text.path, start, end), "Put the “@” before the type."
        fix = Fix("Put the “@”", (Edit(span.within(0, 0), "@"),), safe=True)
        self.findings.report(UNREADABLE_ENTRY, message, span, hint, key=match["key"], fix=fix)
        self.unreadable.add(match["key"])
        return self.end_of(Head("", start, match.start("brace"), "}"), self.limit(start))

    def limit(self, at: int) -> int:
        """The offset of the next entry that begins a line, which every block before it ends."""
        index = bisect_right(self.starts, at)
        return self.starts[index] if index < len(self.starts) else len(self.text.content)

    def end_of(self, head: Head, limit: int) -> int:
        """The offset behind a block by its braces alone; `limit` where it is not closed."""
        find_end = find_brace if head.closing == "}" else find_paren
        end = find_end(self.text.content, head.opener + 1, limit)
        return limit if end < 0 else end + 1

    def comment(self, opener: int) -> int:
        """Pass over an `@comment`, and over whole entries in it."""
        content, limit = self.text.content, self.limit(opener)
        if self.comment_unclosed or content[opener] == "(":
            end = find_brace(content, opener + 1, limit) if content[opener] == "{" else -1
        else:
            end = find_brace(content, opener + 1, len(content))
            self.comment_unclosed = end < 0
        return limit if end < 0 else end + 1

    def read(self, head: Head, limit: int) -> int:
        """Read a block; the offset behind it. Raises `UnreadableError`."""
        if head.type == "preamble":
            return self.preamble(head, limit)
        try:
            entry = self.parse(head, limit, escapes=False)
        except UnreadableError as problem:
            size = limit - head.at
            if size > self.retry_room:
                raise
            self.retry_room -= size
            if not _HIDDEN.search(self.text.content, head.at, limit):
                raise
            try:
                entry = self.parse(head, limit, escapes=True)
            except UnreadableError:
                raise problem from None
        self.keep(entry)
        return entry.end

    def parse(self, head: Head, limit: int, escapes: bool) -> Entry:
        """Parse an entry or a string."""
        read_block = read_string if head.type == "string" else read_entry
        return read_block(self.text, head, limit, escapes)

    def preamble(self, head: Head, limit: int) -> int:
        """Pass over a `@preamble`."""
        end = self.end_of(head, limit)
        if end == limit and not self.text.content.startswith(head.closing, end - 1):
            raise UnreadableError(
                "it is never closed", f"Put a “{head.closing}” at its end.", limit, unclosed=True
            )
        return end

    def keep(self, entry: Entry) -> None:
        """Keep what was read, and report the mistakes in it."""
        if entry.head.type == "set":
            self.sets.append(entry)
            return
        key = entry.key.text or None
        for slip in entry.slips:
            fix = slip.fix
            self.findings.report(slip.code, slip.message, slip.span, slip.hint, key=key, fix=fix)
        if entry.head.type == "string":
            self.strings.append(entry)
            return
        self.expect_end(entry)
        if key is not None:
            self.entries.append(entry)

    def expect_end(self, entry: Entry) -> None:
        """Report a brace that closes an entry before its last field."""
        outside = OUTSIDE.match(self.text.content, entry.end)
        if outside is None:
            return
        line = self.findings.line(outside.start("name"))
        message = (
            f"the entry {shown(entry.key.text)} is closed too early: "
            f"its field {shown(outside['name'])} on line {line} stands outside"
        )
        span = Span(self.text.path, entry.head.at, max(entry.head.opener + 1, entry.key.end))
        hint = "Delete the brace that is one too many."
        self.findings.report(UNREADABLE_ENTRY, message, span, hint, key=entry.key.text or None)

    def too_many(self, at: int) -> None:
        """Report that the file is not read to its end."""
        message = f"the file has more than {MAX_BLOCKS:,} entries; from here on it is not read"
        hint = "Keep only the sources that the briefs cite."
        self.findings.report(UNREADABLE_ENTRY, message, Span(self.text.path, at, at + 1), hint)

    def no_head(self, at: int, match: re.Match[str]) -> None:
        """Report an `@` at the beginning of a line that begins no block."""
        kind = match["type"]
        what = f"“@{kind[:60]}” has no “{{” behind it" if kind else "an “@{” has no type"
        hint = "Write it as “@misc{key, …}”, or delete the “@” where no source was meant."
        span = Span(self.text.path, at, match.end("type" if kind else 0))
        self.findings.report(UNREADABLE_ENTRY, what, span, hint)

    def key(self, head: Head, limit: int) -> Key | None:
        """The key of an entry that cannot be read, where that much can be."""
        if head.type in ("string", "preamble"):
            return None
        try:
            key, _ = read_key(self.text, head, limit)
        except UnreadableError:
            return None
        return key if key.text else None

    def report(self, head: Head, key: Key | None, problem: UnreadableError) -> None:
        """Report a block that cannot be read, at its head."""
        self.findings.unclosed |= problem.unclosed
        what = f"the entry {shown(key.text)}" if key else f"this @{head.type}"
        span = Span(self.text.path, head.at, max(head.opener + 1, key.end if key else 0))
        message = f"{what} cannot be read: {problem.reason}"
        name = key.text if key else None
        self.findings.report(UNREADABLE_ENTRY, message, span, problem.hint, key=name)

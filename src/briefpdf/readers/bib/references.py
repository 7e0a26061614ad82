"""Reads refs.bib: sources in BibTeX or BibLaTeX.

The file is split by `bib_blocks`, not by bibtexparser, which keeps no positions, passes comments
and lost commas over in silence, and takes more than a minute for 10 MB of broken entries.
"""

from __future__ import annotations

from ...model.reference import Reference
from ...source.decode import UNPRINTABLE
from ...source.diagnostic import Edit, Fix, Parsed, Related
from ...source.text import Span, Text
from .blocks import Blocks, read_blocks
from .findings import DUPLICATE_KEY, STRAY_CHARACTER, UNREAD_SET, Findings, shown
from .inherit import inherit
from .reference import read_reference
from .syntax import Entry
from .values import Strings


def read_references(text: Text) -> Parsed[dict[str, Reference]]:
    """The references of a file by key, in its order, and everything that is wrong with it.

    An entry that cannot be read is left out, and of two with one key the second.
    """
    findings = Findings(text)
    text = findings.text = _without_stray(text, findings)
    blocks = read_blocks(text, findings)
    strings = Strings(findings)
    for block in blocks.strings:
        strings.define(block)
    for block in blocks.sets:
        _report_set(block, findings)
    references = {
        entry.key.text: read_reference(entry, strings, findings)
        for entry in _unique(blocks, findings)
    }
    found = {
        key: reference
        for key, reference in inherit(references, findings, blocks.unreadable).items()
        if reference.type != "xdata"
    }
    return Parsed(found, findings.listed())


def read_entries(text: Text) -> Blocks:
    """The blocks of a file as they are written, for whoever edits them."""
    findings = Findings(text)
    findings.text = _without_stray(text, findings)
    return read_blocks(findings.text, findings)


def is_unclosed(text: Text) -> bool:
    """Whether a block of a file has no end, so that what is written behind it may fall into it."""
    return read_entries(text).unclosed


def _without_stray(text: Text, findings: Findings) -> Text:
    """The text with a space for each unprintable character, which is a finding.

    Every other character stays in its place.
    """
    for match in UNPRINTABLE.finditer(text.content):
        at, (before, after) = match.start(), (match.start() - 1, match.end())
        around = text.content[max(before, 0) : at] + text.content[after : after + 1]
        span = Span(text.path, at, after)
        # Between letters a program that wrote the file may have lost one, or two.
        fix = Fix("Delete the character", (Edit(span, ""),), safe=not around.isalpha())
        findings.report(
            STRAY_CHARACTER,
            f"here is an unprintable character, U+{ord(match[0]):04X}",
            span,
            "Delete it, and look whether a letter is missing.",
            fix=fix,
        )
    return Text(text.path, UNPRINTABLE.sub(" ", text.content))


def _report_set(entry: Entry, findings: Findings) -> None:
    """Report an `@set`: its entries are read one by one, and its own key names none of them."""
    members = next((one for one in entry.fields if one.name.lower() == "entryset"), None)
    content = findings.text.content
    named = content[members.start : members.end] if members is not None else ""
    hint = f"Cite its entries each by its own key: {shown(named)[1:-1]}." if named else "Delete it."
    findings.report(
        UNREAD_SET,
        f"{shown(entry.key.text)} is a set of entries, which is no source that can be cited",
        Span(findings.text.path, entry.key.start, entry.key.end),
        hint,
        key=entry.key.text,
    )


def _unique(blocks: Blocks, findings: Findings) -> list[Entry]:
    """The entries without those whose key an earlier one has, in whatever case."""
    first: dict[str, Entry] = {}
    for entry in blocks.entries:
        other = first.setdefault(entry.key.text.casefold(), entry)
        if other is not entry:
            _report_duplicate(entry, other, findings)
    return list(first.values())


def _report_duplicate(entry: Entry, other: Entry, findings: Findings) -> None:
    path, key = findings.text.path, entry.key
    span, first = (Span(path, one.key.start, one.key.end) for one in (entry, other))
    place = f"line {findings.line(other.key.start)}"
    if key.text == other.key.text:
        message = f"the key {shown(key.text)} is given twice: {place} has it already"
    else:
        message = f"only upper and lower case tell the key {shown(key.text)} from that on {place}"
    findings.report(
        DUPLICATE_KEY,
        message,
        span,
        "Give this entry another key, or delete it where both are the same source.",
        key=key.text,
        related=(Related(first, "the first entry of this key"),),
    )

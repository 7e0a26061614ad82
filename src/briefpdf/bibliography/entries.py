"""The entries of refs.bib as they are written, for whoever changes one of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property, lru_cache

from msgspec import Struct

from ..editing.lock import Refused
from ..editing.transaction import Transaction
from ..editing.tree.nodes import line_end, line_start, next_line
from ..project.graph import LINKS
from ..project.load import load_settings
from ..readers.bib.blocks import Blocks
from ..readers.bib.findings import Findings
from ..readers.bib.latex import verbatim
from ..readers.bib.references import read_entries
from ..readers.bib.syntax import Entry, Field
from ..readers.bib.values import Strings
from ..source.diagnostic import Edit
from ..source.nearest import suggestion
from ..source.pattern import lazy_pattern
from ..source.text import Span, Text

# The fields by which an entry names others, a comma between two keys.
NAMING = frozenset({*LINKS, "xdata"})
_ITEM = lazy_pattern(r"[^\s,](?:[^,]*[^\s,])?")


def renamed_items(value: str, rename: Callable[[str], str]) -> str:
    """A value that names entries, with other names for them."""
    return _ITEM.sub(lambda item: rename(item[0]), value)


class Link(Struct, frozen=True):
    """A field by which one entry names another."""

    entry: Entry
    field: Field


class Bibliography(Struct, frozen=True, dict=True):
    """A text of refs.bib, and the blocks that it is made of."""

    text: Text
    blocks: Blocks

    @cached_property
    def strings(self) -> Strings:
        """What its `@string` blocks define."""
        strings = Strings(Findings(self.text))
        for block in self.blocks.strings:
            strings.define(block)
        return strings

    @property
    def keys(self) -> list[str]:
        """The keys of its entries."""
        return [entry.key.text for entry in self.blocks.entries]

    def entry(self, key: str) -> Entry:
        """The one entry of a key. Raises `Refused` where there is none, or none to be sure of."""
        path = self.text.path
        if key in self.blocks.unreadable:
            raise Refused(
                f"the entry “{key}” of {path} cannot be read, and so not be edited",
                "Mend it first: “briefpdf check” shows where.",
            )
        found = [one for one in self.blocks.entries if one.key.text.casefold() == key.casefold()]
        if not any(one.key.text == key for one in found):
            near = suggestion(key, self.keys)
            raise Refused(
                f"there is no source “{key}” in {path}",
                *(near or ("“briefpdf source list” lists them.",)),
            )
        if len(found) > 1:
            line, _ = self.text.line_column(found[1].key.start)
            raise Refused(
                f"the key “{key}” is in {path} twice, again on line {line}",
                "Give one of the two entries another key, or delete it, by hand.",
            )
        return found[0]

    def written(self, entry: Entry) -> str:
        """An entry as it is written."""
        return self.text.content[entry.head.at : entry.end]

    def value(self, field: Field, key: str) -> str:
        """What a field that names entries, a file or the like says."""
        return verbatim(self.strings.text_of(field, key))

    def links(self, key: str) -> Iterator[Link]:
        """The fields of other entries that name an entry."""
        for entry in (*self.blocks.entries, *self.blocks.sets):
            for field in entry.fields:
                if field.name.lower() in NAMING:
                    value = self.value(field, entry.key.text)
                    if key in _ITEM.findall(value) and entry.key.text != key:
                        yield Link(entry, field)

    def relink(self, link: Link, old: str, new: str) -> list[Edit]:
        """The edits that have a field name an entry by its new key. Raises `Refused`."""
        start, end = link.field.start, link.field.end
        items = _ITEM.finditer(self.text.content, start, end) if not link.field.terms else ()
        edits = [Edit(self.text.span(*one.span()), new) for one in items if one[0] == old]
        if not edits:
            line, _ = self.text.line_column(link.field.at)
            raise Refused(
                f"“{link.field.name}” on line {line} of {self.text.path} names “{old}” in a way "
                "that cannot be edited",
                f"Write it as {link.field.name} = {{{old}}} first.",
            )
        return edits

    def removal(self, entry: Entry) -> Edit:
        """The edit that takes an entry's own lines out; what shares a line with it stays."""
        content = self.text.content
        start, end = line_start(content, entry.head.at), line_end(content, entry.end)
        alone = not content[start : entry.head.at].strip() and not content[entry.end : end].strip()
        if not alone:
            return Edit(self.text.span(entry.head.at, entry.end), "")
        return Edit(self.text.span(start, next_line(content, entry.end)), "")

    def place(self, at: int) -> Span:
        """The place of one character."""
        return self.text.span(at, at + 1)


def read_bibliography(transaction: Transaction) -> Bibliography:
    """The bibliography of a workspace, as a transaction has it. Raises `Refused`."""
    path = load_settings(transaction.result).value.references
    if not transaction.result.is_file(path):
        raise Refused(f"there is no {path} yet", "“briefpdf source add” makes it.")
    text = transaction.read(path).text
    return _of_text(text)


# The workbench asks for one entry after the other, and next to never in between of another text.
@lru_cache(maxsize=1)
def _of_text(text: Text) -> Bibliography:
    return Bibliography(text, read_entries(text))

"""Which settings of a theme a style's pages read, and where they stand in its file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
import re

from msgspec import Struct, field

from ..source.pattern import lazy_pattern
from ..source.text import Span, Text

_HEADER = lazy_pattern(r"[ \t]*\[[ \t]*([\w-]+)[ \t]*\]")
_KEY = lazy_pattern(r"""[ \t]*(?:([\w-]+)[ \t]*\.[ \t]*)?(["']?)([\w-]+)\2[ \t]*=""")


class TomlPlaces:
    """The places of tables, and of the keys that stand on lines of their own in them."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self._tables: dict[str, Span] = {}
        self._keys: dict[tuple[str, str], Span] = {}
        table = ""
        for start in text.line_starts:
            if header := _HEADER.match(text.content, start):
                table = header[1]
                self._tables.setdefault(table, text.span(*header.span(1)))
            elif key := _KEY.match(text.content, start):
                place = text.span(*key.span(3))
                self._keys.setdefault((key[1] or table, key[3]), place)
                if not key[1] and not table:
                    self._tables.setdefault(key[3], place)

    def table(self, name: str) -> Span:
        """Where a table begins; the first line of the file where it has none of that name."""
        return self._tables.get(name, self.text.line_span(1))

    def key(self, table: str, name: str) -> Span:
        """Where a key of a table is written, else where its table begins."""
        return self._keys.get((table, name), self.table(table))


_COMMENT = lazy_pattern(r"\{#.*?#\}", re.DOTALL)
_CODE = lazy_pattern(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_ALIAS = lazy_pattern(r"\bset\s+(\w+)\s*=\s*theme\.(\w+)\s*-?%\}")
_WORD = lazy_pattern(r"""(?<![\w.])labels(?:\.(\w+)|\[\s*["'](\w+)["']\s*\])""")
_OPTIONAL = lazy_pattern(r"\s*(?:\|\s*(?:default|d)\b|is\s+(?:not\s+)?defined)")
_TABLE = lazy_pattern(r"(?<![\w.])theme\.(\w+)(?!\s*\.|\w)(?!\s*-?%\})")
# Methods of a table: with these all of its settings may be read.
_METHODS = frozenset({"get", "items", "keys", "values"})
LABELS = "labels"
# What page.typ reads: measures, colours, other settings, and words.
_LINE_COMMENT = lazy_pattern(r"(?<!:)//[^\n]*")
_MEASURE = lazy_pattern(r"""\bpt\(\s*"(\w+)"\s*,\s*"(\w+)"\s*\)""")
_COLOUR = lazy_pattern(r"""\bcolour\(\s*"(\w+)"\s*\)""")
_MEMBER = lazy_pattern(r"(?<![\w.-])theme\.(\w+)\.(\w+)")
_WORD_OF = lazy_pattern(r"(?<![\w.-])labels\.(\w+)")


class Reads(Struct):
    """Which settings templates read: `needed` each with the file that does, `optional`, `whole`.

    What is optional is read only where it is there; of the tables in `whole` any setting may be.
    """

    needed: dict[tuple[str, str], str] = field(default_factory=dict)
    optional: set[tuple[str, str]] = field(default_factory=set)
    whole: set[str] = field(default_factory=set)

    def has(self, table: str, key: str) -> bool:
        """Whether a setting is read, or may be."""
        return table in self.whole or (table, key) in self.needed or (table, key) in self.optional

    def keys(self, table: str) -> set[str]:
        """The settings of a table that are read by name."""
        return {key for name, key in chain(self.needed, self.optional) if name == table}


def find_reads(templates: Iterable[Text | None]) -> Reads:
    """What templates read of `theme`, also under the names that they give to its tables."""
    reads = Reads()
    for template in templates:
        if template is None:
            continue
        if template.path.endswith(".typ"):
            _read_functions(template, reads)
            continue
        code = " ".join(_CODE.findall(_COMMENT.sub("", template.content)))
        for table, key, rest in _settings(code):
            if key in _METHODS and rest.lstrip().startswith("("):
                reads.whole.add(table)
            elif _OPTIONAL.match(rest):
                reads.optional.add((table, key))
            else:
                reads.needed.setdefault((table, key), template.path)
        reads.whole.update(match[1] for match in _TABLE.finditer(code))
    for place in reads.optional:
        reads.needed.pop(place, None)
    return reads


def _read_functions(page: Text, reads: Reads) -> None:
    """What page functions read: `pt("sizes", "body")`, `colour("text")`, `theme.banner.series`."""
    code = _LINE_COMMENT.sub("", page.content)
    for match in _MEASURE.finditer(code):
        reads.needed.setdefault((match[1], match[2]), page.path)
    for match in _COLOUR.finditer(code):
        reads.needed.setdefault(("colours", match[1]), page.path)
    for match in _MEMBER.finditer(code):
        if match[2] == "at":
            reads.whole.add(match[1])
        else:
            reads.needed.setdefault((match[1], match[2]), page.path)
    for match in _WORD_OF.finditer(code):
        if match[1] == "at":
            reads.whole.add(LABELS)
        else:
            reads.needed.setdefault((LABELS, match[1]), page.path)


def _settings(code: str) -> Iterator[tuple[str, str, str]]:
    """Table, key, and a little of what follows them, of each setting that is named."""
    names = {"theme." + match[2]: match[2] for match in _ALIAS.finditer(code)}
    names |= {match[1]: match[2] for match in _ALIAS.finditer(code)}
    for match in re.finditer(r"(?<![\w.])(theme\.\w+|\w+)\.(\w+)", code):
        table = names.get(match[1], "")
        if match[1].startswith("theme."):
            table = match[1].removeprefix("theme.")
        if table:
            yield table, match[2], code[match.end() : match.end() + 40]
    for match in _WORD.finditer(code):
        yield LABELS, match[1] or match[2], code[match.end() : match.end() + 40]

"""Where the tables and keys of a TOML file are written; tomllib keeps no positions."""

from __future__ import annotations

import re

from ..source.text import Span, Text

_HEADER = re.compile(r"[ \t]*\[[ \t]*([\w-]+)[ \t]*\]")
_KEY = re.compile(r"""[ \t]*(?:([\w-]+)[ \t]*\.[ \t]*)?(["']?)([\w-]+)\2[ \t]*=""")


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

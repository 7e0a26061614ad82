"""Well-known short names, and the capitalised words that are no names by themselves."""

from __future__ import annotations

from ..english import rows, words

# What no document needs to spell out.
ACRONYMS = {
    short: long.strip() for short, _, long in (row.partition(":") for row in rows("acronyms"))
}
TITLES = words("titles")
RANKS = words("ranks")
GENERIC = words("generic_names")

"""Names as bibliographies write them."""

from __future__ import annotations

from functools import lru_cache
import re

from bibtexparser.middlewares.names import (
    parse_single_name_into_parts,
    split_multiple_persons_names,
)

from ...model.reference import Name
from .latex import decode

_NAME_FIELDS = """
    author editor translator bookauthor editora editorb editorc annotator commentator introduction
    foreword afterword holder
"""
NAME_FIELDS = frozenset(_NAME_FIELDS.split())

# Longer is nobody's name, and taking it apart could take very long.
_MAX_NAME = 1000

# Biblatex's other form, which Better BibTeX writes: `family=Berg, given=Anna, prefix=van den`.
_PART = re.compile(r"\s*+([a-z-]+)\s*+=\s*+((?:[^,{}]|\{[^{}]*+\})*+)(?:,|$)", re.IGNORECASE)


_AND = re.compile(r"[ \t\r\n]+and[ \t\r\n]+", re.IGNORECASE)


def split_names(value: str) -> list[str]:
    """The single names of a field, between its `and`s."""
    if "{" in value or "\\" in value:
        return split_multiple_persons_names(value)
    # The same without braces to look into, five times as fast.
    value = value.strip(" \t\r\n")
    return _AND.split(value) if value else []


def read_names(value: str) -> tuple[Name, ...]:
    """The names in a field's LaTeX value, in their order; `and others` is a last one, “others”."""
    names = (read_name(name) for name in split_names(value))
    return tuple(name for name in names if name.family)


@lru_cache(maxsize=10_000)
def read_name(name: str) -> Name:
    """One name, its LaTeX decoded; a name in braces is a body's and stays whole."""
    name = name.strip()
    if len(name) > _MAX_NAME:
        return Name(decode(name))
    if "family" in name and "=" in name:
        extended = _read_parts(name)
        if extended is not None:
            return extended
    parts = parse_single_name_into_parts(name, strict=False)
    family, given, particle, suffix = (
        decode(" ".join(words)) for words in (parts.last, parts.first, parts.von, parts.jr)
    )
    if not family:
        # Nothing but a first name, as in “, Plato”.
        return Name(given or particle)
    if given[:1].islower() and not particle and "," not in name:
        # “van Gogh”: bibtexparser takes the first of two words for a given name in any case.
        return Name(family, "", given, suffix)
    return Name(family, given, particle, suffix)


def _read_parts(name: str) -> Name | None:
    """A name in biblatex's `family=…, given=…` form, or None where it is in another."""
    parts: dict[str, str] = {}
    pos = 0
    while pos < len(name):
        match = _PART.match(name, pos)
        if match is None:
            return None
        parts[match[1].lower()] = decode(match[2])
        pos = match.end()
    family = parts.get("family", "")
    return Name(family, parts.get("given", ""), parts.get("prefix", ""), parts.get("suffix", ""))

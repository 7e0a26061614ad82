"""What policy prose counts, by kind: troops and soldiers are one kind, troops and tanks are two."""

from __future__ import annotations

from ..english import rows
from ..stems import stem

# A thing may be called by the word of the wider kind; two kinds differ.


def _read_rows() -> tuple[dict[str, frozenset[str]], dict[str, str]]:
    kinds: dict[str, set[str]] = {}
    wider: dict[str, str] = {}
    for row in rows("counted_nouns"):
        named, _, words = row.partition(":")
        kind, _, above = (part.strip() for part in named.partition("<"))
        if above:
            wider[kind] = above
        for word in words.split():
            kinds.setdefault(stem(word), set()).add(kind)
    return {word: frozenset(found) for word, found in kinds.items()}, wider


_KINDS, _WIDER = _read_rows()
# What became of people, whoever they are: of nine soldiers nine may be dead.
_STATES = frozenset({"victim", "wounded"})


def is_counted(word: str) -> bool:
    """Whether a word, given by its stem, is one of those known to be counted."""
    return word in _KINDS


def may_be_same(one: str, other: str) -> bool:
    """Whether two counted nouns, given by their stems, can name the same thing.

    Words that are in no list may mean anything, so they agree with all.
    """
    if one == other or one not in _KINDS or other not in _KINDS:
        return True
    ones, others = _with_wider(_KINDS[one]), _with_wider(_KINDS[other])
    if len(_STATES & (_KINDS[one] | _KINDS[other])) == 1:
        return bool(ones & others)
    return bool(_KINDS[one] & others or _KINDS[other] & ones)


def _with_wider(kinds: frozenset[str]) -> frozenset[str]:
    return kinds | {_WIDER[kind] for kind in kinds if kind in _WIDER}

"""English words that the checks of this package know, as data: a file for each topic."""

from __future__ import annotations

from functools import cache
from pathlib import Path
import re

_FOLDER = Path(__file__).parent
_COMMENT = re.compile(r"^#.*$", re.MULTILINE)


@cache
def rows(name: str) -> tuple[str, ...]:
    """The lines of a file of this folder without its comments, which begin with “#”."""
    return tuple(line.strip() for line in _text(name).splitlines() if line.strip())


@cache
def groups(name: str) -> dict[str, frozenset[str]]:
    """The words of a file of lines like “group: word word”, by group; lines of one group add up."""
    found: dict[str, frozenset[str]] = {}
    for row in rows(name):
        group, _, words = row.partition(":")
        found[group] = found.get(group, frozenset()) | frozenset(words.split())
    return found


@cache
def words(name: str) -> frozenset[str]:
    """The words of a file, parted by white space."""
    return frozenset(_text(name).split())


def _text(name: str) -> str:
    return _COMMENT.sub("", (_FOLDER / f"{name}.txt").read_text(encoding="utf-8"))

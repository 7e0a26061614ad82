"""Does a brief read as it did, once claims stand in the place of its sentences?"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from ..checks.sentence import Sentence

_STRAIGHT = str.maketrans("“”‘’", "\"\"''")


def plain(text: str) -> str:
    """A text to compare: with straight quotation marks and single blanks."""
    return " ".join(text.translate(_STRAIGHT).split())


def changed_sentences(
    before: Sequence[Sentence], now: Sequence[Sentence], called: set[int]
) -> set[int]:
    """Which of the called sentences are not what they were, or are not backed.

    Where others changed, it is the calls nearest to them that are to blame.
    """
    one, other = ([plain(each.text) for each in side] for side in (before, now))
    found: set[int] = set()
    for tag, start, end, first, _ in SequenceMatcher(
        None, one, other, autojunk=False
    ).get_opcodes():
        if tag == "equal":
            found |= {
                at
                for at in range(start, end)
                if at in called and now[first + at - start].status != "backed"
            }
            continue
        inside = called & set(range(start, end))
        found |= inside or {min(called, key=lambda at: abs(at - start))}
    return found

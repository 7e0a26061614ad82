"""Does a passage hold these words, letter for letter but for what printers change?"""

from __future__ import annotations

import re
import unicodedata

from ..source.pattern import lazy_pattern

_SAME = {
    **dict.fromkeys("\"“”„‟«»'‘’‚‛‹›`´", "'"),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    "…": "...",
    "\u00ad": "",  # A soft hyphen, a zero-width space and a joiner print nothing.
    "\u200b": "",
    "\u2060": "",
    "\ufeff": "",
}
_SAME_TABLE = str.maketrans(_SAME)
_LEFT_OUT = lazy_pattern(r"\s*(?:\.\.\.|\[[^\[\]]*\])\s*")
_CHANGED_FIRST = lazy_pattern(r"(?<!\w)\[(\w)\](?=\w)")
_ADDED_WITHIN = lazy_pattern(r"\w\[[^\[\]]*\]")


def fold(text: str) -> str:
    """The text with one form of quotation mark, dash, dots and white space."""
    folded = unicodedata.normalize("NFC", text).translate(_SAME_TABLE)
    folded = re.sub(r"\.\s\.\s\.", "...", folded)
    return " ".join(re.sub(r"\s*-+\s*", "-", folded).split())


def holds(passage: str, words: str) -> bool:
    """Whether the passage has these words as they are.

    Form of marks, dashes and white space, the case of the first letter, and a comma or stop at
    the end count for nothing. What a quotation leaves out (…) or puts in [brackets] may be
    anything, as long as the rest stands there in its order.
    """
    where = fold(passage)
    wanted = fold(words).rstrip(".,").strip()
    if not wanted or _find(wanted, where, 0):
        return True
    wanted = _CHANGED_FIRST.sub(r"\1", wanted)
    # In “benefit[s]” the word may go on otherwise in the passage.
    whole = not _ADDED_WITHIN.search(wanted)
    at = 0
    for piece in filter(None, _LEFT_OUT.split(wanted)):
        found = _find(piece, where, at, whole)
        if found is None:
            return False
        at = found
    return True


def holds_title(passage: str, words: str) -> bool:
    """Whether words are a title, each long one written large, and the passage has its letters.

    In whatever case and with whatever marks: a title in quotation marks names a work and quotes
    nobody.
    """
    long = [word for word in re.findall(r"[^\W\d_]+", words) if len(word) > _SMALL]
    if len(long) < 2 or not all(word[0].isupper() for word in long):
        return False
    return holds_letters(passage, words)


def holds_letters(passage: str, words: str) -> bool:
    """Whether the passage has the letters of some words, in whatever case, with whatever marks."""
    letters = _letters(words)
    return bool(letters) and f" {letters} " in f" {_letters(passage)} "


# Shorter words are written small in many a title: “from”, “with”, “and”.
_SMALL = 4


def _letters(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", unicodedata.normalize("NFC", text).casefold()))


def _find(words: str, where: str, start: int, whole: bool = True) -> int | None:
    """Where these words end, whole words unless not `whole`, the first letter in either case."""
    first, rest = words[0], words[1:]
    forms = {first.lower(), first.upper()} if first.isalpha() else {first}
    found: list[tuple[int, int]] = []
    for written in (form + rest for form in forms):
        at = where.find(written, start)
        while at >= 0:
            end = at + len(written)
            parted = not words[0].isalnum() or not at or not _is_of_word(where[at - 1])
            if parted and not (whole and words[-1].isalnum() and _is_of_word(where[end : end + 1])):
                found.append((at, end))
                break
            at = where.find(written, at + 1)
    return min(found)[1] if found else None


def _is_of_word(character: str) -> bool:
    return character.isalnum() or character == "_"

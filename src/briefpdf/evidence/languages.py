"""Which texts are English: only of these does this package read the sense."""

from __future__ import annotations

import re
import unicodedata

# How BibLaTeX names English, beside its tags.
_NAMES = frozenset(
    "english american british usenglish ukenglish canadian australian newzealand".split()
)
_TAG = re.compile(r"en(?:[-_].*)?", re.IGNORECASE)
# So many letters of another script make a text that is not written in the Latin one.
_LEAST_SHARE = 0.5


def names_english(lang: str) -> bool:
    """Whether a tag (`en-GB`) or a name of BibLaTeX (`british`) is that of English; so is none."""
    low = lang.strip().lower()
    return not low or low in _NAMES or bool(_TAG.fullmatch(low))


def is_english(text: str, lang: str = "") -> bool:
    """Whether a text may be English: its language is not another, nor evidently its script."""
    return names_english(lang) and not is_in_other_script(text)


def has_other_script(text: str) -> bool:
    """Whether a text has a letter of another script than the Latin one."""
    return not text.isascii() and any(one.isalpha() and not _is_latin(one) for one in text)


def _is_latin(letter: str) -> bool:
    return letter.isascii() or "LATIN" in unicodedata.name(letter, "") or letter in "ªº"


def is_in_other_script(text: str) -> bool:
    """Whether most letters of a text are of another script than the Latin one."""
    letters = [one for one in text[:2000] if one.isalpha()]
    if not letters or text.isascii():
        return False
    other = sum(not _is_latin(one) for one in letters)
    return other > len(letters) * _LEAST_SHARE

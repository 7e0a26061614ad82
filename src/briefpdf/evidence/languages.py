"""Which texts are English: only of these does this package read the sense."""

from __future__ import annotations

from functools import cache, lru_cache
import re
import unicodedata

from ..source.pattern import lazy_pattern
from .english import groups
from .function_words import FUNCTION_WORDS
from .names.word_or_name import is_common

# How BibLaTeX names English, beside its tags.
_NAMES = frozenset(
    "english american british usenglish ukenglish canadian australian newzealand".split()
)
_TAG = lazy_pattern(r"en(?:[-_].*)?", re.IGNORECASE)
# So many letters of another script make a text that is not written in the Latin one.
_LEAST_SHARE = 0.5
# So many words of English alone show a text to be English.
_LEAST_OURS = 2
# The tag of a language that is not known.
UNKNOWN = "und"
_OTHERS, _LETTERS = "other_languages", "letters_of_languages"
_WORD = lazy_pattern(r"[^\W\d_]+")


def names_english(lang: str) -> bool:
    """Whether a tag (`en-GB`) or a name of BibLaTeX (`british`) is that of English; so is none."""
    low = lang.strip().lower()
    return not low or low in _NAMES or bool(_TAG.fullmatch(low))


# Several rules ask of the same statements and quotes.
@lru_cache(maxsize=4096)
def is_english(text: str, lang: str = "") -> bool:
    """Whether a text may be English: its language is not another, nor evidently its words."""
    if not names_english(lang) or is_in_other_script(text):
        return False
    return not _has_strange_words(text) and not evident_language(text, least=2)


def is_evidently_english(text: str) -> bool:
    """Whether a text has words of English alone, or no other than English knows.

    What has few words that tell a language may be in any.
    """
    if not is_english(text) or evident_language(text):
        return False
    words = [word for word in _words(text) if word.islower()]
    if sum(map(_only_ours().__contains__, words)) >= _LEAST_OURS:
        return True
    long = [word for word in words if len(word) > 3]
    return len(long) >= _LEAST_OURS and all(
        word in _small_words() or is_common(word) for word in long
    )


def _has_strange_words(text: str) -> bool:
    """Whether English does not know most of the words that are written small.

    One with an accent is enough among few; no word such as “the” or “was” may stand there.
    """
    small = [word for word in _words(text) if word.islower()]
    if not _only_ours().isdisjoint(small):
        return False
    words = [word for word in small if len(word) > 2]
    unknown = [word for word in words if word not in _small_words() and not is_common(word)]
    foreign = any(not word.isascii() for word in unknown)
    if len(unknown) > 1:
        # Terms of a trade alone make no other language: “requires hypothalamic glutamate”.
        return len(unknown) * 2 > len(words) and (foreign or bool(evident_language(text)))
    return foreign and len(words) < 3


# The language that is most often written in a script, by the first word of its letters' names.
_OF_SCRIPT = {
    "CYRILLIC": "ru",
    "GREEK": "el",
    "ARABIC": "ar",
    "HEBREW": "he",
    "HANGUL": "ko",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "CJK": "zh",
    "DEVANAGARI": "hi",
    "THAI": "th",
}


@lru_cache(maxsize=4096)
def language_of(text: str, lang: str = "") -> str:
    """The tag of a text's language: what is said of it, unless it shows to be in another one."""
    if is_in_other_script(text):
        scripts = [unicodedata.name(one, "").split(" ")[0] for one in text[:2000] if one.isalpha()]
        found = [_OF_SCRIPT[one] for one in scripts if one in _OF_SCRIPT]
        if not names_english(lang):
            return lang
        # Japanese is written with Chinese signs too.
        return "ja" if "ja" in found else (found[0] if found else UNKNOWN)
    if not names_english(lang):
        return lang
    return lang if is_english(text) else evident_language(text) or UNKNOWN


def evident_language(text: str, least: int = 1) -> str:
    """The tag of the language that a text in the Latin script shows to be in; empty for English.

    It is told by small words, of which so many must stand there and hardly any of English.
    """
    found = _words(text)
    # “Los Angeles” and “ET” are names; only the first word has a capital of its sentence.
    words = [word.lower() for at, word in enumerate(found) if word.islower() or not at]
    if _only_others().isdisjoint(words):
        return ""  # As of nearly every text: no language need be held to it.
    others = sum(map(_only_others().__contains__, words))
    if others < least:
        return ""
    ours = sum(word in _small_words() for word in words)
    written = {letter for word in found for letter in word.lower() if not letter.isascii()}
    best, _, tag = max(
        (sum(word in small for word in words), _familiarity(written, tag), tag)
        for tag, small in groups(_OTHERS).items()
    )
    return tag if min(best, others) >= least and best > 2 * ours else ""


# A text is asked for words of its own, and for another language's, one after the other.
@lru_cache(maxsize=256)
def _words(text: str) -> list[str]:
    """The words that a text begins with; nobody may change them."""
    return _WORD.findall(text[:2000])


def _familiarity(written: set[str], tag: str) -> int:
    """How many of some letters a language has, less those that it has not."""
    own = groups(_LETTERS).get(tag, frozenset())
    return len(written & own) - len(written - own)


@cache
def _small_words() -> frozenset[str]:
    """The small words of English, some of which are also another language's."""
    return frozenset(word.lower() for word in FUNCTION_WORDS if len(word) > 1)


@cache
def _only_ours() -> frozenset[str]:
    return _small_words().difference(*groups(_OTHERS).values())


@cache
def _only_others() -> frozenset[str]:
    return frozenset().union(*groups(_OTHERS).values()) - _small_words()


def has_other_script(text: str) -> bool:
    """Whether a text has a letter of another script than the Latin one."""
    return not text.isascii() and any(one.isalpha() and not _is_latin(one) for one in text)


def _is_latin(letter: str) -> bool:
    return letter.isascii() or "LATIN" in unicodedata.name(letter, "") or letter in "ªº"


def is_in_other_script(text: str) -> bool:
    """Whether most letters of a text are of another script than the Latin one."""
    if text.isascii():
        return False
    letters = [one for one in text[:2000] if one.isalpha()]
    if not letters:
        return False
    other = sum(not _is_latin(one) for one in letters)
    return other > len(letters) * _LEAST_SHARE

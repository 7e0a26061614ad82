"""What words in brackets may stand for in the source, and what they may never hide."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
import re

from ...source.pattern import lazy_pattern
from ..word_lists import words_of

# An editor puts no more words into a quotation, and leaves no more out for them.
_MOST_ADDED, MOST_REPLACED = 10, 4

NEGATIONS = words_of(
    "no not never none nobody nothing neither nor nowhere cannot without hardly scarcely barely "
    "unable refuse refused refuses"
)
_PRONOUNS = words_of(
    "i me my mine we us our ours you your yours he him his she her hers it its they them their "
    "theirs this that these those here there who whom whose one ones himself herself itself "
    "themselves both former latter such"
)
_DETERMINERS = words_of(
    "the a an this that these those his her its their our my your such said both"
)
# One verb in other tenses and persons: putting one for another changes no meaning.
_FORMS = (
    words_of("be am is are was were been being"),
    words_of("have has had having"),
    words_of("do does did done doing"),
    words_of("will would"),
    words_of("can could"),
    words_of("may might"),
    words_of("shall should"),
    words_of("a an the"),
)
_ENDINGS = words_of("s es d ed ing e y ies ied ying n en 's s' ' ting ted ning ned") | {""}
_NUMBERS = words_of(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety "
    "hundred thousand million billion trillion dozen half third quarter twice double triple"
)
# What makes a number another: an editor may not put that into a quotation, nor a number alone.
_QUALIFIERS = words_of(
    "more less fewer than at least most about nearly almost over under up to some only roughly "
    "approximately around percent dollars"
)
_TIMES = words_of(
    "january february march april may june july august september october november december monday "
    "tuesday wednesday thursday friday saturday sunday year years month months week weeks day days "
    "century decade percent times"
)
# A phrase that begins so adds to what is said.
_LEADING = words_of(
    "in on at by to for of with from since until before after during about over under through and "
    "or but nor so because although while who which that as than only also mostly partly than into "
    "is are was were be been has have had will would can could may might did does do"
)
# No ending or beginning of a word that an editor alters is longer.
_LETTERS = 4
_EDITED = lazy_pattern(r"\[(?P<content>[^\[\]]{0,200})\]")
_NOTES = words_of("sic emphasis italics footnote footnotes note notes citation")
_YEAR = lazy_pattern(r"(?:19|20)\d\d")
_WORD = lazy_pattern(r"[\w^]+(?:['.,][\w^]+)*'?")


def may_add(content: str) -> bool:
    """Whether an editor may put this between brackets where the source has nothing."""
    words = _words(content)
    return len(words) <= _MOST_ADDED and not any(map(_negates, words)) and not _is_amount(words)


def may_replace(content: str, source: str) -> bool:
    """Whether an editor may put `content` in brackets for these words of the source.

    It may stand for a pronoun, for "the" and a noun ("the two leaders"), for the same words in
    another case, for another form of one word, or for a name or its acronym.
    """
    new, old = _words(content), _words(source)
    if not old or len(old) > MOST_REPLACED or len(new) > _MOST_ADDED:
        return False
    if [word.lower() for word in new] == [word.lower() for word in old]:
        return True
    if any(_negates(word) or word[0].isdigit() for word in old) or any(map(_negates, new)):
        return False
    if not new or new[0].lower() in _NOTES or _is_amount(new):
        return False
    if all(word.lower() in _PRONOUNS for word in old):
        return True
    if old[0].lower() in _DETERMINERS and all(_is_common(word) for word in old[1:]):
        return not (_counts(old[1:]) and _counts(new)) and _is_short_noun(old[1:])
    if len(new) == len(old):
        return all(_is_form(one, other) for one, other in zip(new, old, strict=True))
    return _is_acronym(new, old) or _is_acronym(old, new)


def may_border(content: str, word: str) -> bool:
    """Whether brackets at an end of a quotation may stand beside this next word of the source.

    There they hide whether they add or replace: beside another name or number they may not stand.
    """
    known = {known.lower() for known in _words(content)}
    named = word[:1].isupper() and word.lower() not in _PRONOUNS | _DETERMINERS
    hidden = named or word[:1].isdigit() or word.lower() in _NUMBERS or _negates(word)
    return not hidden or word.lower() in known or _words(content)[:1] == ["sic"]


def is_ending(text: str) -> bool:
    """Whether a word may end in this to become another form of itself."""
    return text in _ENDINGS


def may_omit(left_out: str) -> bool:
    """Whether an ellipsis may stand for these words of the source.

    It may not hide a "not" that belongs to the words beside it, nor words beside an ellipsis
    that the source has there itself: then a word of the source is missing.
    """
    words = _words(left_out)
    if "..." in left_out:
        return not 0 < len(words) <= 5
    if len(words) <= 3:
        return not any(map(_negates, words))
    return not (_negates(words[0]) or _negates(words[-1]))


def _words(text: str) -> list[str]:
    return _WORD.findall(text)


def _negates(word: str) -> bool:
    return word.lower() in NEGATIONS or word.lower().endswith("n't")


def _is_common(word: str) -> bool:
    return word.islower() and not word[0].isdigit()


def _is_short_noun(words: list[str]) -> bool:
    return len(words) <= 3 and not any(word in ("and", "or", "of", "to", "by") for word in words)


def _is_amount(words: list[str]) -> bool:
    """Whether words are a number and nothing else, as "more than 10" is; a year is none."""
    return bool(words) and all(
        (word[0].isdigit() and not _YEAR.fullmatch(word)) or word.lower() in _NUMBERS | _QUALIFIERS
        for word in words
    )


def _counts(words: list[str]) -> bool:
    return any(word.lower() in _NUMBERS or word[0].isdigit() for word in words)


def _is_form(one: str, other: str) -> bool:
    """Whether two words are forms of one, as "signs" and "signed" are."""
    one, other = one.lower(), other.lower()
    if one == other or any(one in forms and other in forms for forms in _FORMS):
        return True
    if one in _NUMBERS or other in _NUMBERS:
        return False
    shared = 0
    while shared < min(len(one), len(other)) and one[shared] == other[shared]:
        shared += 1
    # "increased" and "increasing" share "increas"; "support" and "supply" share too little.
    return any(
        kept >= 3 and one[kept:] in _ENDINGS and other[kept:] in _ENDINGS
        for kept in (shared, shared - 1)
    )


def _is_acronym(short: list[str], long: list[str]) -> bool:
    """Whether one name is made of the capitals of the other."""
    initials = "".join(character for word in long for character in word if character.isupper())
    return (
        len(short) == 1
        and len(long) > 1
        and len(initials) > 1
        and short[0].replace(".", "") == initials
    )


def source_words(quote: str, copies: Callable[[], str]) -> str:
    """A quotation without what its brackets put in: that is an editor's, and no evidence.

    What brackets only alter stays, as “[T]he” and “benefit[s]”, and so do those that say in the
    source's own words who or what is meant, as “[The agency]” for “it”: `copies` gives the text
    in which these words must stand. Brackets of the source's own stay as they are. A number, a
    date and what begins a phrase of its own (“[in 2024]”, “[by half]”) never do.
    """
    if "[" not in quote:
        return quote
    return " ".join(_EDITED.sub(lambda match: _backing(match, copies), quote).split())


def _backing(match: re.Match[str], copies: Callable[[], str]) -> str:
    content, text = match["content"], match.string
    before = text[match.start() - 1 : match.start()].isalnum()
    behind = text[match.end() : match.end() + 1].isalnum()
    if (before or behind) and content.isalpha() and len(content) <= _LETTERS:
        return content
    copied = copies()
    if match[0] in copied:
        return match[0]  # The source has these brackets itself.
    words = _words(content)
    if words and _explains(words):
        # Where there is no copy to ask, a reader has to.
        known = _words_in(copied)
        named = [_named(word) for word in words if word.lower() not in _DETERMINERS]
        if not known or known.issuperset(named):
            return content
    return " … " if content.strip(" .…") == "" else " "


# The quotes of a copy are read one after the other.
@lru_cache(maxsize=4)
def _words_in(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower()))


def _named(word: str) -> str:
    return re.sub(r"'s?$", "", word.lower())


def _explains(words: list[str]) -> bool:
    """Whether words name who or what is meant, and tell nothing of it."""
    if any(word[0].isdigit() or word.lower() in _NUMBERS | _TIMES for word in words):
        return False
    lows = [word.lower() for word in words]
    if lows[0] in _LEADING or any(map(_negates, words)) or lows[0] in _NOTES:
        return False
    return not all(low in _PRONOUNS | _DETERMINERS for low in lows)

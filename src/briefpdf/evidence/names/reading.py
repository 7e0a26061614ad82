"""Finds proper names in prose: countries under any of their names, short names, persons, bodies."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from msgspec import Struct

from ...source.pattern import lazy_pattern
from ..quantities.numbers import ORDINALS
from ..tokens import Token, tokenise
from .institutions import ACRONYMS, GENERIC, TITLES
from .places import COUNTRIES, OTHER_PLACES, SEATS
from .word_or_name import is_common

# The year of an act is a date, and told of the act without it too.
_ACT_YEAR = lazy_pattern(r" of (?:1[89]|20)\d\d$")
_WRITTEN = ("word", "number")
_Phrase = tuple[tuple[str, ...], str, str]
_Table = dict[str, list[_Phrase]]
Phrases = Mapping[str, Sequence[_Phrase]]


class Name(Struct, frozen=True):
    """A name, from token `first` up to `last`.

    `key` is the same for all names of one thing as far as they are known; `kind` is country, seat,
    place, short (a name with a known long form) or word (one capitalised word); `country` is the
    country whose seat of government it is.
    """

    key: str
    kind: str
    first: int
    last: int
    country: str = ""


def find_names(
    tokens: Sequence[Token],
    taken: Sequence[bool],
    phrases: Sequence[Phrases],
    is_name: Callable[[str], bool],
) -> list[Name]:
    """The names in a text, every capitalised word for itself where no longer name is known.

    `is_name` tells of a word at the head of a sentence whether it is written large elsewhere too.
    """
    found: list[Name] = []
    behind = 0
    for at, token in enumerate(tokens):
        if at < behind or taken[at] or token.kind != "word":
            continue
        name, large = None, token.text[0].isupper()
        for known in phrases:
            # Most words begin no name; only a short one may begin small.
            if token.stem in known or (large and token.low in known):
                name = _known(tokens, at, phrases)
                break
        if name is None and large and _is_word_name(tokens, at, is_name):
            name = Name(token.low, "word", at, at + 1)
        if name is not None:
            found.extend(_both_koreas(tokens, name))
            behind = name.last
    return found


def phrases_of(definitions: Mapping[str, str]) -> Phrases:
    """The names that a text defines, long and short, by the stem of their first word."""
    return _defined(definitions)


def _defined(definitions: Mapping[str, str]) -> _Table:
    found: _Table = {}
    for short, long in definitions.items():
        for phrase in _phrases(short, long):
            found.setdefault(phrase[0][0], []).append(phrase)
    return found


# The claims of one source are read with the names that it explains.
@lru_cache(maxsize=2_048)
def _phrases(short: str, long: str) -> Sequence[_Phrase]:
    country = COUNTRIES.get(long.lower()) or COUNTRIES.get(short.lower())
    key, kind = (country, "country") if country else (short, "short")
    found = []
    for form in {short, _ACT_YEAR.sub("", long.removeprefix("the ").removeprefix("The "))}:
        words = tuple(token.stem for token in tokenise(form) if token.kind in _WRITTEN)
        if words:
            found.append((words, key, kind))
    return found


@lru_cache(maxsize=1)
def known_phrases() -> Phrases:
    """The names that everybody knows: short ones by the stem of their first word.

    Of a place the first word stands as it is written, and so it is found.
    """
    found = _defined(ACRONYMS)
    lists = ((COUNTRIES, "country"), (OTHER_PLACES, "place"), (SEATS, "seat"))
    for names, kind in lists:
        for form, key in names.items():
            words = _words_of(form)
            name = form if kind == "seat" else key
            found.setdefault(words[0], []).append((words, name, kind))
    return found


def _words_of(form: str) -> tuple[str, ...]:
    words = tuple(form.split(" "))
    if all(word.isascii() and word.islower() and word.isalpha() for word in words):
        return words
    return tuple(token.low for token in tokenise(form) if token.kind == "word")


def _known(tokens: Sequence[Token], at: int, phrases: Sequence[Phrases]) -> Name | None:
    """The longest known name that begins at a token."""
    best: Name | None = None
    token = tokens[at]
    large = token.text[0].isupper()
    for known in phrases:
        written = known.get(token.low, ()) if token.low != token.stem else ()
        for words, key, kind in (*known.get(token.stem, ()), *written):
            if not large and (kind != "short" or len(words) == 1):
                continue  # Turkey, and not turkey.
            end = _matches(tokens, at, words, kind)
            if end and (best is None or end > best.last):
                country = SEATS.get(key, "") if kind == "seat" else ""
                best = Name(key, kind, at, end, country)
    return best


def _matches(tokens: Sequence[Token], at: int, words: tuple[str, ...], kind: str) -> int:
    """Where the words of a known name end that begins at a token; 0 if they do not stand there."""
    place = at
    for count, word in enumerate(words):
        while (
            count
            and place < len(tokens)
            and (tokens[place].text == "-" or tokens[place].kind == "owner")
        ):
            place += 1
        if place >= len(tokens):
            return 0
        token = tokens[place]
        written = token.stem if kind == "short" else token.low
        if written != word and token.low != word:
            return 0
        place += 1
    return place


def _is_word_name(tokens: Sequence[Token], at: int, is_name: Callable[[str], bool]) -> bool:
    token = tokens[at]
    if not token.capital or token.low in _NEVER or token.low in ORDINALS:
        return False
    if len(token.text) == 1:
        return False
    if token.text[1:] != token.text[1:].lower():
        return True  # NATO, GusNIP: no word of the language is written so.
    if not _begins_sentence(tokens, at):
        return token.low not in _PRONOUNS
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if is_name(token.text) or not is_common(token.low):
        return True
    return (
        following is not None
        and following.capital
        and following.low not in COUNTRIES
        and following.low not in GENERIC
        and following.low not in TITLES
        and token.low not in GENERIC
        and token.low not in _ADJECTIVES
        and not following.text.isupper()
    )


def _begins_sentence(tokens: Sequence[Token], at: int) -> bool:
    before = at - 1
    while before >= 0 and tokens[before].text in "\"'([*_#":
        before -= 1
    if before < 0 or tokens[before].sentence != tokens[at].sentence:
        return True
    # Behind an opening mark a quotation begins, behind a colon or a count a sentence may.
    within = tokens[at].glued and tokens[at - 1].glued  # O'Malley
    opened = before < at - 1 and tokens[at - 1].text in "\"'" and not within
    counted = tokens[before].text == ")" and tokens[before - 1].kind == "number"
    return opened or counted or tokens[before].text in (":", "•", ";", "—", "|")


def _both_koreas(tokens: Sequence[Token], name: Name) -> list[Name]:
    """Both names in “South and North Korea”."""
    if name.kind == "country" and name.first >= 2 and name.key in ("North Korea", "South Korea"):
        other = tokens[name.first - 2]
        joined = tokens[name.first - 1].low in ("and", "or", "/", "nor")
        if joined and other.low in ("north", "south"):
            return [Name(f"{other.text} Korea", "country", name.first - 2, name.first - 1), name]
    return [name]


_PRONOUNS = frozenset({"i", "he", "she", "it", "they", "we"})
_NEVER = frozenset(
    "i the a an and or but of in on at to for by with from as is are was were be not no this that "
    "these those it its he she his her they their we our you your there if when while who which "
    "what how why where whether yes unless whereas though although because since until till upon "
    "once than so yet nor either neither both without within during despite among between under "
    "over after before according given while should had were would could may might will can must "
    "do does did has have moreover however therefore thus hence also only even still just most "
    "more many much few some any all such each every another other others several".split()
)
# At the head of a sentence they stand before names and are none.
_ADJECTIVES = frozenset(
    "some many most several few all both each every any other another such senior former current "
    "then under since during after before between among according although though because however "
    "despite unlike like including given based following prior within without against about over "
    "two three four five six seven eight nine ten only even also later earlier recently early "
    "late mid new old top high-level high leading key major certain various numerous additional "
    "more fewer less neither either once until through throughout across along beyond beside "
    "besides per via when while where as at by for from in on to with upon amid around near "
    "outside inside regarding concerning".split()
)

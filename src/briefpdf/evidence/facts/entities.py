"""Names of several words as one: a row of capitals, and whether a source has what it names."""

from __future__ import annotations

from collections.abc import Sequence
import re

from msgspec import Struct

from ..comparison import Comparison
from ..names.institutions import GENERIC, TITLES
from ..names.reading import Name
from ..names.word_or_name import fold, is_common, is_first_name, may_be_same_first_name
from ..reading import Item, Reading
from ..tokens import Token
from .name_match import has_word, is_in_source, is_light

# What joins the words of one name: Ludwig van Beethoven, Mohammed bin Salman, Newton-John.
_PARTICLES = frozenset(
    "de del della der den di da do dos du la le el al bin ibn ben van von und af av zu y".split()
)
_SUFFIXES = frozenset(
    "jr sr ii iii iv v vi inc ltd llc corp plc co fc afc cf sc sa ag gmbh nv".split()
)


class Entity(Struct, frozen=True):
    """A name with its titles, at the items from `first` up to `last` of a text.

    `words` are what it cannot be told without, in small letters and without accents: no titles, no
    words that a house writes large, and no initials.
    """

    first: int
    last: int
    words: tuple[str, ...]


def find_entities(reading: Reading) -> list[Entity]:
    """The rows of capitalised words of a text, each as one name."""
    found: list[Entity] = []
    places = [at for at in reading.mentions("name") if _is_word(reading.items[at])]
    begin = 0
    for index, place in enumerate(places):
        following = places[index + 1] if index + 1 < len(places) else None
        if following is not None and _goes_on(reading, place, following):
            continue
        row = places[begin : index + 1]
        words = [fold(reading.tokens[reading.items[at].first].low) for at in row]
        kept = tuple(
            word
            for word in words
            if word and word not in TITLES | GENERIC and word.replace(".", "") not in _SUFFIXES
        )
        found.append(Entity(row[0], place + 1, kept))
        begin = index + 1
    return found


def _is_word(item: Item) -> bool:
    return isinstance(item.mention, Name) and item.mention.kind == "word"


def _goes_on(reading: Reading, place: int, following: int) -> bool:
    """Whether two capitalised words are of one name: only its own marks and particles between."""
    one, other = reading.items[place], reading.items[following]
    if reading.sentence(place) != reading.sentence(following):
        return False
    between = reading.tokens[one.last : other.first]
    return len(between) <= 4 and all(
        token.text in ("-", ".", "'")
        or token.low in _PARTICLES
        or (token.capital and len(token.text) == 1)
        for token in between
    )


class Verdict(Struct, frozen=True):
    """Whether a source has a name: `there`, or `other`, the one that it has for it, or neither."""

    there: bool
    other: str = ""


def look_up(comparison: Comparison, entity: Entity) -> Verdict:
    """Whether the source has whom or what a name of the statement names.

    It has where its last word stands there and no other first name contradicts, or where all that
    is missing are common words: “Hanford” for “the Hanford Site”.
    """
    words = entity.words
    missing = [word for word in words if not has_word(comparison, word)]
    if missing and all(
        is_light(comparison, item) or is_in_source(comparison, item)
        for item in comparison.statement.items[entity.first : entity.last]
        if item.kind == "name"
    ):
        return Verdict(True)
    if not missing:
        alone = len(words) < 2 or any(is_common(word) for word in words)
        return Verdict(True) if alone else _by_last_name(comparison.source, words[-1], words[:-1])
    if spelled_out(comparison, comparison.statement, entity):
        return Verdict(True)
    if len(missing) == len(words):
        return Verdict(False)
    if all(is_common(word) and not is_first_name(word) for word in missing):
        return Verdict(True)
    source = comparison.source
    last, given = words[-1], words[:-1]
    if last not in missing:
        return _of_another(source, words, missing) or _by_last_name(source, last, given)
    first = words[0]
    if first not in missing and not is_common(last):
        for at in _places_of(source, first):
            behind = _row(source.tokens, at, 1)
            if behind and fold(behind[-1].low) not in words:
                end = at + 1
                while source.tokens[end - 1] is not behind[-1]:
                    end += 1
                return Verdict(False, source.words(at, end))
    return Verdict(False)


def _of_another(source: Reading, words: Sequence[str], missing: Sequence[str]) -> Verdict | None:
    """Another of as many names, three or more: Kim Jong Un, for Kim Yo Jong; None without one."""
    if len(words) < 3 or not any(len(word) > 1 for word in missing):
        return None
    for at in _places_of(source, words[-1]):
        row = [*_row(source.tokens, at, -1), source.tokens[at], *_row(source.tokens, at, 1)]
        extra = [token for token in row if fold(token.low) not in words and len(token.text) > 1]
        if extra and len(row) == len(words):
            return Verdict(False, " ".join(token.text for token in row))
    return None


def _by_last_name(source: Reading, last: str, given: Sequence[str]) -> Verdict:
    """Whether somebody of this last name stands there whose first name may be the given one."""
    other = ""
    for at in _places_of(source, last):
        before = _row(source.tokens, at, -1)
        theirs = [fold(token.low) for token in before]
        if not theirs or any(may_be_same_first_name(a, b) for a in theirs for b in given):
            return Verdict(True)
        if any(is_common(word) for word in theirs) and len(theirs) == 1:
            # “Ohio State coach Peters”, “The Batman artist Ditko”: no first name, it may be.
            return Verdict(True)
        other = source.words(at - _steps(source.tokens, at, before[0]), at + 1)
    # It stands there in some other form, or in small letters.
    return Verdict(not other, other)


def _places_of(source: Reading, word: str) -> list[int]:
    return [
        at
        for at, token in enumerate(source.tokens)
        if token.capital and (token.low == word or fold(token.low) == word)
    ]


def _row(tokens: Sequence[Token], at: int, step: int) -> list[Token]:
    """The capitalised words right before or behind a word, titles left out, in their order."""
    found: list[Token] = []
    place = at + step
    while 0 <= place < len(tokens) and abs(place - at) <= 8:
        token = tokens[place]
        if token.sentence != tokens[at].sentence:
            break
        if token.capital and token.low not in _PARTICLES:  # “Von der Leyen” at a head.
            if token.low in TITLES or token.low in GENERIC:
                break
            found.append(token)
        elif token.text not in (".", "-", '"') and token.low not in _PARTICLES:
            break
        place += step
    return found if step > 0 else found[::-1]


def _steps(tokens: Sequence[Token], at: int, token: Token) -> int:
    """How many tokens stand from one up to another."""
    steps = 0
    while tokens[at - steps] is not token:
        steps += 1
    return steps


def spelled_out(comparison: Comparison, reading: Reading, entity: Entity) -> bool:
    """Whether the source has the same letters in a row, parted otherwise: Game Boy, TechCrunch."""
    tokens = reading.tokens[reading.items[entity.first].first : reading.items[entity.last - 1].last]
    letters = "".join(re.findall(r"[^\W_]+", "".join(fold(token.low) for token in tokens)))
    if len(letters) < 5:
        return False
    return letters in comparison.letters

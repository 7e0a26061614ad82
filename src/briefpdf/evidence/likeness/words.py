"""The words of a departure by what they do: limit, deny, join, or name a thing."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from functools import cache, lru_cache
import unicodedata

from msgspec import Struct

from ...source.pattern import lazy_pattern
from ..comparison import Comparison
from ..english import groups, rows
from ..lanes import Departure, Lane
from ..negation import denies_otherwise
from ..quantities.qualifier import qualifier_after
from ..quantities.quantity import Quantity
from ..reading import Item, Reading
from ..stems import stem


class Word(Struct, frozen=True):
    """An item of a departure: where it stands, as it is written in small letters, and its stem."""

    place: int
    low: str
    stem: str
    item: Item

    @property
    def is_mention(self) -> bool:
        """Whether it is a number, date, name or a document's number."""
        return self.item.kind != "word"


def words_at(reading: Reading, places: Iterable[int]) -> list[Word]:
    """The items at some places, without the words that qualify a number: “no fewer than”."""
    found = []
    for place in places:
        if reading.items[place].kind == "word" and _qualifies(reading, place):
            continue
        found.append(word_at(reading, place))
    return found


def word_at(reading: Reading, place: int) -> Word:
    """One item, whatever it does there."""
    item = reading.items[place]
    token = reading.tokens[item.first]
    return Word(place, token.low, token.stem, item)


def _qualifies(reading: Reading, place: int) -> bool:
    if "number" not in reading.of_kind:
        return False
    item = reading.items[place]
    for other in reading.items[max(0, place - 3) : place]:
        # “Fourteen or more states”, “14 states or more”.
        starts = range(other.last, min(other.last + 2, item.first + 1))
        if other.kind == "number" and any(
            item.first < qualifier_after(reading.tokens, start)[1] for start in starts
        ):
            return True
    for other in reading.items[place + 1 : place + 4]:
        first = getattr(other.mention, "first", None)
        if other.kind == "number" and isinstance(first, int) and first <= item.first < other.first:
            return True
    return False


@cache
def _classes() -> dict[str, str]:
    """The closed class of each word that has one; of two the first named."""
    found: dict[str, str] = {}
    for group, words in groups("closed_words").items():
        for word in words:
            found.setdefault(word, group)
    return found


def class_of(word: Word) -> str:
    """The closed class of a word, such as “share-5” or “negator”; empty for words of content."""
    return "" if word.is_mention else _classes().get(word.low, "")


def is_share(reading: Reading, word: Word) -> bool:
    """Whether “most” counts, as in “most states”, and does not compare, as in “most recent”."""
    if word.low == "whole" and word.item.first and reading.tokens[word.item.first - 1].low == "a":
        return False  # “As a whole”.
    if word.low != "most" or word.item.last >= len(reading.tokens):
        return True
    after = reading.tokens[word.item.last].low
    return after in ("of", "people") or (after.endswith("s") and not after.endswith("ous"))


@cache
def _turning() -> frozenset[frozenset[str]]:
    return frozenset(frozenset(row.split()) for row in rows("turning_relations"))


def turns(one: str, other: str) -> bool:
    """Whether two prepositions or conjunctions say another thing in each other's stead."""
    return frozenset((one, other)) in _turning()


@cache
def _meanings() -> tuple[dict[str, frozenset[int]], tuple[tuple[tuple[str, ...], ...], ...]]:
    """The rows of words that mean the same by word, and the rows of phrases."""
    single: dict[str, set[int]] = {}
    phrases = []
    for number, row in enumerate(rows("same_words")):
        ways = [part.split() for part in row.split("|")]
        if len(ways) == 1:
            ways = [[word] for word in ways[0]]
            for (word,) in ways:
                for form in (word, stem(word)):
                    single.setdefault(form, set()).add(number)
        else:
            # In a row of phrases, words beside a phrase are ways of their own.
            phrases.append(tuple(tuple(way) for way in ways))
    return {word: frozenset(found) for word, found in single.items()}, tuple(phrases)


def mean_the_same(one: Word, other: Word) -> bool:
    """Whether two words are forms of one or in one row of the table."""
    if one.item.key == other.item.key or one.stem == other.stem:
        return True
    if one.is_mention or other.is_mention:
        return one.low == other.low
    if _spelling(one.low) == _spelling(other.low):
        return True
    single = _meanings()[0]
    ours = single.get(one.low, frozenset()) | single.get(one.stem, frozenset())
    theirs = single.get(other.low, frozenset()) | single.get(other.stem, frozenset())
    return bool(ours & theirs)


# British and American spellings, and letters with their marks, come to one form.
_SPELLINGS = (
    (lazy_pattern("is(?=e[ds]?$|ing$|ation)"), "iz"),
    (lazy_pattern("ys(?=e[ds]?$|ing$)"), "yz"),
    (lazy_pattern("our(?!$)|our$"), "or"),
    (lazy_pattern("[ao]e"), "e"),
    (lazy_pattern("([lt])re(?=s?$)"), r"\1er"),
    (lazy_pattern("ll(?=ed$|ing$|er$)"), "l"),
    (lazy_pattern("ence$|ences$"), "ense"),
    (lazy_pattern("ogue"), "og"),
    (lazy_pattern("amme"), "am"),
)


@lru_cache(maxsize=10_000)
def _spelling(low: str) -> str:
    bare = "".join(
        letter for letter in unicodedata.normalize("NFD", low) if not unicodedata.combining(letter)
    )
    for pattern, instead in _SPELLINGS:
        bare = pattern.sub(instead, bare)
    return stem(bare)


def cancel(ours: list[Word], theirs: list[Word]) -> tuple[list[Word], list[Word]]:
    """What is left of both sides when words that say the same, in whatever order, are taken out."""
    ours, theirs = _without_phrases(ours, theirs)
    left = []
    for word in ours:
        same = next((other for other in theirs if mean_the_same(word, other)), None)
        if same is None:
            left.append(word)
        else:
            theirs = [other for other in theirs if other is not same]
    return left, theirs


def _without_phrases(ours: list[Word], theirs: list[Word]) -> tuple[list[Word], list[Word]]:
    if not ours or not theirs:
        return ours, theirs
    here, there = {word.low for word in ours}, {word.low for word in theirs}
    for ways in _meanings()[1]:
        mine = next((found for way in ways if way[0] in here and (found := _find(ours, way))), None)
        yours = mine and next(
            (found for way in ways if way[0] in there and (found := _find(theirs, way))), None
        )
        if mine and yours and (len(mine) > 1 or len(yours) > 1):
            ours = [word for word in ours if word not in mine]
            theirs = [word for word in theirs if word not in yours]
            here, there = {word.low for word in ours}, {word.low for word in theirs}
    return ours, theirs


def _find(words: list[Word], way: tuple[str, ...]) -> list[Word]:
    for at in range(len(words) - len(way) + 1):
        if all(words[at + i].low == low for i, low in enumerate(way)):
            return words[at : at + len(way)]
    return []


def beside_cut(source: Reading, places: range) -> list[Word]:
    """The modal verbs and negators right at either end of what was cut out of a sentence."""
    words = [word_at(source, place) for place in places]
    governing = [class_of(word).startswith(("modal", "negator")) for word in words]
    first = next((at for at, one in enumerate(governing) if not one), len(words))
    last = next((at for at, one in enumerate(reversed(governing)) if not one), len(words))
    return words[:first] + words[len(words) - last :] if first < len(words) else words


def without_of(words: list[Word]) -> list[Word]:
    """Words of relation, where “because of” is one of them."""
    behind = [None, *(word.low for word in words)]
    return [word for word, before in zip(words, behind, strict=False) if before != "because"]


def is_by_for_to(ours: list[Word], theirs: list[Word]) -> bool:
    """Whether “by” stands where the quotes have “from 40 percent to”."""
    lows = [word.low for word in theirs if not word.is_mention]
    return [word.low for word in ours] == ["by"] and lows == ["from", "to"] and len(theirs) == 3


def is_part_of(
    comparison: Comparison, departure: Departure, ours: list[Word], theirs: list[Word]
) -> bool:
    """Whether “4 of” was left out before a number: of all that there are not all are meant."""
    items, behind = comparison.statement.items, departure.ours.stop
    return (
        not ours
        and len(theirs) == 2
        and (theirs[0].item.kind, theirs[1].low) == ("number", "of")
        and behind < len(items)
        and items[behind].kind == "number"
    )


def share_of(word: Word) -> Fraction | None:
    """The part of all that a word is: 62 percent, three quarters; None for any other."""
    amount = word.item.mention
    if not isinstance(amount, Quantity) or amount.measure != "percent":
        return None
    return amount.value / 100


def of_classes(words: list[Word], *classes: str) -> list[Word]:
    """The words of some classes, by how these begin."""
    return [word for word in words if class_of(word).startswith(classes)]


def of_content(words: list[Word]) -> list[Word]:
    """The words that name something: mentions, and those that do nothing else."""
    return [word for word in words if word.is_mention or class_of(word) in ("", "order")]


def _is_logic(word: Word) -> bool:
    return bool(class_of(word)) or denies_otherwise(word.low, word.stem)


def unmoved(
    comparison: Comparison,
    lane: Lane,
    departure: Departure,
    ours: list[Word],
    theirs: list[Word],
) -> tuple[list[Word], list[Word]]:
    """Both sides without the words of logic that the other has elsewhere in the sentence."""
    statement, source = comparison.statement, comparison.source
    if not any(map(_is_logic, (*ours, *theirs))):
        return ours, theirs
    if len(ours) == len(theirs) == 1 and turns(ours[0].low, theirs[0].low):
        return ours, theirs  # “Fell to”, for “fell by”, whatever else it came to.
    sentences = {
        source.sentence(answer)
        for place in lane.items
        if (answer := comparison.ours[place]) is not None
    }
    there = {
        source.tokens[item.first].low
        for place, item in enumerate(source.items)
        if place not in comparison.theirs
        and source.sentence(place) in sentences
        and place not in departure.theirs
    }
    here = {
        statement.tokens[statement.items[place].first].low
        for place in lane.items
        if comparison.ours[place] is None and place not in departure.ours
    }
    return (
        [word for word in ours if not (_is_logic(word) and word.low in there)],
        [word for word in theirs if not (_is_logic(word) and word.low in here)],
    )

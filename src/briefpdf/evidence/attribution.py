"""Does a statement stay as unsure as its quotes, and leave to others what is their word?"""

from __future__ import annotations

from itertools import takewhile

from .comparison import Comparison
from .hedges import INTENDED, LIKELY, POSSIBLE, REPORTED, SAID, Hedge, families_at, find_hedges
from .reading import Reading

# What a statement may say in the place of each, itself included.
_KEEPS = {
    POSSIBLE: {POSSIBLE},
    LIKELY: {LIKELY, POSSIBLE, REPORTED, SAID},
    REPORTED: {REPORTED, SAID, LIKELY, POSSIBLE},
    SAID: {SAID, REPORTED, LIKELY, POSSIBLE},
    INTENDED: {INTENDED, POSSIBLE, LIKELY, REPORTED},
}
# Of what the source says of the matter beside, this much keeps it open too.
_SAME_SORT = {POSSIBLE: {POSSIBLE}, LIKELY: {LIKELY, POSSIBLE}, INTENDED: {INTENDED, POSSIBLE}}
_KINDS = {
    POSSIBLE: "certainty",
    LIKELY: "certainty",
    INTENDED: "certainty",
    REPORTED: "attribution",
    SAID: "attribution",
}
_STRONG = frozenset(
    "certainly definitely undoubtedly clearly inevitably surely undeniably proven proved proves "
    "invariably conclusively unquestionably".split()
)
_MODALS = {
    "may": 1,
    "might": 1,
    "could": 1,
    "can": 1,
    "would": 2,
    "should": 2,
    "will": 3,
    "must": 3,
    "shall": 3,
}
_PLAIN = frozenset("is are was were has have had does do did".split())
_RELATIVE = frozenset({"which", "who", "whose", "where"})
_COVERED = _LIKE = 0.5


def check_attribution(comparison: Comparison) -> None:
    """Adds a gap for what is plain fact in the statement and report or guess in the quotes."""
    ours = {hedge.item: hedge.family for hedge in find_hedges(comparison.statement)}
    for hedge in comparison.hedges:
        _check_hedge(comparison, hedge, ours)
    _check_strengthened(comparison)


def _check_hedge(comparison: Comparison, hedge: Hedge, ours: dict[int, str]) -> None:
    if hedge.item in comparison.theirs:
        return
    place = _place_of(comparison, hedge, ours)
    if place is None:
        return
    nearest = comparison.source.words(hedge.first, hedge.last)
    item = comparison.statement.items[place]
    if _KINDS[hedge.family] == "certainty":
        said = comparison.said(item)
        message = f"the statement says “{said}” for certain; the quotes say “{nearest}”"
    else:
        others = comparison.source.words(_speaker(comparison.source, hedge), hedge.last)
        message = f"the statement says as a fact what the quotes leave to others: “{others}”"
    comparison.report(_KINDS[hedge.family], item.first, item.last, message, nearest)


def _speaker(source: Reading, hedge: Hedge) -> int:
    """Where whoever says it begins: the words right before the verb, three at most."""
    sentence = source.tokens[hedge.first].sentence
    before = reversed(source.tokens[max(0, hedge.first - 3) : hedge.first])
    own = takewhile(lambda token: token.is_word and token.sentence == sentence, before)
    return hedge.first - sum(1 for _ in own)


def _place_of(comparison: Comparison, hedge: Hedge, ours: dict[int, str]) -> int | None:
    """The item of the statement that stands without the hedge; None where all is kept."""
    source = comparison.source
    if source.sentence(hedge.item) not in comparison.answering:
        return None
    if hedge.family in (SAID, REPORTED) and _is_credited(comparison, hedge):
        return None
    scope = _scope(comparison, hedge)
    if (end := _end_aside(comparison, hedge)) is not None:
        scope = [place for place in scope if source.items[place].first < end]
    answered = [place for place in scope if place in comparison.theirs]
    if not answered:
        return None
    if (cut := _cut_out(comparison, hedge, ours)) is not None:
        return cut
    if hedge.family == INTENDED:
        return None
    head = comparison.theirs.get(scope[0])
    place = head if head is not None else comparison.theirs[answered[0]]
    if head is None and len(answered) < _COVERED * min(len(scope), 8):
        return None
    if head is not None and len(answered) < min(2, len(scope)):
        return None
    return None if _is_kept(comparison, hedge, place, ours) else place


def _is_credited(comparison: Comparison, hedge: Hedge) -> bool:
    """Whether the statement names whose word it is: before “said”, behind “according to”."""
    source = comparison.source
    sentence = source.tokens[hedge.first].sentence
    step = 1 if source.tokens[hedge.first].low == "according" else -1
    if hedge.family == REPORTED and step == -1:
        return False
    at = hedge.item + step * (2 if step == 1 else 1)
    speakers: list[int] = []
    while 0 <= at < len(source.items) and source.sentence(at) == sentence and len(speakers) < 5:
        begin, end = sorted((source.items[at].first, hedge.first))
        if any(token.text in ",;:" for token in source.tokens[begin:end]):
            break
        if source.items[at].weight >= 1 and source.items[at].kind in ("word", "name"):
            speakers.append(at)
        at += step
    told = sum(place in comparison.theirs for place in speakers)
    return bool(speakers) and told * 2 >= len(speakers)


def _scope(comparison: Comparison, hedge: Hedge) -> list[int]:
    """The items that a hedge makes unsure: what follows it in the clause, or the whole sentence."""
    source = comparison.source
    sentence = source.tokens[hedge.first].sentence
    behind: list[int] = []
    for place in range(hedge.item, len(source.items)):
        item = source.items[place]
        if source.sentence(place) != sentence:
            break
        if item.first >= hedge.last and not (hedge.family == INTENDED and len(behind) > 6):
            behind.append(place)
    weighty = [place for place in behind if source.items[place].weight >= 1]
    if hedge.family in (SAID, REPORTED) and _is_parenthetical(comparison, hedge, weighty):
        first = hedge.item
        while first > 0 and source.sentence(first - 1) == sentence:
            first -= 1
        comma = _comma_behind(comparison, hedge)
        before = list(range(first, hedge.item))
        after = [
            place for place in behind if comma is not None and source.items[place].first > comma
        ]
        weighty = [place for place in before + after if source.items[place].weight >= 1]
    if hedge.family in (POSSIBLE, LIKELY) and not weighty:
        weighty = [
            place
            for place in range(max(0, hedge.item - 3), hedge.item)
            if source.items[place].weight >= 1
        ]
    return weighty


def _end_aside(comparison: Comparison, hedge: Hedge) -> int | None:
    """Where a clause between commas ends that a hedge is in: “Poland, which may join, bought”."""
    tokens = comparison.source.tokens
    at = hedge.first
    while at and tokens[at - 1].text not in ",;" and tokens[at].sentence == tokens[at - 1].sentence:
        at -= 1
    aside = at > 0 and tokens[at - 1].text == "," and tokens[at].low in _RELATIVE
    return _comma_behind(comparison, hedge) if aside else None


def _is_parenthetical(comparison: Comparison, hedge: Hedge, behind: list[int]) -> bool:
    """Whether the attribution is put in: “According to X, …”, “…, X said”, “…, according to X”."""
    tokens = comparison.source.tokens
    if tokens[hedge.first].low == "according":
        return True
    after = tokens[hedge.last].text if hedge.last < len(tokens) else "."
    return (hedge.family == SAID and after in (".", ",", ";")) or not behind


def _comma_behind(comparison: Comparison, hedge: Hedge) -> int | None:
    """The comma that closes what is put in."""
    tokens = comparison.source.tokens
    for place in range(hedge.last, len(tokens)):
        if tokens[place].sentence != tokens[hedge.first].sentence:
            return None
        if tokens[place].text == ",":
            return place
    return None


def _cut_out(comparison: Comparison, hedge: Hedge, hedges: dict[int, str]) -> int | None:
    """The item behind the place where the statement has all words but the hedge."""
    around = comparison.gap_around(hedge.item, ours=False)
    if around is None or len(around[0]) > 3 or len(around[1]) > 5:
        return None
    statement, ours = comparison.statement, around[0]
    retold = any(statement.items[other].weight >= 1 for other in around[0])
    if (
        retold
        or comparison.likeness(max(0, ours.start - 1)) < _LIKE
        or (hedge.family == INTENDED and around[0])
    ):
        return None
    place = min(around[0].stop, len(statement.items) - 1)
    keeps = _KEEPS[hedge.family]
    for other in _clause(comparison, place):
        token = statement.items[other].first
        if _is_new(comparison, other) and families_at(statement, token) & keeps:
            return None
        # A hedge that both have, right beside, still holds the same words.
        beside = ours.start - 3 <= other <= ours.stop + 1
        if (
            beside
            and comparison.ours[other] is not None
            and hedges.get(other) in (keeps & _SAME_SORT.get(hedge.family, keeps))
        ):
            return None
    return place


def _is_new(comparison: Comparison, place: int) -> bool:
    """Whether a word is the statement's own, and not one that the source has for something else."""
    token = comparison.statement.tokens[comparison.statement.items[place].first]
    return comparison.ours[place] is None and token.low not in comparison.lows


def _clause(comparison: Comparison, place: int) -> list[int]:
    """The items of the statement from one semicolon or sentence to the next, around one of them."""
    statement = comparison.statement
    found: list[int] = []
    for step in (-1, 1):
        at = place if step == 1 else place - 1
        while 0 <= at < len(statement.items) and statement.sentence(at) == statement.sentence(
            place
        ):
            begin, end = sorted((statement.items[at].first, statement.items[place].first))
            if any(token.text == ";" for token in statement.tokens[begin:end]):
                break
            found.append(at)
            at += step
    return found


def _is_kept(comparison: Comparison, hedge: Hedge, place: int, hedges: dict[int, str]) -> bool:
    """Whether the statement's clause has a word that leaves the matter open or to others.

    One that the source has too, for something else, holds only what follows it.
    """
    statement, keeps = comparison.statement, _KEEPS[hedge.family]
    for other in _clause(comparison, place):
        token = statement.items[other].first
        if _is_new(comparison, other) and families_at(statement, token) & keeps:
            return True
        family = hedges.get(other)
        if family in keeps & _SAME_SORT.get(hedge.family, keeps) and (
            other <= place or family in (REPORTED, SAID)
        ):
            return True
    return False


def _check_strengthened(comparison: Comparison) -> None:
    """Adds a gap for “will” where the quotes say “would”, and for “certainly” that nobody says."""
    statement = comparison.statement
    for place, item in enumerate(statement.items):
        low = statement.tokens[item.first].low
        if item.kind != "word" or comparison.ours[place] is not None:
            continue
        if low in _STRONG and low not in comparison.lows:
            message = f"the statement says “{low}”; the quotes are not that certain"
            comparison.report("certainty", item.first, item.last, message)
        elif low in _MODALS or low in _PLAIN:
            _check_modal(comparison, place, low)


def _check_modal(comparison: Comparison, place: int, low: str) -> None:
    """Adds a gap for “will” or “is” just where the quotes have a weaker verb."""
    source, statement = comparison.source, comparison.statement
    around = comparison.gap_around(place)
    if around is None or len(around[0]) > 4 or len(around[1]) > 4:
        return
    firsts = (statement.items[other].first for other in around[0])
    hedged = any(POSSIBLE in families_at(statement, first) for first in firsts)
    if hedged and low not in ("will", "must", "shall"):
        return
    for other in around[1]:
        theirs = source.tokens[source.items[other].first].low
        weak = _MODALS.get(theirs, 9)
        if _is_denied(source, other) or _is_denied(statement, place):
            return
        if low in _PLAIN and theirs not in ("may", "might", "could"):
            continue
        if other not in comparison.theirs and weak < _MODALS.get(low, 2 if low in _PLAIN else 0):
            item = statement.items[place]
            message = f"the statement says “{low}”; the quotes say “{theirs}”"
            comparison.report("certainty", item.first, item.last, message, theirs)
            return


def _is_denied(reading: Reading, place: int) -> bool:
    """Whether a “not” follows: “may not” forbids, so that “is not allowed to” says the same."""
    last = reading.items[place].last
    return last < len(reading.tokens) and reading.tokens[last].low == "not"

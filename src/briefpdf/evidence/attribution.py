"""Does a statement stay as unsure as its quotes, and leave to others what is their word?"""

from __future__ import annotations

from .comparison import Comparison
from .hedges import INTENDED, LIKELY, POSSIBLE, REPORTED, SAID, Hedge, families_at, find_hedges

# What a statement may say in the place of each, itself included.
_KEEPS = {
    POSSIBLE: {POSSIBLE},
    LIKELY: {LIKELY, POSSIBLE, REPORTED, SAID},
    REPORTED: {REPORTED, SAID, LIKELY, POSSIBLE},
    SAID: {SAID, REPORTED, LIKELY, POSSIBLE},
    INTENDED: {INTENDED, POSSIBLE, LIKELY, REPORTED},
}
_KINDS = {
    POSSIBLE: "certainty",
    LIKELY: "certainty",
    INTENDED: "certainty",
    REPORTED: "attribution",
    SAID: "attribution",
}
_STRONG = frozenset(
    "certainly definitely undoubtedly clearly inevitably surely undeniably proven proved proves invariably "
    "conclusively unquestionably".split()
)
_MODALS = {"may": 1, "might": 1, "could": 1, "can": 1, "would": 2, "should": 2, "will": 3, "must": 3, "shall": 3}
_COVERED = 0.5


def check_attribution(comparison: Comparison) -> None:
    """Adds a gap where the statement makes plain fact of what the quotes only report or think likely."""
    for hedge in find_hedges(comparison.source):
        _check_hedge(comparison, hedge)
    _check_strengthened(comparison)


def _check_hedge(comparison: Comparison, hedge: Hedge) -> None:
    if hedge.item in comparison.theirs:
        return
    place = _place_of(comparison, hedge)
    if place is None:
        return
    nearest = comparison.source.words(hedge.first, hedge.last)
    item = comparison.statement.items[place]
    said = comparison.said(item)
    if _KINDS[hedge.family] == "certainty":
        message = f"the statement says “{said}” for certain; the quotes say “{nearest}”"
    else:
        message = f"the statement says “{said}” as a fact; the quotes leave it to others: “{nearest}”"
    comparison.report(_KINDS[hedge.family], item.first, item.last, message, nearest)


def _place_of(comparison: Comparison, hedge: Hedge) -> int | None:
    """The item of the statement that stands without the hedge; None where all is kept."""
    source = comparison.source
    scope = _scope(comparison, hedge)
    if not scope:
        return None
    head = scope[0]
    answer = comparison.theirs.get(head)
    answered = [place for place in scope if place in comparison.theirs]
    weighty = [place for place in scope if source.items[place].weight >= 1]
    told = sum(place in comparison.theirs for place in weighty)
    if not weighty or not answered:
        return None
    place = answer if answer is not None else comparison.theirs[answered[0]]
    if _is_cut_out(comparison, hedge, place):
        return place
    if hedge.family == INTENDED:
        return None
    if answer is None and told < _COVERED * min(len(weighty), 8):
        return None
    if answer is not None and told < min(2, len(weighty)):
        return None
    return None if _is_kept(comparison, hedge, place) else place


def _scope(comparison: Comparison, hedge: Hedge) -> list[int]:
    """The items that a hedge makes unsure: what follows it in the clause, or the whole sentence."""
    source = comparison.source
    sentence = source.tokens[hedge.first].sentence
    behind = []
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
        before = [place for place in range(first, hedge.item)]
        after = [place for place in behind if comma is not None and source.items[place].first > comma]
        weighty = [place for place in before + after if source.items[place].weight >= 1]
    if hedge.family in (POSSIBLE, LIKELY) and not weighty:
        weighty = [
            place
            for place in range(max(0, hedge.item - 3), hedge.item)
            if source.items[place].weight >= 1
        ]
    return weighty


def _is_parenthetical(comparison: Comparison, hedge: Hedge, behind: list[int]) -> bool:
    """Whether the attribution is put in: “According to X, …”, “…, X said”, “…, according to X”."""
    tokens = comparison.source.tokens
    if tokens[hedge.first].low == "according":
        return True
    after = tokens[hedge.last].text if hedge.last < len(tokens) else "."
    return hedge.family == SAID and after in (".", ",", ";") or not behind


def _comma_behind(comparison: Comparison, hedge: Hedge) -> int | None:
    """The comma that closes what is put in."""
    tokens = comparison.source.tokens
    for place in range(hedge.last, len(tokens)):
        if tokens[place].sentence != tokens[hedge.first].sentence:
            return None
        if tokens[place].text == ",":
            return place
    return None


def _is_cut_out(comparison: Comparison, hedge: Hedge, place: int) -> bool:
    """Whether the statement has the words around the hedge as they are, and not the hedge."""
    source, statement = comparison.source, comparison.statement
    begin, end = hedge.item - 1, hedge.item
    while end < len(source.items) and source.items[end].first < hedge.last:
        end += 1
    left, right = comparison.theirs.get(begin), comparison.theirs.get(end)
    if left is None or right is None or not 0 < right - left <= 3:
        return False
    if source.items[begin].weight + source.items[end].weight < 1:
        return False
    near = range(max(0, left - 3), min(len(statement.items), right + 3))
    for other in near:
        if comparison.ours[other] is not None:
            continue
        families = families_at(statement, statement.items[other].first)
        if families & _KEEPS[hedge.family]:
            return False
    # Another hedge of the source that both have, right beside, still holds the same words.
    for other in (*range(max(0, left - 2), left + 1), *range(right, right + 2)):
        if other >= len(statement.items):
            continue
        families = families_at(statement, statement.items[other].first)
        if families & {hedge.family}:
            return False
    return True


def _is_kept(comparison: Comparison, hedge: Hedge, place: int) -> bool:
    """Whether the statement's sentence has any word that leaves the matter open or to others."""
    statement = comparison.statement
    sentence = statement.sentence(place)
    for other, item in enumerate(statement.items):
        if statement.sentence(other) != sentence:
            continue
        if families_at(statement, item.first) & _KEEPS[hedge.family]:
            return True
    return False


def _check_strengthened(comparison: Comparison) -> None:
    """Adds a gap for “will” where the quotes say “would”, and for “certainly” that nobody says."""
    statement, source = comparison.statement, comparison.source
    for place, item in enumerate(statement.items):
        low = statement.tokens[item.first].low
        if item.kind != "word" or comparison.ours[place] is not None:
            continue
        if low in _STRONG and low not in comparison.lows:
            message = f"the statement says “{low}”; the quotes are not that certain"
            comparison.report("certainty", item.first, item.last, message)
        elif low in _MODALS:
            for other in comparison.opposite(place):
                theirs = source.tokens[source.items[other].first].low
                if _MODALS.get(theirs, 9) < _MODALS[low]:
                    message = f"the statement says “{low}”; the quotes say “{theirs}”"
                    comparison.report("certainty", item.first, item.last, message, theirs)
                    break

"""Does a statement deny what its quotes deny, and nothing else?"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from .antonyms import are_opposed
from .comparison import Comparison
from .negation import Negation, denies_otherwise, is_denying, is_of_the_rest
from .reading import Reading

_UNTIL = frozenset({"until", "till", "before"})
# How many words away a negation may stand and still be the one that is sought.
_NEAR = 5
_MOST_PAIRS = 2_000


def check_negations(comparison: Comparison) -> None:
    """Adds a gap for each negation that the statement adds to its quotes or has lost."""
    ours, theirs = list(comparison.negations), list(comparison.their_negations)
    denied, denied_there = _keys(comparison.statement, ours), _keys(comparison.source, theirs)
    if not (ours or theirs) or len(ours) * len(theirs) > _MOST_PAIRS:
        return
    _match(comparison, ours, theirs)
    for one in ours:
        if one.head is not None and comparison.statement.items[one.head].key in denied_there:
            continue
        if _is_added(comparison, one, theirs):
            _report_added(comparison, one)
    for one in theirs:
        if one.head is not None and comparison.source.items[one.head].key in denied:
            continue
        place = _where_dropped(comparison, one, ours)
        if place is not None:
            _report_dropped(comparison, one, place)


def _keys(reading: Reading, negations: list[Negation]) -> set[object]:
    """The words that are denied, each of “not admit or deny”."""
    found: set[object] = set()
    for one in negations:
        if one.head is None:
            continue
        found.add(reading.items[one.head].key)
        for place in range(one.head + 1, min(one.head + 5, len(reading.items) - 1)):
            if reading.tokens[reading.items[place].first].low in ("or", "nor"):
                found.add(reading.items[place + 1].key)
    return found


def _match(comparison: Comparison, ours: list[Negation], theirs: list[Negation]) -> None:
    """Takes out of both lists the negations that answer each other."""
    answers: tuple[Callable[[Negation, Negation], bool], ...] = (
        lambda one, other: one.head is not None and comparison.ours[one.head] == other.head,
        lambda one, other: _answer(comparison, one.at) == _at(comparison.source, other),
        lambda one, other: one.until and other.until,
    )
    for fits in answers:
        for one in list(ours):
            for other in theirs:
                if fits(one, other):
                    ours.remove(one)
                    theirs.remove(other)
                    break


def _answer(comparison: Comparison, token: int) -> int | None:
    item = comparison.statement.item_at.get(token)
    return None if item is None else comparison.ours[item]


def denied_heads(negations: Iterable[Negation]) -> set[int]:
    """The items that are denied."""
    return {one.head for one in negations if one.head is not None}


def _is_added(comparison: Comparison, one: Negation, free: list[Negation]) -> bool:
    statement, source = comparison.statement, comparison.source
    item = statement.item_at.get(one.at)
    if item is None:
        return False
    answer = comparison.ours[one.head] if one.head is not None else None
    if one.until and answer is not None and _has(source, [answer], _UNTIL - {"before"}):
        return False
    sentences = _answering(comparison, item)
    if (
        _denies_anew(comparison, sentences)
        or _is_supposed(comparison, one)
        or is_of_the_rest(statement, {statement.sentence(item)}, source, sentences)
        or any(_excepts(source, sentence) for sentence in sentences)
    ):
        return False
    strict = comparison.ours[item] is None and comparison.is_verbatim(item)
    around = comparison.gap_around(item) if strict else None
    if around is not None:
        near = range(around[1].start - _NEAR, around[1].stop + _NEAR)
        close = range(max(0, near.start), min(len(source.items), near.stop))
        if _denies(source, (at for at in close if at not in comparison.theirs)):
            return False
        return not _denies(source, around[1]) and not any(
            _at(source, other) in near for other in free
        )
    if any(source.tokens[other.at].sentence in sentences for other in free):
        return False
    if one.until and answer is not None:
        return False
    if answer is not None and strict:
        near = range(max(0, answer - 4), min(len(source.items), answer + 2))
        return not _denies(source, (at for at in near if at not in comparison.theirs))
    places = [
        place
        for place in range(len(source.items))
        if source.sentence(place) in sentences and place not in comparison.theirs
    ]
    if answer is not None:
        places = [place for place in places if abs(place - answer) <= 6]
        return not _denies(source, places)
    return (
        bool(sentences) and not _denies(source, places) and not _is_opposed(comparison, one, places)
    )


def _is_supposed(comparison: Comparison, one: Negation) -> bool:
    """Whether a negation only sets a condition that the source does not set: “if not”."""
    tokens = comparison.statement.tokens
    begin = max(0, one.at - 6)
    lows = {token.low for token in tokens[begin : one.at]}
    head = one.head is not None and comparison.ours[one.head] is not None
    return bool(lows & {"if", "unless", "whether"}) and not head and "if" not in comparison.lows


def _denies_anew(comparison: Comparison, sentences: set[int]) -> bool:
    """Whether the source denies by a word that the statement does not have: denied, bars, lacks."""
    source = comparison.source
    places = [
        place
        for place in range(len(source.items))
        if place not in comparison.theirs and source.sentence(place) in sentences
    ]
    tokens = (source.tokens[source.items[place].first] for place in places)
    return any(is_denying(token.stem) for token in tokens)


def _answering(comparison: Comparison, item: int) -> set[int]:
    """The sentences of the source that answer at least two words of an item's sentence."""
    sentence = comparison.statement.sentence(item)
    counts: dict[int, float] = {}
    for place, answer in enumerate(comparison.ours):
        if answer is not None and comparison.statement.sentence(place) == sentence:
            number = comparison.source.sentence(answer)
            counts[number] = counts.get(number, 0) + comparison.statement.items[place].weight
    return {number for number, weight in counts.items() if weight >= 2}


def _at(reading: Reading, negation: Negation) -> int:
    return reading.item_at.get(negation.at, -9)


def _denies(reading: Reading, places: Iterable[int]) -> bool:
    """Whether a word among these items can stand for a “not”."""
    tokens = (reading.tokens[reading.items[place].first] for place in places)
    return any(denies_otherwise(token.low, token.stem) for token in tokens)


def _is_opposed(comparison: Comparison, one: Negation, places: list[int]) -> bool:
    """Whether the source has the opposite of what the statement denies."""
    if one.head is None:
        return True
    low = comparison.statement.tokens[comparison.statement.items[one.head].first].low
    source = comparison.source
    return any(are_opposed(low, source.tokens[source.items[place].first].low) for place in places)


def _where_dropped(comparison: Comparison, one: Negation, free: list[Negation]) -> int | None:
    """The item of the statement that says what the source denies, if any."""
    statement, source = comparison.statement, comparison.source
    item = source.item_at.get(one.at)
    if item is None or any(
        _excepts(statement, statement.sentence(at)) for at in comparison.theirs.values()
    ):
        return None
    if _is_contrast(comparison, one):
        return None
    sentence = source.sentence(item)
    saying = {
        statement.sentence(ours)
        for theirs, ours in comparison.theirs.items()
        if source.sentence(theirs) == sentence
    }
    if is_of_the_rest(statement, saying, source, {sentence}):
        return None
    passed: set[int] = set()
    if one.head is not None and (said := comparison.theirs.get(one.head)) is not None:
        # “Approved without delay” does not say that it was not approved.
        passed = {_at(statement, other) for other in free if _is_without(statement, other, said)}
        free = [other for other in free if _at(statement, other) not in passed]
    around = comparison.gap_around(item, ours=False) if item not in comparison.theirs else None
    if around is not None and _is_tight(comparison, around):
        near = range(around[0].start - _NEAR, around[0].stop + _NEAR)
        if _denies(statement, around[0]) or any(_at(statement, other) in near for other in free):
            return None
        if _denies(statement, set(_unanswered(comparison, near)) - passed):
            return None
        return None if one.until and not _has_until(comparison, around[0].stop) else around[0].stop
    place = comparison.theirs.get(one.head) if one.head is not None else None
    if place is None:
        return _until_alone(comparison, one) if not free else None
    if any(
        statement.sentence(_at(statement, other)) == statement.sentence(place) for other in free
    ):
        return None
    if one.until and not _has_until(comparison, place):
        return None
    near = range(place - 5, place + 7)
    return None if _denies(statement, set(_unanswered(comparison, near)) - passed) else place


def _is_without(reading: Reading, other: Negation, place: int) -> bool:
    """Whether a “without” stands behind a word, and so denies something else."""
    return reading.tokens[other.at].low == "without" and _at(reading, other) > place


def _is_contrast(comparison: Comparison, one: Negation) -> bool:
    """Whether what is denied was only set against the rest: “memory, but not naive, cells”."""
    before = comparison.source.tokens[one.at - 1].low if one.at else ""
    return (
        before in ("but", "and", ",")
        and comparison.source.tokens[one.at].low == "not"
        and one.head is not None
        and one.head not in comparison.theirs
    )


def _unanswered(comparison: Comparison, near: range) -> list[int]:
    """The items of the statement in a range that the source does not have there."""
    places = range(max(0, near.start), min(len(comparison.ours), near.stop))
    return [place for place in places if comparison.ours[place] is None]


def _is_tight(comparison: Comparison, around: tuple[range, range]) -> bool:
    """Whether the source's words stand in the statement as they are, but for very few."""
    if comparison.is_verbatim(max(0, around[0].start - 1)):
        return True
    items = comparison.source.items
    return not around[0] and sum(items[place].weight >= 1 for place in around[1]) <= 1


def _until_alone(comparison: Comparison, one: Negation) -> int | None:
    """The “until” of a statement that has lost the “not” that belongs to it."""
    if not one.until:
        return None
    for place, item in enumerate(comparison.statement.items):
        low = comparison.statement.tokens[item.first].low
        if low == "until" and comparison.ours[place] is not None:
            sentence = comparison.statement.sentence(place)
            places = [at for at in range(place) if comparison.statement.sentence(at) == sentence]
            return None if _denies(comparison.statement, places) else max(0, place - 1)
    return None


def _has_until(comparison: Comparison, place: int) -> bool:
    return _has(comparison.statement, [min(place, len(comparison.statement.items) - 1)], _UNTIL)


def _excepts(reading: Reading, sentence: int) -> bool:
    """Whether a sentence takes something out of a whole: “all states but two”."""
    tokens = [token for token in reading.tokens if token.sentence == sentence]
    for at, token in enumerate(tokens):
        if token.low in ("but", "except", "save"):
            before = {one.low for one in tokens[max(0, at - 3) : at]}
            if before & {"all", "every", "any", "each"}:
                return True
    return False


def _has(reading: Reading, places: list[int], words: frozenset[str]) -> bool:
    """Whether the sentences of these items have one of the words."""
    sentences = {reading.sentence(place) for place in places if place < len(reading.items)}
    return any(token.low in words and token.sentence in sentences for token in reading.tokens)


def _report_added(comparison: Comparison, one: Negation) -> None:
    said = _around(comparison.statement, one.at)
    word = comparison.statement.tokens[one.at].text
    message = f"the statement says “{said}”; the quotes do not deny it"
    comparison.report("negation", one.at, one.at + 1, message, "" if word else said)


def _report_dropped(comparison: Comparison, one: Negation, place: int) -> None:
    item = comparison.statement.items[place]
    there = _around(comparison.source, one.at)
    message = f"the statement says “{comparison.said(item)}”; the quotes say “{there}”"
    comparison.report("negation", item.first, item.last, message, there)


def _around(reading: Reading, at: int) -> str:
    return reading.words(max(0, at - 1), min(len(reading.tokens), at + 3))

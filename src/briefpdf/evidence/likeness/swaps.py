"""Somebody else in the same place: what a sentence of the source says of one, said of another.

“The court vacated the rule, and the agency appealed” does not say that the agency vacated it.
Copies are looked at word by word elsewhere; here a stretch of the sentence is enough.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from ..comparison import Comparison
from ..english import words
from ..reading import Item, Reading
from ..stems import stem
from ..tokens import Token
from .exchange import joins_both

# So many items in one run, of so much weight, words among them, say that it is the source's own.
_RUN, _WEIGHT, _WORDS = 4, 3.0, 2
# Behind a word, they put it into a row whose order says nothing.
_LISTING = frozenset({",", ";", "and", "or", "&", "/"})
_ARTICLES = frozenset({"the", "a", "an"})


def check_swaps(comparison: Comparison) -> None:
    """Adds a gap for a name, number or noun in the place of another of the same sentence."""
    for lane in comparison.lanes:
        if lane.is_copy:
            continue
        for place in lane.items:
            theirs = _in_its_stead(comparison, place, lane.items)
            if theirs is not None:
                _report(comparison, place, theirs)


def check_exchanges(comparison: Comparison) -> None:
    """Adds a gap for two words of a sentence that change places, with nothing else changed."""
    for lane in comparison.lanes:
        _check_exchange(comparison, lane.items)


def _check_exchange(comparison: Comparison, lane: range) -> None:
    """A gap for two words that change places around others, with nothing else changed.

    “Corn costs $7 and wheat costs $4” of wheat at $7 and corn at $4.
    """
    statement, source = comparison.statement, comparison.source
    ours = [statement.items[at] for at in lane if statement.items[at].weight >= 1]
    keys = [item.key for item in ours]
    # Two that change places have no answer both, and all that is said stands there.
    if len(set(keys)) < 3 or not comparison.keys.issuperset(keys):
        return
    if all(comparison.ours[at] is not None for at in lane if statement.items[at].weight >= 1):
        return
    theirs = [(at, item) for at, item in enumerate(source.items) if item.weight >= 1]
    for start in range(len(theirs) - len(ours) + 1):
        run = theirs[start : start + len(ours)]
        apart = [at for at, (_, item) in enumerate(run) if item.key != keys[at]][:3]
        if len(apart) != 2 or apart[1] - apart[0] < 2:
            continue
        one, other = apart
        if (keys[one], keys[other]) != (run[other][1].key, run[one][1].key):
            continue
        if source.sentence(run[0][0]) == source.sentence(run[-1][0]) and _turns(
            comparison, (ours[0], ours[one], ours[other], ours[-1]), run[0][1], run[-1][1]
        ):
            _say_exchanged(comparison, ours[one], ours[other])
            return


def _turns(
    comparison: Comparison, ours: tuple[Item, Item, Item, Item], first: Item, last: Item
) -> bool:
    """Whether two words that change places say something else: in no list, the rest just so.

    “The suspect was extradited from Cameroon” is “Cameroon extradited the suspect”.
    """
    begin, one, other, end = ours
    here, there = comparison.statement.tokens, comparison.source.tokens
    kinds = {one.kind, other.kind}
    if kinds not in ({"word"}, {"name"}) or _are_listed(here, one, other):
        return False
    if {token.stem for token in here[one.last : other.first]} & _mutual():
        return False
    both = (here[begin.first : end.last], there[first.first : last.last])
    rest = [sorted(one.low for one in tokens if one.low not in _ARTICLES) for tokens in both]
    return rest[0] == rest[1]


def _are_listed(tokens: Sequence[Token], one: Item, other: Item) -> bool:
    """Whether two items stand in one row, as “food, water, and shelter” do."""
    at = other.first - 1
    while at > one.last and tokens[at].low in _ARTICLES:
        at -= 1
    return tokens[one.last].low in _LISTING and tokens[at].low in _LISTING


@cache
def _mutual() -> frozenset[str]:
    """What two do to each other, by its stem: who is named first says nothing."""
    return frozenset(map(stem, words("mutual_verbs")))


def _say_exchanged(comparison: Comparison, one: Item, other: Item) -> None:
    first, second = comparison.said(one), comparison.said(other)
    quoted = f"{second} … {first}"
    message = f"the statement says “{first} … {second}” where the quotes say “{quoted}”"
    comparison.report("relation", one.first, one.last, message, quoted, True)


def _in_its_stead(comparison: Comparison, place: int, lane: range) -> int | None:
    """The item of the source that stands where the statement has another one of its sentence."""
    answers, items = comparison.ours, comparison.source.items
    ours = comparison.statement.items[place]
    if answers[place] is not None or ours.weight < 1 or place + 1 not in lane:
        return None
    if comparison.statement.tokens[ours.last].kind == "mark":
        return None  # One of a list, whose order says nothing.
    behind = answers[place + 1]
    if behind is None or behind == 0 or behind - 1 in comparison.theirs:
        return None
    theirs = items[behind - 1]
    if theirs.kind != ours.kind or theirs.weight < 1 or theirs.key == ours.key:
        return None
    sentence = comparison.source.sentence(behind)
    if comparison.source.sentence(behind - 1) != sentence:
        return None
    if ours.kind == "word" and not (
        _is_at_head(comparison.statement, place) and _is_at_head(comparison.source, behind - 1)
    ):
        return None  # Elsewhere most words are no more than another way to say it.
    run = [*_run(comparison, place, lane, behind, 1), *_run(comparison, place, lane, behind, -1)]
    worded = sum(item.kind == "word" and item.weight >= 1 for item in run)
    if len(run) < _RUN or sum(item.weight for item in run) < _WEIGHT or worded < _WORDS:
        return None
    elsewhere = [
        other
        for other, item in enumerate(items)
        if item.key == ours.key
        and comparison.source.sentence(other) == sentence
        and other not in comparison.theirs
    ]
    if not elsewhere or joins_both(comparison.source, items[elsewhere[0]], theirs):
        return None
    return behind - 1


def _is_at_head(reading: Reading, place: int) -> bool:
    """Whether only small words stand before an item in its sentence."""
    sentence = reading.sentence(place)
    while place and reading.sentence(place - 1) == sentence:
        place -= 1
        if reading.items[place].weight >= 1:
            return False
    return True


def _run(comparison: Comparison, place: int, lane: range, behind: int, step: int) -> list[Item]:
    """The items next to a place, one way, that follow one another in the source just so."""
    answers, found = comparison.ours, []
    at, expected = place + step, behind if step == 1 else behind - 2
    while at in lane and answers[at] == expected:
        found.append(comparison.statement.items[at])
        at, expected = at + step, expected + step
    return found


def _report(comparison: Comparison, place: int, theirs: int) -> None:
    item, other = comparison.statement.items[place], comparison.source.items[theirs]
    said, quoted = comparison.said(item), comparison.quoted(other)
    message = f"the statement says “{said}” where the quotes say “{quoted}”"
    sure = item.kind != "word"
    comparison.report(item.kind, item.first, item.last, message, quoted, sure)

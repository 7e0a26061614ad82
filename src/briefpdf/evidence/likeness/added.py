"""Facts that a statement adds to a copy in a clause or a sentence of its own."""

from __future__ import annotations

from ..comparison import Comparison
from ..lanes import Departure, Lane
from ..quotations import find_quotations
from ..thresholds import ADDED_SENTENCE, ADDED_WORDS
from .thin import share_held
from .words import Word, class_of, of_classes, words_at

_AUXILIARIES = frozenset(
    "is are was were be been has have had do does did will would can could may might must shall "
    "should".split()
)
_BEGINNING = frozenset(
    "and but or which who that because although though while when where after before if as so "
    "with since despite whereas until".split()
)
_SETTING = frozenset("if when while although though unless whenever once as".split())


def is_clause(
    comparison: Comparison, departure: Departure, ours: list[Word], theirs: list[Word]
) -> bool:
    """Whether words that were put in tell a fact of their own: a verb, and what it is about."""
    statement = comparison.statement
    content = [word for word in words_at(statement, departure.ours) if not class_of(word)]
    if min(len(content), len(ours)) < ADDED_WORDS or len(theirs) > 1:
        return False
    first = statement.items[departure.ours[0]].first
    last = statement.items[departure.ours[-1]].last
    tokens = statement.tokens
    if not departure.tail and tokens[last].kind != "mark":
        return False  # It goes on in words that the quotes have: “which comes to a total of 234”.
    before = tokens[first - 1].text if first else ""
    # Two words tell a fact behind a conjunction only: “, and the director fled”.
    marks = ",;:—-" if len(content) > ADDED_WORDS else ";"
    begins = tokens[first].low in _BEGINNING or (before != "" and before in marks)
    if before == "(":
        begins = last < len(tokens) and tokens[last].text == ")"
    if departure.head and tokens[first].low in _SETTING:
        return False  # It says when the rest holds, and nothing of its own.
    verbal = any(
        token.low in _AUXILIARIES or (token.is_word and token.low.endswith("ed"))
        for token in tokens[first:last]
    )
    return begins and verbal


def say_added(comparison: Comparison, departure: Departure) -> None:
    """Adds a gap for a clause that the quotes do not have."""
    statement = comparison.statement
    first = statement.items[departure.ours[0]].first
    last = statement.items[departure.ours[-1]].last
    _say(comparison, first, last, True)


def heads_all(departure: Departure, ours: list[Word]) -> bool:
    """Whether an “only”, “most” or “all” was put before the first words of the quotes."""
    alone = departure.head and not departure.theirs and len(ours) == 1 and ours[0].low != "both"
    return alone and bool(of_classes(ours, "focus", "share-4", "share-5"))


def check_added_sentences(comparison: Comparison) -> None:
    """Adds a gap for a sentence of which the quotes say nothing, beside one that copies them."""
    if not any(lane.is_copy for lane in comparison.lanes):
        return
    for lane in comparison.lanes:
        if not lane.is_copy and _is_new(comparison, lane):
            items = comparison.statement.items
            _say(comparison, items[lane.items[0]].first, items[lane.items[-1]].last, True)


def _is_new(comparison: Comparison, lane: Lane) -> bool:
    if _parts_quotation(comparison, lane):
        return False
    words = [word for word in words_at(comparison.statement, lane.items) if not class_of(word)]
    plain = sum(not word.is_mention for word in words)
    # “It also paid $4 million to Boeing” tells a fact with a single verb.
    tells = plain > 1 or (plain and any(word.item.kind in ("number", "date") for word in words))
    return bool(tells) and share_held(comparison, lane) < ADDED_SENTENCE


def _parts_quotation(comparison: Comparison, lane: Lane) -> bool:
    """Whether a sentence begins or ends at a mark within a quotation: “‘What now?’ he asked”."""
    statement = comparison.statement
    text = statement.words(0, len(statement.tokens))
    first, last = statement.items[lane.items[0]].first, statement.items[lane.items[-1]].last
    begins, ends = (len(statement.words(0, at)) for at in (first, last))
    return any(
        quoted.start < begins < quoted.end - 1 or quoted.start + 1 < ends < quoted.end - 1
        for quoted in find_quotations(text)
    )


def _say(comparison: Comparison, first: int, last: int, sure: bool) -> None:
    said = comparison.statement.words(first, min(last, first + 12))
    message = f"the statement adds “{said}”, of which the quotes say nothing"
    comparison.report("added", first, last, message, "", sure)

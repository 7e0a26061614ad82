"""What a copy leaves out at the head, at the tail or in one piece: denial, doubt and conditions."""

from __future__ import annotations

from ..comparison import Comparison
from ..english import words
from ..hedges import LIKELY, POSSIBLE, REPORTED, SAID, families_at
from ..lanes import Departure, Lane
from ..negation import denies_of
from ..quotation.context.before import shifts_before
from ..quotation.context.sentence import Surroundings
from ..reading import Reading
from .words import Word, class_of, words_at

_BINDING = frozenset("unless except provided providing".split())
_ONLY = frozenset("if when after where with until in".split())
_OPEN = frozenset("whether if".split())
# So many words of what was cut decide how the rest is meant: “has no record of a claim that”.
_DECIDING = 7
_MOST_SHOWN = 9
_BEST = frozenset("most least best worst".split())
# They only end as superlatives do.
_NOT_BEST = frozenset(
    """
    request interest forest arrest protest harvest test contest conquest rest guest quest west
    bequest inquest manifest priest unrest northwest southwest midwest invest honest modest earnest
    """.split()
)


def check_cut(comparison: Comparison, lane: Lane, departure: Departure) -> None:
    """Adds a gap where the words that were cut deny the rest, leave it open or set a condition."""
    cut = words_at(comparison.source, departure.theirs)
    if not cut or _is_kept(comparison, lane, cut):
        return
    if departure.head:
        _check_head(comparison, lane, cut)
    first, second = cut[0].low, cut[1].low if len(cut) > 1 else ""
    behind = not departure.head or len(cut) == 1
    if _is_titled(comparison, cut[0]):
        return
    if first in _BINDING or (first == "if" and behind) or (first == "only" and second in _ONLY):
        end = cut[min(len(cut), _MOST_SHOWN) - 1].item.last
        said = comparison.source.words(cut[0].item.first, end)
        message = f"the statement leaves out the condition “{said}”"
        say_left_out(comparison, lane, departure, "context", True, message, said)


def _is_titled(comparison: Comparison, first: Word) -> bool:
    """Whether what was cut is part of a title: “If” written large within a sentence."""
    tokens = comparison.source.tokens
    at = first.item.first
    within = at > 0 and tokens[at - 1].sentence == tokens[at].sentence
    return within and tokens[at].capital


def _is_kept(comparison: Comparison, lane: Lane, cut: list[Word]) -> bool:
    """Whether the statement has what was cut elsewhere, moved or said by other words."""
    here = {comparison.statement.items[place].key for place in lane.items}
    content = [word for word in cut if not class_of(word)]
    return bool(content) and sum(word.item.key in here for word in content) * 2 > len(content)


def _check_head(comparison: Comparison, lane: Lane, cut: list[Word]) -> None:
    """The words before the rest, when they end in “that”, “whether” or a verb that governs it."""
    source = comparison.source
    last = cut[-1]
    begins = next(answer for place in lane.items if (answer := comparison.ours[place]) is not None)
    between = source.tokens[last.item.last : source.items[begins].first]
    if any(token.text in ",;:" for token in between):
        return
    said = source.words(cut[max(0, len(cut) - _MOST_SHOWN)].item.first, last.item.last)
    deciding = cut[-_DECIDING:]
    departure = Departure(range(lane.items.start, lane.items.start), range(0), head=True)
    if last.low == "that" or last.low == "of":
        if _is_denied(source, source.items[begins].first, last.low == "of", deciding[:-1]):
            message = f"the statement says as a fact what the quotes deny: “{said} …”"
            say_left_out(comparison, lane, departure, "negation", True, message, said)
            return
        if last.low == "of":
            return
        families: set[str] = set()
        for word in deciding[:-1]:
            families |= families_at(source, word.item.first)
        if families & {REPORTED, SAID, LIKELY} and not _is_credited(comparison, lane):
            message = f"the statement says as a fact what the quotes leave to others: “{said} …”"
            sure = REPORTED in families and SAID not in families
            say_left_out(comparison, lane, departure, "attribution", sure, message, said)
    elif last.low in _OPEN:
        message = f"the statement says as a fact what the quotes leave open: “{said} …”"
        say_left_out(comparison, lane, departure, "context", True, message, said)


def _is_denied(source: Reading, first: int, noun: bool, deciding: list[Word]) -> bool:
    """Whether what stands before a token denies what follows: “no evidence that”, not “no doubt”.

    Behind an “of” a `noun` follows, and no clause.
    """
    if noun:
        return any(class_of(word) == "negator" or denies_of(word.low) for word in deciding)
    if deciding and deciding[-1].low == "unlikely":
        return True
    around = Surroundings("", tuple(source.tokens), ())
    return any(shift.kind == "denial" for shift in shifts_before(around, first))


def _is_credited(comparison: Comparison, lane: Lane) -> bool:
    """Whether the statement says elsewhere in its sentence that it is somebody's word."""
    statement = comparison.statement
    firsts = [statement.items[place].first for place in lane.items]
    return any(families_at(statement, first) & {REPORTED, SAID} for first in firsts)


def say_left_out(
    comparison: Comparison,
    lane: Lane,
    departure: Departure,
    kind: str,
    sure: bool,
    message: str,
    nearest: str,
) -> None:
    """Adds a gap where the statement goes on, without what stands there in the quotes."""
    place = min(departure.ours.stop, lane.items.stop - 1)
    item = comparison.statement.items[place]
    comparison.report(kind, item.first, item.last, message, nearest, sure)


def is_next_to(
    comparison: Comparison, departure: Departure, ours: list[Word], theirs: list[Word]
) -> bool:
    """Whether “one of”, “among” or “second” was left out before a superlative."""
    items, behind = comparison.statement.items, departure.ours.stop
    tokens = comparison.statement.tokens
    if behind + 1 < len(items) and tokens[items[behind].first].low == "the":
        behind += 1
    lows = [word.low for word in theirs]
    rank = len(theirs) == 1 and getattr(theirs[0].item.mention, "measure", "") == "ordinal"
    if ours or behind >= len(items) or not (rank or lows in (["one", "of"], ["among"])):
        return False
    low = tokens[items[behind].first].low
    return low in _BEST or (low.endswith("est") and low not in _NOT_BEST)


def lost_words(comparison: Comparison, departure: Departure, theirs: list[Word]) -> list[Word]:
    """The words that reserve something and were left out, with nothing as open in their stead."""
    lost = [word for word in theirs if not word.is_mention and word.low in words("reserving_words")]
    if not lost or len(theirs) > 2:
        return []
    statement = comparison.statement
    soft = any(
        POSSIBLE in families_at(statement, statement.items[place].first) for place in departure.ours
    )
    return [] if soft else lost

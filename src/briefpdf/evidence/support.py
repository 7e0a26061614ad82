"""Does a passage say what a statement says?"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
import re
import unicodedata

from msgspec import Struct

from ..source.pattern import lazy_pattern
from .attribution import check_attribution
from .comparison import Comparison
from .direction_support import check_directions
from .facts.actors import check_actors
from .facts.dates import check_dates
from .facts.names import check_names
from .facts.quantities import check_quantities
from .gap import Gap
from .likeness.added import check_added_sentences
from .likeness.copies import check_copies
from .likeness.lacking import check_lacking
from .likeness.owners import check_owners
from .likeness.severity import weigh
from .likeness.swaps import check_exchanges, check_swaps
from .likeness.thin import find_missing
from .names.acronyms import find_definitions
from .names.reading import known_phrases, phrases_of
from .negation_support import check_negations
from .reading import read_text
from .standing import check_standing
from .tokens import plain

__all__ = [
    "Assessment",
    "Gap",
    "assess",
    "find_definitions",
    "find_gaps",
    "find_number_gaps",
    "is_word_for_word",
]


class Assessment(Struct, frozen=True):
    """What a statement says that its quotes do not, and how much of its wording is theirs.

    `is_copy` says that each sentence stands in a quote but for what the gaps tell; `missing` are
    the words of content that no quote has, where those are too few to hold the statement to.
    """

    gaps: tuple[Gap, ...] = ()
    is_copy: bool = False
    missing: tuple[str, ...] = ()
    # That the sense was not read: statement or quotes are in another language than English.
    unread: bool = False

    @property
    def is_thin(self) -> bool:
        """Whether too few of the statement's words stand in its quotes."""
        return bool(self.missing)


_CHECKS = (
    check_quantities,
    check_dates,
    check_names,
    check_actors,
    check_negations,
    check_directions,
    check_standing,
    check_attribution,
    check_lacking,
    check_exchanges,
    check_copies,
    check_swaps,
    check_added_sentences,
    check_owners,
)


_LARGE_WITHIN = lazy_pattern(r"(?<=[a-z,] )[A-Z][^\W_]+")
_WORD = lazy_pattern(r"[^\W_]+")
# A statement is a sentence or a few, a quote a passage: what is longer is read in part, so that no
# text takes long.
_MAX_STATEMENT = 4_000
_MAX_QUOTES = 10_000
_PIECE = 1_000
_MOST_PLACES = 20
_PIECES = lazy_pattern(r".{1,1000}?(?:[.!?](?=\s)|\Z)|.{1000}", re.DOTALL)


def assess(
    statement: str,
    quotes: Sequence[str],
    definitions: Mapping[str, str] | None = None,
    context: str = "",
    copies: Sequence[str] = (),
) -> Assessment:
    """How a statement stands to its quotes: word for word, in other words, or hardly at all.

    `definitions` gives long forms of short names that the brief or the source explains; `context`
    is other text of the source around the quotes, which may explain names and supports no more;
    `copies` are pages of the whole source, where a name may stand that no quote has.
    """
    if not statement.strip() or not quotes:
        return Assessment()
    if is_word_for_word(statement, quotes):
        return Assessment(is_copy=True)
    comparison = _compared(statement, quotes, definitions or {}, context, copies, _CHECKS)
    return Assessment(
        weigh(comparison, _in_order(comparison.gaps)),
        all(lane.is_copy for lane in comparison.lanes),
        find_missing(comparison),
    )


def find_gaps(
    statement: str,
    quotes: Sequence[str],
    definitions: Mapping[str, str] | None = None,
    context: str = "",
) -> tuple[Gap, ...]:
    """What the statement says and no quote does, in its order; empty when all is supported."""
    if not statement.strip() or is_word_for_word(statement, quotes):
        return ()
    return compare(statement, quotes, definitions or {}, context)


def find_number_gaps(
    statement: str, quotes: Sequence[str], definitions: Mapping[str, str] | None = None
) -> tuple[Gap, ...]:
    """The numbers, with their units and qualifiers, that the statement says and no quote does.

    They are those of `find_gaps`, at the cost of looking for nothing else.
    """
    if not statement.strip() or is_word_for_word(statement, quotes):
        return ()
    # Amounts are looked at before all else, so that no other gap takes the place of one.
    return compare(statement, quotes, definitions or {}, "", (check_quantities,))


def compare(
    statement: str,
    quotes: Sequence[str],
    definitions: Mapping[str, str],
    context: str,
    checks: Sequence[Callable[[Comparison], None]] = _CHECKS,
) -> tuple[Gap, ...]:
    """The gaps of a statement, whether or not it stands in a quote as it is."""
    comparison = _compared(statement, quotes, definitions, context, (), checks)
    return weigh(comparison, _in_order(comparison.gaps))


def _compared(
    statement: str,
    quotes: Sequence[str],
    definitions: Mapping[str, str],
    context: str,
    copies: Sequence[str],
    checks: Sequence[Callable[[Comparison], None]],
) -> Comparison:
    """A statement beside its quotes, looked at by each check."""
    statement = statement[:_MAX_STATEMENT]
    if sum(map(len, quotes)) > _MAX_QUOTES:
        quotes = _closest(statement, quotes)
    # A letter and its mark may be two characters in a copy. The statement keeps its offsets.
    quotes = [unicodedata.normalize("NFC", quote) for quote in quotes]
    texts = "\n".join([statement, *quotes])
    known = {**_defined(context), **find_definitions(texts), **definitions}
    low = texts.lower()
    known = {short: long for short, long in known.items() if short in texts or long.lower() in low}
    phrases = [known_phrases(), phrases_of(known)]
    names = _capitalised(plain(texts)) | _capitalised(context)
    comparison = Comparison(
        read_text([statement], phrases, names.__contains__),
        read_text(quotes, phrases, names.__contains__),
        context,
        known,
        copies,
    )
    for check in checks:
        check(comparison)
    return comparison


@lru_cache(maxsize=16)
def _defined(context: str) -> dict[str, str]:
    return find_definitions(context)


@lru_cache(maxsize=64)
def _capitalised(text: str) -> frozenset[str]:
    """The words that a text writes large within its sentences."""
    return frozenset(_LARGE_WITHIN.findall(text))


def _closest(statement: str, quotes: Sequence[str]) -> list[str]:
    """The pieces of very long quotes that share most words with a statement, in their order."""
    words = set(_WORD.findall(statement.lower()))
    pieces = [piece for quote in quotes for piece in _PIECES.findall(quote[: 20 * _MAX_QUOTES])]
    shared = [len(words & set(_WORD.findall(piece.lower()))) for piece in pieces]
    best = sorted(range(len(pieces)), key=lambda at: -shared[at])
    return [pieces[at] for at in sorted(best[: _MAX_QUOTES // _PIECE])]


def is_word_for_word(statement: str, quotes: Sequence[str]) -> bool:
    """Whether a quote has the statement word for word, as one or more whole sentences."""
    words = " ".join(plain(statement).split()).rstrip(".!?")
    if not words:
        return False
    for quote in quotes:
        text = " ".join(plain(quote).split())
        at = -1
        for _ in range(_MOST_PLACES):
            at = text.find(words, at + 1)
            if at < 0:
                break
            before, behind = text[:at].rstrip(" \"'(["), text[at + len(words) :]
            begins = not before or before[-1] in ".!?"
            if begins and (not behind or behind[0] in ".!?"):
                return True
    return False


def _in_order(gaps: list[Gap]) -> tuple[Gap, ...]:
    """The gaps by their place; of those over the same words the first that was found.

    A clause that was added is told as one, whatever is wrong within it.
    """
    kept: list[Gap] = []
    for gap in sorted(gaps, key=lambda gap: gap.kind != "added"):
        if not any(gap.start < other.end and other.start < gap.end for other in kept):
            kept.append(gap)
    return tuple(sorted(kept, key=lambda gap: (gap.start, gap.end)))

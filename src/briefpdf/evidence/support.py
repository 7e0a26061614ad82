"""Does a passage say what a statement says?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
import re

from .acronyms import find_definitions
from .attribution import check_attribution
from .comparison import Comparison
from .date_support import check_dates
from .direction_support import check_directions
from .gap import Gap
from .name_places import check_company
from .name_roles import check_roles
from .name_support import check_names
from .names import known_phrases, phrases_of
from .negation_support import check_negations
from .quantity_support import check_quantities
from .reading import read_text
from .tokens import plain

__all__ = ["Gap", "find_definitions", "find_gaps"]

_CHECKS = (
    check_quantities,
    check_dates,
    check_names,
    check_roles,
    check_company,
    check_negations,
    check_directions,
    check_attribution,
)


def find_gaps(
    statement: str,
    quotes: Sequence[str],
    definitions: Mapping[str, str] | None = None,
    context: str = "",
) -> tuple[Gap, ...]:
    """What the statement says and no quote does, in the statement's order; empty when all is supported.

    `definitions` gives long forms of short names that the brief or the source explains; `context` is
    other text of the source around the quotes, which may explain names and supports nothing else.
    """
    if not statement.strip():
        return ()
    if _stands_there(statement, quotes):
        return ()
    return compare(statement, quotes, definitions or {}, context)


def compare(
    statement: str, quotes: Sequence[str], definitions: Mapping[str, str], context: str
) -> tuple[Gap, ...]:
    """The gaps of a statement, whether or not it stands in a quote as it is."""
    known = {**_defined(context), **find_definitions("\n".join([*quotes, statement])), **definitions}
    phrases = [known_phrases(), phrases_of(known)]
    texts = "\n".join([plain(statement), *map(plain, quotes), context])

    def is_name(word: str) -> bool:
        return re.search(rf"(?<=[a-z,] ){re.escape(word)}\b", texts) is not None

    comparison = Comparison(
        read_text([statement], phrases, is_name), read_text(quotes, phrases, is_name), context, known
    )
    for check in _CHECKS:
        check(comparison)
    return _in_order(comparison.gaps)


@lru_cache(maxsize=16)
def _defined(context: str) -> dict[str, str]:
    return find_definitions(context)


def _stands_there(statement: str, quotes: Sequence[str]) -> bool:
    """Whether a quote has the statement word for word, as one or more whole sentences."""
    return False


def _in_order(gaps: list[Gap]) -> tuple[Gap, ...]:
    """The gaps by their place; of those over the same words the first that was found."""
    kept: list[Gap] = []
    for gap in gaps:
        if not any(gap.start < other.end and other.start < gap.end for other in kept):
            kept.append(gap)
    return tuple(sorted(kept, key=lambda gap: (gap.start, gap.end)))

"""Words that deny by their ending: a childless town has no children."""

from __future__ import annotations

from ..comparison import Comparison
from ..english import words
from ..reading import Reading
from ..stems import stem

_ENDING = "less"
_SHORTEST = 3
# So many words before a word a “no” may stand that denies it.
_REACH = 4


def check_lacking(comparison: Comparison) -> None:
    """Adds a gap where one side says that there is none of what the other side says there is."""
    statement, source = comparison.statement, comparison.source
    here, there = _lacking(statement), _lacking(source)
    if not (here or there):
        return
    denied_here, denied_there = comparison.negated
    for at, base in here:
        for other in _answering(comparison):
            if source.tokens[other].stem == base and not _is_denied(other, denied_there):
                _say(comparison, at, source.words(max(0, other - 2), other + 1))
                break
    for other, base in there:
        if other not in _answering(comparison):
            continue
        for at, token in enumerate(statement.tokens):
            if token.stem == base and not _is_denied(at, denied_here):
                _say(comparison, at, source.words(other, other + 1))
                break


def _answering(comparison: Comparison) -> list[int]:
    """The tokens of the sentences of the source that speak of what the statement says."""
    tokens = comparison.source.tokens
    return [at for at, token in enumerate(tokens) if token.sentence in comparison.answering]


def _lacking(reading: Reading) -> list[tuple[int, str]]:
    """The words in -less of a text, each with the stem of what is lacking."""
    found = []
    for at, token in enumerate(reading.tokens):
        if not token.low.endswith(_ENDING):
            continue
        base = token.low.removesuffix(_ENDING)
        if (
            token.is_word
            and len(base) >= _SHORTEST
            and token.low not in words("lacking")
            and at in reading.item_at
        ):
            found.append((at, stem(base)))
    return found


def _is_denied(at: int, denied: frozenset[int]) -> bool:
    return any(place in denied for place in range(at - _REACH, at))


def _say(comparison: Comparison, at: int, nearest: str) -> None:
    said = comparison.statement.words(at, at + 1)
    message = f"the statement says “{said}”; the quotes say “{nearest}”"
    comparison.report("negation", at, at + 1, message, nearest)

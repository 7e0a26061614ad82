"""Reads a quotation in its sentence: does the source say what the quotation alone says?"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from ..passage import Paged, Place, passages
from .before import shifts_before
from .behind import shifts_behind
from .grammar import is_idle, is_verb
from .said import Said
from .sentence import REACH, Part, Surroundings, surroundings
from .shift import Shift, ShiftKind
from .words import AUXILIARY, EMPTY, NEGATORS, RELATIVE

# Of a quotation of several sentences only those count that the statement has a part of.
_CONCERNED = 0.34
# So many tokens before what is told are shown with it.
_MOST_SHOWN = 8
_UNSURE = frozenset({"reservation", "bound", "sentences"})


class Outside(Struct, frozen=True):
    """What stands around a quotation and changes what it says; `words` as the source has them.

    `sure` says that the quotation alone says something else than the source.
    """

    kind: ShiftKind
    words: str
    sure: bool


def read_context(archive: Paged, place: Place, statement: str) -> tuple[Outside, ...]:
    """What the sentences around a place in a source say of the quotation, and the statement not."""
    before, behind = passages(archive).around(place, REACH)
    around = surroundings(before, place.parts or (place.words,), behind)
    if not around.parts:
        return ()
    said = Said(statement)
    found: dict[tuple[ShiftKind, str], Outside] = {}
    for shift in _shifts(around, said):
        if not said.keeps(shift, around.tokens):
            words = _shown(around, shift)
            sure = shift.kind not in _UNSURE and (
                shift.kind != "attribution" or _has_verb(around, shift, said)
            )
            found.setdefault((shift.kind, words), Outside(shift.kind, words, sure))
    return tuple(found.values())


def words_around(archive: Paged, place: Place) -> frozenset[str]:
    """The words, in small letters, of the sentences that a quotation is cut from."""
    before, behind = passages(archive).around(place, REACH)
    around = surroundings(before, place.parts or (place.words,), behind)
    return frozenset(token.low for token in around.tokens)


def _shown(around: Surroundings, shift: Shift) -> str:
    """The words for a finding: what stands before the quote is shown up to it, with its subject."""
    behind = [part.first for part in around.parts if part.first >= shift.last]
    if not behind or around.tokens[behind[0] - 1].sentence != around.tokens[shift.first].sentence:
        return around.words(shift.first, shift.last)
    start = around.start_of(shift.first)
    first = start if shift.first - start <= _MOST_SHOWN else shift.first
    return around.words(first, behind[0])


def _has_verb(around: Surroundings, shift: Shift, said: Said) -> bool:
    """Whether what is quoted beside these words says something, and does not only name it.

    It does where it has a verb that is known for one, or all that the statement says.
    """
    near = min(
        around.parts,
        key=lambda part: min(abs(part.first - shift.last), abs(shift.first - part.last)),
    )
    if said.is_held(around.tokens[near.first : near.last]):
        return True
    return any(
        token.low in AUXILIARY or is_verb(around.tokens, near.first + at)
        for at, token in enumerate(around.tokens[near.first : near.last])
        if token.is_word
    )


def _shifts(around: Surroundings, said: Said) -> Iterator[Shift]:
    several = around.tokens[around.parts[0].first].sentence != (
        around.tokens[around.parts[-1].last - 1].sentence
    )
    for index, part in enumerate(around.parts):
        for shift in (
            *_outside(around, shifts_before(around, part.first)),
            *_outside(around, shifts_behind(around, _start(around, part), part.last)),
        ):
            at = part.first if shift.last <= part.first else part.last - 1
            if not several or _is_concerned(around, at, said):
                yield shift
        if index:
            yield from _left_out(around, around.parts[index - 1], part)


def _outside(around: Surroundings, shifts: Iterator[Shift]) -> Iterator[Shift]:
    """Those shifts whose words are not quoted: what is, the statement is held to as it is."""
    for shift in shifts:
        if not around.is_quoted(shift.first) or not around.is_quoted(shift.last - 1):
            yield shift


def _start(around: Surroundings, part: Part) -> int:
    """Where a part begins in the sentence in which it ends."""
    return max(part.first, around.start_of(part.last - 1))


def _is_concerned(around: Surroundings, at: int, said: Said) -> bool:
    """Whether the statement has enough of what is quoted of a sentence."""
    first, last = around.start_of(at), around.end_of(at)
    quoted = [around.tokens[one] for one in range(first, last) if around.is_quoted(one)]
    return said.shares(quoted) >= _CONCERNED


def _left_out(around: Surroundings, before: Part, behind: Part) -> Iterator[Shift]:
    """What an ellipsis between two parts does: it passes the end of a sentence, hides a subject."""
    tokens = around.tokens
    if not any(one.is_word for one in tokens[before.last : behind.first]):
        return  # An ellipsis of the source's own.
    if tokens[before.last - 1].sentence == tokens[behind.first].sentence:
        yield from _hidden_denial(around, before.last, behind.first)
        return
    if not _is_prose(around, before) or not _is_prose(around, behind):
        return  # The head of a table and a row are no sentences.
    start = around.start_of(behind.first)
    whole = before.last >= around.end_of(before.last - 1) - 1
    if behind.first > start and not whole and _names_subject(around, start, behind.first):
        yield Shift("subject", start, behind.first)
    else:
        yield Shift("sentences", before.last - 1, behind.first + 1)


def _hidden_denial(around: Surroundings, first: int, last: int) -> Iterator[Shift]:
    """A “not” that an ellipsis leaves out, unless it belongs to a relative clause."""
    for at in range(first, last):
        token = around.tokens[at]
        if token.low in RELATIVE or token.text in "(;":
            return
        if token.low in NEGATORS and not is_idle(around.tokens, at):
            yield Shift("denial", at, last)
            return


def _is_prose(around: Surroundings, part: Part) -> bool:
    """Whether the sentence that a part is in ends with a stop, as the lines of tables do not."""
    end = around.end_of(part.last - 1)
    last = around.tokens[end - 1]
    words = sum(token.is_word for token in around.tokens[around.start_of(part.first) : end])
    numbers = sum(
        token.kind == "number" for token in around.tokens[around.start_of(part.first) : end]
    )
    return last.text in ".!?\"')" and words > 2 * numbers


def _names_subject(around: Surroundings, first: int, last: int) -> bool:
    """Whether words before a quoted part name somebody or something, and not by a pronoun."""
    return any(
        token.is_word and token.low not in EMPTY and (len(token.low) > 3 or token.capital)
        for token in around.tokens[first:last]
    )

"""What stands before a quotation in its sentence and governs it."""

from __future__ import annotations

from collections.abc import Iterator

from ...tokens import Token
from ..context import words as w
from .grammar import (
    MOST_BEFORE,
    class_of,
    condition_at,
    denials,
    is_idle,
    is_month,
    leaves_open,
    turning_before,
    verb_class,
)
from .sentence import Surroundings
from .shift import Shift

# A verb or noun is looked for no farther before “that”, in tokens.
_FARTHEST = 6


def shifts_before(around: Surroundings, first: int) -> Iterator[Shift]:
    """What the words from the beginning of the sentence up to a token make of what follows it."""
    start = around.start_of(first)
    tokens = around.tokens[:first]
    if start == first:
        return
    if tokens[start].low in w.INVERTED_CONDITIONS and not _is_closed(tokens, start + 1):
        yield Shift("condition", start, first)
    if _is_view(tokens, start):
        yield Shift("attribution", start, first)
    told = around.tokens[first : around.end_of(first)]
    if tokens[start].low in w.BOUNDS and _is_set_off(tokens, start) and leaves_open(told):
        yield Shift("bound", start, first)
    for at in range(start, first):
        if tokens[at].low == "that" and not _is_closed(tokens, at + 1):
            if not _is_of_subject(tokens, start, at):
                yield from _clause(tokens, start, at)
        elif tokens[at].low == "whether" and not _is_closed(tokens, at + 1):
            yield Shift("doubt", at, at + 1)
        elif tokens[at].low in w.RELATING and not _is_closed(tokens, at + 1):
            yield from _case(tokens, start, at)
        elif (
            tokens[at].low == "according"
            and tokens[at + 1 : at + 2]
            and not _is_closed(tokens, at + 1)
        ):
            yield Shift("attribution", at, first)
        elif (length := condition_at(tokens, at)) and not _is_closed(tokens, at + length):
            if tokens[at].low not in w.CONDITION_PREPOSITIONS or _is_set_off(tokens, at):
                yield Shift("condition", at, first)
        elif (
            tokens[at].low in w.DOUBTING_ADVERBS
            and (at - start < 2 or first - at <= 3)
            and not _is_closed(tokens, at + 1)
        ):
            yield Shift("doubt", at, at + 1)
    yield from _right_before(around, tokens, start, first)


def _is_view(tokens: tuple[Token, ...], start: int) -> bool:
    """Whether what stands before a comma says whose view follows it: “In the view of critics,”."""
    if tokens[start].low not in w.BEFORE_VIEWS or tokens[-1].text != ",":
        return False
    return len(tokens) - start <= 12 and any(token.low in w.VIEWS for token in tokens[start:])


def _is_of_subject(tokens: tuple[Token, ...], start: int, that: int) -> bool:
    """Whether a “that” belongs to a relative clause of the subject of a later one's verb."""
    later = any(token.low in ("that", "whether") for token in tokens[that + 1 :])
    return later and any(
        token.low in ("who", "which") for token in tokens[max(start, that - 4) : that]
    )


def _is_set_off(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a comma closes what begins at a token, and no bracket holds it."""
    return tokens[-1].text == "," and not any(
        token.text == "(" for token in tokens[max(0, at - 1) :]
    )


def _clause(tokens: tuple[Token, ...], start: int, that: int) -> Iterator[Shift]:
    """What the word that takes a clause with “that” makes of it."""
    if turned := turning_before(tokens, that):
        yield Shift("denial", that - turned, that)
        return
    head = that - 1
    steps = 0
    while head >= start and steps <= _FARTHEST and tokens[head].text not in ";:":
        adjacent = steps == 0
        kind = class_of(tokens, head, adjacent)
        if kind and (adjacent or _reaches(tokens, head)):
            yield from _judge(tokens, start, head, kind, that)
            return
        head -= 1
        steps += 1
    # “It does not require that …”: whatever the verb is, it is denied.
    if denials(tokens, start, that)[0] % 2 and that - start <= MOST_BEFORE:
        yield Shift("denial", start, that)


def _case(tokens: tuple[Token, ...], start: int, relative: int) -> Iterator[Shift]:
    """“There is no case in which …”, “the agency has no record of a time when …”."""
    noun = relative - 1
    while noun > start and tokens[noun].low in w.BEFORE_VIEWS:
        noun -= 1
    if tokens[noun].stem in w.CASES:
        count, first = denials(tokens, start, noun)
        if count % 2:
            yield Shift("denial", first, relative + 1)


def _reaches(tokens: tuple[Token, ...], head: int) -> bool:
    """Whether a verb can have what stands behind it between itself and “that”."""
    token = tokens[head + 1]
    if tokens[head].stem in w.TELLING or not token.is_word:
        return token.text != ","
    between = w.SUBJECTS | w.BETWEEN | {"of"}
    return token.capital or token.low in between or token.low.endswith("ly")


def _judge(
    tokens: tuple[Token, ...], start: int, head: int, kind: str, behind: int
) -> Iterator[Shift]:
    count, first = denials(tokens, start, head)
    if kind == "denying":
        count += 1
    if kind == "factive" or (count and count % 2 == 0):
        return
    if kind == "doubting":
        if not count and tokens[head - 1].low not in w.NEGATORS | w.NEGATIVE_DETERMINERS:
            yield Shift("doubt", first, behind)
    elif count:
        yield Shift("denial", first, behind)
    elif kind == "nonfactive" and not _speaks_itself(tokens, start, head):
        yield Shift("attribution", first, behind)


def _speaks_itself(tokens: tuple[Token, ...], start: int, head: int) -> bool:
    """Whether the speaker is the source itself: “we estimate”, “this report states”."""
    before = tokens[max(start, head - 5) : head]
    lows = {token.low for token in before}
    own = any(token.stem in w.OWN_DOCUMENTS for token in before) and "this" in lows
    return own or bool(lows & w.OWN_VOICE)


def _is_closed(tokens: tuple[Token, ...], first: int) -> bool:
    """Whether a clause that begins at a token is over before the tokens are."""
    for at in range(first, len(tokens)):
        text = tokens[at].text
        if text == ";":
            return True
        joins = at + 1 < len(tokens) and tokens[at + 1].low in w.JOINING
        again = at + 2 < len(tokens) and tokens[at + 2].low in ("that", "whether", "if")
        if text == "," and joins and not again and _has_verb(tokens[first:at]):
            return True
    return False


def _has_verb(tokens: tuple[Token, ...]) -> bool:
    return (
        any(
            token.low in w.AUXILIARY or (token.is_word and token.low.endswith("ed"))
            for token in tokens
        )
        or len(tokens) >= 4
    )


def _right_before(
    around: Surroundings, tokens: tuple[Token, ...], start: int, first: int
) -> Iterator[Shift]:
    """What the word right before the quotation makes of it, adverbs and articles passed over."""
    at = first - 1
    while at >= start and (
        tokens[at].low in w.LIGHT - {"to"}
        or tokens[at].low.endswith("ly")
        or tokens[at].text in "\"'"
    ):
        at -= 1
    if at < start:
        return
    token, low = tokens[at], tokens[at].low
    marked = any(one.text in '"' for one in tokens[at + 1 : first])
    if token.text in ",:" and marked and at > start:
        at -= 1
        token, low = tokens[at], tokens[at].low
    if token.stem in w.BARE_VERBS or marked:
        kind = verb_class(tokens, at)
        if kind in ("nonfactive", "denying", "doubting") and first - at <= 4:
            yield from _judge(tokens, start, at, kind, at + 1)
            return
    if low in w.NEGATORS and not is_idle(around.tokens, at):
        yield Shift("denial", at, at + 1)
    elif low in w.DOUBTING_MODALS and first - at <= 3 and not is_month(token):
        yield Shift("doubt", at, at + 1)
    elif low == "to":
        yield from _infinitive(tokens, start, at)
    elif low == "from" and any(t.stem in w.PREVENTING for t in tokens[max(start, at - 8) : at]):
        yield Shift("denial", max(start, at - 8), at + 1)
    elif at > start and tokens[at - 1].low in w.NEGATIVE_DETERMINERS and token.is_word:
        yield Shift("denial", at - 1, at + 1)
    else:
        if turned := turning_before(tokens, at + 1):
            yield Shift("denial", at + 1 - turned, at + 1)
        # “No record of …”, “no evidence for …”.
        if low in ("of", "for", "about") and at - 1 > start:
            noun = tokens[at - 1]
            if noun.stem in w.SEMIFACTIVE_NOUNS | w.NONFACTIVE_NOUNS:
                count, begin = denials(tokens, start, at - 1)
                if count % 2:
                    yield Shift("denial", begin, at + 1)


def _infinitive(tokens: tuple[Token, ...], start: int, to: int) -> Iterator[Shift]:
    """What a verb before “to” makes of what follows: failed to, did not agree to, plans to."""
    if to <= start:
        return
    verb = to - 1
    count, begin = denials(tokens, start, verb)
    stemmed, low = tokens[verb].stem, tokens[verb].low
    if stemmed in w.FAILING or low in ("yet", "unable", "unwilling"):
        if count % 2 == 0:
            yield Shift("denial", min(begin, verb), to + 1)
    elif count % 2:
        yield Shift("denial", begin, to + 1)
    elif stemmed in w.INTENDING:
        yield Shift("doubt", verb, to + 1)

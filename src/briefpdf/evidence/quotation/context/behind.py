"""What stands behind a quotation in its sentence and changes what it says."""

from __future__ import annotations

from collections.abc import Iterator

from ...tokens import Token
from ..context import words as w
from .grammar import condition_at, is_verb, leaves_open
from .sentence import Surroundings
from .shift import Shift

_MOST_SPEAKER = 8
# So many tokens may stand before what is the subject of “is a myth”: “The old story that …”.
_MOST_SUBJECT = 5


def shifts_behind(around: Surroundings, first: int, last: int) -> Iterator[Shift]:
    """What the words from a token to the end of the sentence make of those before it.

    The quoted words are the tokens from `first` up to `last`.
    """
    end = around.end_of(last - 1)
    if last >= end:
        return
    tokens = around.tokens[:end]
    yield from _speech(tokens, last)
    start = around.start_of(first)
    if start < first <= start + _MOST_SUBJECT:
        opening = tokens[first - 1]
        behind = last + (opening.text == '"' and tokens[last].text == '"')
        noun = around.tokens[first - 2].stem if first - 2 >= start else ""
        # “The claim that”: that it is another's word is told already.
        claimed = noun in w.NONFACTIVE_NOUNS
        named = (opening.low == "that" and not claimed) or behind > last
        if named and behind < end and _denies_subject(tokens[behind:]):
            yield Shift("denial", behind, end)
            return
    denied = any(token.low in w.NEGATORS for token in tokens[max(first, last - 12) : last])
    for at in range(last, end):
        if tokens[at].text == ";" and at > last:
            after = tokens[at + 1].low if at + 1 < end else ""
            if after not in w.RESERVATIONS:
                return
        if _is_other_clause(tokens, last, at):
            return
        length = condition_at(tokens, at)
        if not length and denied and tokens[at].low in w.BEHIND_NOT:
            length = 1
        if length and not _is_related(tokens, last, at):
            yield Shift("condition", at, end)
            return
        if tokens[at].low in w.BOUNDS and _binds(tokens, first, last, at):
            yield Shift("bound", at, end)
            return
        if tokens[at].low in w.RESERVATIONS and _reserves(tokens, last, at, denied):
            kind = "denial" if _denies_it(tokens, at, end) else "reservation"
            yield Shift("denial" if kind == "denial" else "reservation", at, end)
            return
        if tokens[at].text == "," and _denies_claim(tokens, at + 1, end):
            yield Shift("denial", at + 1, end)
            return


def _denies_subject(tokens: tuple[Token, ...]) -> bool:
    """Whether a predicate says of its subject that it is not so: “That … is a myth”."""
    words = tokens[:9]
    return words[0].low in w.AUXILIARY and any(
        token.low in w.NEGATORS | w.DENYING_ADJECTIVES | w.DOUBTING_ADJECTIVES
        or token.stem in w.DENYING_NOUNS | w.DENYING_VERBS
        for token in words
    )


def _speech(tokens: tuple[Token, ...], last: int) -> Iterator[Shift]:
    """“…, critics say”, “…, according to the ministry”, “…,” he said."""
    at = last
    while at < len(tokens) and tokens[at].text in ",\"'—–-)]":
        at += 1
    marked = at > last
    if at < len(tokens) and tokens[at].low == "according":
        yield Shift("attribution", at, len(tokens))
        return
    if at < len(tokens) and tokens[at].low == "as":
        at += 1
    if at < len(tokens) and marked and tokens[at].low in w.BEFORE_VIEWS:
        end = next((to for to in range(at, len(tokens)) if tokens[to].text in ",;"), len(tokens))
        if end - at <= 10 and any(token.low in w.VIEWS for token in tokens[at:end]):
            yield Shift("attribution", at, end)
            return
    if not marked or at >= len(tokens) or tokens[at].low in w.NO_SPEAKERS - {"that"}:
        return
    if tokens[at].low in w.OWN_VOICE:
        return
    for place in range(at, min(at + _MOST_SPEAKER, len(tokens))):
        token = tokens[place]
        if token.text in ",;:." and not (token.text == "." and tokens[place - 1].capital):
            return
        if token.low in w.RELATIVE or token.low.endswith("ing"):
            return
        if token.stem in w.NONFACTIVE_VERBS and _is_saying(tokens, place, place == at):
            yield Shift("attribution", at, place + 1)
            return
        if token.low in w.AUXILIARY:
            return


def _is_saying(tokens: tuple[Token, ...], at: int, first: bool) -> bool:
    after = tokens[at + 1].low if at + 1 < len(tokens) else "."
    if after in w.NO_SPEECH:
        return False
    if first:
        # “…, said the minister”.
        return tokens[at].low in w.INVERTED
    closes = after in w.BEHIND_SPEECH or tokens[at].stem in w.TELLING
    return closes and is_verb(tokens, at)


def _is_other_clause(tokens: tuple[Token, ...], last: int, at: int) -> bool:
    """Whether a clause begins at a comma that has a subject and a verb of its own."""
    if tokens[at].text != "," or at + 1 >= len(tokens) or at < last:
        return False
    if tokens[at + 1].low not in ("and", "or", "so", "while", "which", "who", "where"):
        return False
    return any(token.low in w.AUXILIARY | {"will"} for token in tokens[at + 2 : at + 9])


def _is_related(tokens: tuple[Token, ...], last: int, at: int) -> bool:
    """Whether a condition belongs to a relative or another clause that begins behind the quote."""
    if at and tokens[at - 1].text in ",—–-(":
        return False
    return any(token.low in w.RELATIVE for token in tokens[last:at])


def _binds(tokens: tuple[Token, ...], first: int, last: int, at: int) -> bool:
    """Whether a “when” or “until” says when what is quoted may be or will be so.

    Set off by a comma, “when” and “where” only tell more; but “until” ends it all the same.
    """
    told = tokens[at - 1].text in ",—–-(" and tokens[at].low not in ("until", "once")
    return leaves_open(tokens[first:last]) and not told and not _is_related(tokens, last, at)


def _reserves(tokens: tuple[Token, ...], last: int, at: int, denied: bool) -> bool:
    """Whether a “but” or “although” takes something back of what stands before it."""
    low = tokens[at].low
    after = tokens[at + 1].low if at + 1 < len(tokens) else ""
    if low == "but" and (after in w.IDLE_AFTER_BUT or denied):
        return False
    if low in ("yet", "however") and not (at and tokens[at - 1].text in ",;—–-"):
        return False
    if low == "though" and at and tokens[at - 1].low == "as":
        return False
    related = any(token.low in w.RELATIVE for token in tokens[last:at])
    return at == last or tokens[at - 1].text in ",;—–-(" or not related


def _denies_it(tokens: tuple[Token, ...], at: int, end: int) -> bool:
    """Whether what follows a “but” says of the words before it that they are not so."""
    clause = tokens[at + 1 : end]
    for place, token in enumerate(clause):
        following = {one.low for one in clause[place + 1 : place + 4]}
        if token.stem in w.DENYING_VERBS and following & (
            w.PRONOUNS | {"claim", "claims", "charge"}
        ):
            return True
        if token.low in w.DENYING_ADJECTIVES and {one.low for one in clause[:place]} & w.PRONOUNS:
            return True
    return False


def _denies_claim(tokens: tuple[Token, ...], first: int, end: int) -> bool:
    """Whether an apposition calls the words before it a claim that somebody denies."""
    clause = tokens[first : min(end, first + 14)]
    if not clause or clause[0].low not in ("a", "an", "the", "which", "something"):
        return False
    noun = clause[0].low in ("which", "something") or any(
        token.stem in w.NONFACTIVE_NOUNS for token in clause[1:4]
    )
    denied = any(token.stem in w.DENYING_VERBS for token in clause)
    false = any(token.low in w.DENYING_ADJECTIVES for token in clause)
    return noun and (denied or false)

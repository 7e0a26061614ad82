"""Does a statement say itself what the sentence around its quotation says?"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from ...tokens import Token, tokenise
from ..context import words as w
from .grammar import condition_at, is_month, is_verb
from .shift import Shift, ShiftKind

# So much of what stands outside the quotation, in words of weight, is the same said in other words.
_SHARED = 0.6

_DENYING_STEMS = w.DENYING_VERBS | w.FAILING | w.PREVENTING | w.DENYING_NOUNS
_SAYING_STEMS = w.NONFACTIVE_VERBS | w.NONFACTIVE_NOUNS | w.DENYING_VERBS | w.DOUBTING_VERBS


class Said:
    """A statement, asked for what of a source's sentence it keeps."""

    def __init__(self, statement: str) -> None:
        self._statement = statement

    @cached_property
    def _tokens(self) -> tuple[Token, ...]:
        return tuple(tokenise(self._statement))

    @cached_property
    def _lows(self) -> frozenset[str]:
        return frozenset(token.low for token in self._tokens if not is_month(token))

    @cached_property
    def _stems(self) -> frozenset[str]:
        return frozenset(token.stem for token in self._tokens)

    def keeps(self, shift: Shift, tokens: tuple[Token, ...]) -> bool:
        """Whether the statement denies, doubts, binds or attributes as the source does."""
        if self._has(shift.kind):
            return True
        outside = _weighty(tokens[shift.first : shift.last])
        shared = sum(stem in self._stems for stem in outside)
        return len(outside) > 1 and shared >= _SHARED * len(outside)

    def shares(self, tokens: Iterable[Token]) -> float:
        """The share of the words of weight of a text that the statement has."""
        weighty = _weighty(tokens)
        return sum(stem in self._stems for stem in weighty) / len(weighty) if weighty else 1.0

    def is_held(self, tokens: Iterable[Token]) -> bool:
        """Whether a text has all of the statement's words of weight, of three or more."""
        ours, theirs = _weighty(self._tokens), set(_weighty(tokens))
        return len(ours) > 2 and all(stem in theirs for stem in ours)

    def _has(self, kind: ShiftKind) -> bool:
        if kind == "denial":
            negated = self._lows & (w.NEGATORS | {"few", "little"} | w.DENYING_ADJECTIVES)
            return bool(negated or self._stems & _DENYING_STEMS or self._has_prefix())
        if kind == "attribution":
            adverbs = self._lows & (w.DOUBTING_ADVERBS | {"according", "per"})
            return bool(adverbs or self._stems & _SAYING_STEMS)
        if kind == "doubt":
            unsure = self._lows & w.KEEPING_DOUBT
            return bool(unsure or self._stems & _SAYING_STEMS or self._intends())
        if kind in ("condition", "bound"):
            bound = any(condition_at(self._tokens, at) for at in range(len(self._tokens)))
            return bound or bool(self._lows & w.KEEPING_CONDITION)
        if kind == "reservation":
            return bool(self._lows & w.KEEPING_RESERVATION)
        return False

    def _intends(self) -> bool:
        """Whether something is meant to be: “plans to”, “a plan to”, “is expected”."""
        return any(
            token.stem in w.INTENDING
            and (
                is_verb(self._tokens, at)
                or [t.low for t in self._tokens[at + 1 : at + 2]] == ["to"]
            )
            for at, token in enumerate(self._tokens)
        )

    def _has_prefix(self) -> bool:
        """Whether a word denies by its first letters, as “unproven” does."""
        return any(low.startswith(("un", "non")) and len(low) > 6 for low in self._lows)


def _weighty(tokens: Iterable[Token]) -> list[str]:
    return [
        token.stem
        for token in tokens
        if (token.is_word or token.kind == "number") and token.low not in w.EMPTY
    ]

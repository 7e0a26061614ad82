"""Shows word by word how a quotation differs from a passage."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct
from rapidfuzz.distance import Indel

from ...source.pattern import lazy_pattern
from .normalise import FOOTNOTE_MARKS, MAYBE_HYPHEN, Folded
from .parts import GAP_SIGN

# A longer difference is shown by its ends, in words.
_MOST_SHOWN = 12

_TOKEN = lazy_pattern(r"\S+")
_IGNORED = lazy_pattern(rf"[{FOOTNOTE_MARKS}]")


class Token(Struct, frozen=True):
    """A word of a folded text: its offsets there, what it is compared by, how it is written."""

    start: int
    end: int
    key: str
    written: str


class Difference(Struct, frozen=True):
    """How a quotation differs from a passage, and the first and the last token of the passage."""

    diff: str
    first: Token
    last: Token


Write = Callable[[str], str]
_Change = tuple[bool, list[Token], list[Token]]


def tokens(original: str, folded: Folded, start: int, end: int, write: Write) -> list[Token]:
    """The words of a part of a folded text; `write` puts a stretch of the original on one line."""
    offsets = folded.offsets
    return [
        Token(
            match.start(),
            match.end(),
            _IGNORED.sub("", match[0]),
            write(original[offsets.start(match.start()) : offsets.end(match.end())]),
        )
        for match in _TOKEN.finditer(folded.text, start, end)
    ]


def difference(quote: list[Token], passage: list[Token]) -> Difference | None:
    """How a quotation differs from a passage, without the words around it; None if in all."""
    changes = _trimmed(_changes(quote, passage))
    there = [token for _, _, others in changes for token in others]
    if not there or not any(same for same, _, _ in changes):
        return None
    shown = " ".join(filter(None, (_shown(*change) for change in changes)))
    return Difference(shown, there[0], there[-1])


def _changes(quote: list[Token], passage: list[Token]) -> list[_Change]:
    """The words in which both agree and those in which they do not, by turns."""
    keys = {token.key for token in quote}
    end_of_quote = quote[-1].key if quote else ""
    there = [_reading(token.key, keys, end_of_quote) for token in passage]
    changes: list[_Change] = []
    for code in Indel.opcodes([token.key for token in quote], there):
        same = code.tag == "equal"
        if not changes or changes[-1][0] or same:
            changes.append((same, [], []))
        changes[-1][1].extend(quote[code.src_start : code.src_end])
        changes[-1][2].extend(passage[code.dest_start : code.dest_end])
    return changes


def _reading(key: str, keys: set[str], last: str) -> str:
    """A word of the passage as the quotation has it: broken at no line end, at its end no stop."""
    hyphenated = key.replace(MAYBE_HYPHEN, "-")
    key = hyphenated if hyphenated in keys else key.replace(MAYBE_HYPHEN, "")
    return last if key not in keys and key.rstrip(".,'") == last else key


def _trimmed(changes: list[_Change]) -> list[_Change]:
    """The changes without words of the passage that stand before or behind the quotation."""
    if changes and not changes[0][0]:
        _, words, others = changes[0]
        changes[0] = (False, words, others[max(0, len(others) - len(words)) :])
    if changes and not changes[-1][0]:
        _, words, others = changes[-1]
        changes[-1] = (False, words, others[: len(words)])
    return changes


def _shown(same: bool, words: list[Token], others: list[Token]) -> str:
    if same:
        return " ".join(token.written for token in words)
    left_out = any(token.key == GAP_SIGN for token in words)
    old = " ".join(token.written for token in words if token.key != GAP_SIGN)
    if left_out and not old:
        return "…"
    new = _shortened([token.written for token in others])
    return (f"[-{old}-]" if old else "") + (f"{{+{new}+}}" if new else "")


def _shortened(words: list[str]) -> str:
    if len(words) > _MOST_SHOWN:
        half = _MOST_SHOWN // 2
        words = [*words[:half], "…", *words[-half:]]
    return " ".join(words)

"""Text of users that is shown to people: nothing in it may steer a terminal or turn text round."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .pattern import lazy_pattern

if TYPE_CHECKING:
    import re

# Control characters but tabs and line ends, lone surrogates, the line ends of Unicode, and the
# marks that change the direction in which text runs (Unicode Standard Annex 9).
_STEERING = lazy_pattern(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069"
    "\ufeff\ud800-\udfff]"
)


def harmless(text: str) -> str:
    r"""A text with each character that steers its reader's screen written out, as in `\u202e`.

    In JSON that is the character's own escape: what is read back is what it was.
    """
    return _STEERING.sub(_written_out, text)


def _written_out(match: re.Match[str]) -> str:
    sign, end = match[0], match.end()
    # Here, since one class of characters alone is looked for several times as fast.
    if sign == "\r" and match.string[end : end + 1] == "\n":
        return sign
    return f"\\u{ord(sign):04x}"

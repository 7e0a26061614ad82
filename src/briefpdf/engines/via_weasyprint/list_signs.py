"""The bullets and numbers of lists.

They are set as text of the item: as CSS markers they would be painted after all other text of the
page, and a reader of the PDF would meet them there.
"""

from __future__ import annotations

from collections.abc import Iterable

SIGN_CLASS = "sign"
BULLET = "•"


def list_signs(start: int | None, count: int) -> list[str]:
    """The signs of a list's items; `start` is the first number, None for bullets."""
    if start is None:
        return [BULLET] * count
    return [f"{start + index}." for index in range(count)]


def digits(signs: Iterable[str]) -> int:
    """How many digits the longest number of a list has, from 1 to 3."""
    return min(max((len(sign) - 1 for sign in signs), default=1), 3)


def sign_html(sign: str) -> str:
    """A sign, with the space that parts it from the words behind it."""
    return f'<span class="{SIGN_CLASS}">{sign} </span>'

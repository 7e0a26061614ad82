"""What a sentence makes of the words that are quoted from it."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

ShiftKind = Literal[
    "denial", "doubt", "condition", "attribution", "reservation", "bound", "subject", "sentences"
]


class Shift(Struct, frozen=True):
    """Words outside a quotation, the tokens from `first` up to `last`, that change what it says.

    They deny it, doubt it, bind it to a condition, leave it to others, go on with a “but”, or say
    when or where what may be or will be (a "bound"). A "subject" is one that an ellipsis hides,
    "sentences" says that an ellipsis passes the end of one.
    """

    kind: ShiftKind
    first: int
    last: int

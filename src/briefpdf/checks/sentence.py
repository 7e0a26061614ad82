"""A sentence of a brief and what backs it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ..evidence.checkable import Checkable
from ..source.text import Span

Status = Literal["backed", "judgment", "bare", "uncited"]


@dataclass(frozen=True, slots=True)
class Quote:
    """Words in quotation marks that no claim holds, and where they stand, the marks included."""

    words: str
    span: Span


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a brief, or a table's cell that states something.

    `span` is its place in the brief. `what` is what it states without any backing, in offsets of
    `text`, and `bare` the place of the words around that. `quoted` says that it stands in a block
    quotation that no claim holds, `points` that it names a figure.
    """

    text: str
    span: Span
    status: Status
    what: Checkable | None = None
    bare: Span | None = None
    quotes: tuple[Quote, ...] = ()
    quoted: bool = False
    points: bool = False
    in_table: bool = False

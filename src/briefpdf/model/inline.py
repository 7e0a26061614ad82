"""Inline content: what stands in the lines of a brief, in no engine's language."""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import Struct

from ..source.text import Span


class Run(Struct, frozen=True):
    """What a stretch of text is: a claim's statement, words held to a claim, a value, a judgment.

    `claims` are the ids that it rests on (for a judgment, its basis); `origin` is the call in
    the brief; `index` tells runs of the same claim apart.
    """

    kind: Literal["claim", "words", "value", "judgment"]
    claims: tuple[str, ...]
    origin: Span
    index: int


class Words(Struct, frozen=True):
    """Text in one style, within zero or more runs (outermost first).

    `flags` are the numbers of what was found about it, in a draft; `lang` is its language, where
    it is not the brief's.
    """

    text: str
    origin: Span
    bold: bool = False
    italic: bool = False
    code: bool = False
    superscript: bool = False
    subscript: bool = False
    link: str | None = None
    runs: tuple[Run, ...] = ()
    flags: tuple[int, ...] = ()
    lang: str = ""


class QuotedPassage(Struct, frozen=True):
    """A passage that a mark rests on: its locator, the quote's first words, where it opens.

    `address` leads to the very place in the source, and is empty where there is no address.
    """

    locator: str
    words: str
    address: str = ""


class Cited(Struct, frozen=True):
    """One source at a mark: its number in Sources, its key, and the locators given here.

    `occurrence` counts the marks of this source from 1: the anchor that Sources links back to.
    `passages` are the quotes that were found in an archived copy of it.
    """

    number: int
    key: str
    occurrence: int
    locators: tuple[str, ...] = ()
    passages: tuple[QuotedPassage, ...] = ()


class Mark(Struct, frozen=True):
    """A citation mark: one or more sources, in the order of their numbers."""

    cited: tuple[Cited, ...]
    origin: Span
    runs: tuple[Run, ...] = ()


class FigureLink(Struct, frozen=True):
    """A reference to a numbered figure or table: "Table 1", linked to it."""

    label: str
    figure: str
    origin: Span
    runs: tuple[Run, ...] = ()


class Jump(Struct, frozen=True):
    """A number that leads to another part of the file, by the names of both parts.

    `anchor` is what others lead to here, `target` where this leads; a `target` that is not in the
    file leads nowhere, and the number is then only printed. `raised` says that it stands above
    the line, as a mark does; `words` are what is said of the link.
    """

    text: str
    anchor: str
    target: str
    words: str
    origin: Span
    raised: bool = False


class LineBreak(Struct, frozen=True):
    """A forced line break."""

    origin: Span


Inline: TypeAlias = Words | Mark | FigureLink | Jump | LineBreak
Inlines: TypeAlias = tuple[Inline, ...]

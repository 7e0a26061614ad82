"""A brief ready for its pages, in no engine's language.

Inline content is a tuple of `Words`, `Mark`, `FigureLink` and `LineBreak`; blocks hold inlines
or blocks. Everything keeps its `origin`, the place in the brief that it came from.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from ..source.text import Span
from .brief import Author
from .dates import PartialDate


@dataclass(frozen=True, slots=True)
class Run:
    """What a stretch of text is: a claim's statement, words held to a claim, a value, a judgment.

    `claims` are the ids that it rests on (for a judgment, its basis); `origin` is the call in
    the brief; `index` tells runs of the same claim apart.
    """

    kind: Literal["claim", "words", "value", "judgment"]
    claims: tuple[str, ...]
    origin: Span
    index: int


@dataclass(frozen=True, slots=True)
class Words:
    """Text in one style, within zero or more runs (outermost first)."""

    text: str
    origin: Span
    bold: bool = False
    italic: bool = False
    code: bool = False
    superscript: bool = False
    link: str | None = None
    runs: tuple[Run, ...] = ()


@dataclass(frozen=True, slots=True)
class Cited:
    """One source at a mark: its number in Sources, its key, and the locators given here.

    `occurrence` counts the marks of this source from 1: the anchor that Sources links back to.
    """

    number: int
    key: str
    occurrence: int
    locators: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """A citation mark: one or more sources, in the order of their numbers."""

    cited: tuple[Cited, ...]
    origin: Span
    runs: tuple[Run, ...] = ()


@dataclass(frozen=True, slots=True)
class FigureLink:
    """A reference to a numbered figure or table: "Table 1", linked to it."""

    label: str
    figure: str
    origin: Span
    runs: tuple[Run, ...] = ()


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A forced line break."""

    origin: Span


Inline: TypeAlias = Words | Mark | FigureLink | LineBreak
Inlines: TypeAlias = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `level` 1 to 3, as the style counts them (`##` in a brief is 1)."""

    level: int
    content: Inlines
    origin: Span


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `lead` is the text of a third-level heading that runs in at its head."""

    content: Inlines
    origin: Span
    lead: Inlines = ()


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list; `start` is the first number of an ordered list, None for bullets."""

    items: tuple[tuple[Block, ...], ...]
    start: int | None
    origin: Span


@dataclass(frozen=True, slots=True)
class Quotation:
    """A block quotation."""

    blocks: tuple[Block, ...]
    origin: Span


@dataclass(frozen=True, slots=True)
class TextBox:
    """A boxed aside with an optional heading."""

    title: str
    blocks: tuple[Block, ...]
    origin: Span


@dataclass(frozen=True, slots=True)
class PullQuote:
    """Words set large between two rules."""

    blocks: tuple[Block, ...]
    origin: Span


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """Lines set as they are written."""

    text: str
    origin: Span


@dataclass(frozen=True, slots=True)
class Divider:
    """A thin rule between paragraphs."""

    origin: Span


@dataclass(frozen=True, slots=True)
class Caption:
    """What stands over a figure or table: "Table 1", its title, and an optional subtitle."""

    label: str
    title: Inlines
    subtitle: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table: every row has as many cells as `header`; `align` is one of left, right, center.

    `id` is the figure's id in the front matter, or None for a table written in Markdown.
    `source` and `notes` are set below it.
    """

    header: tuple[Inlines, ...]
    rows: tuple[tuple[Inlines, ...], ...]
    align: tuple[str, ...]
    origin: Span
    id: str | None = None
    caption: Caption | None = None
    across: bool = False
    source: Inlines = ()
    notes: Inlines = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """An image file of the workspace: `path` as the workspace names it, `data` its bytes."""

    path: str
    data: bytes
    media_type: str
    alt: str
    origin: Span
    id: str | None = None
    caption: Caption | None = None
    across: bool = False
    source: Inlines = ()
    notes: Inlines = ()


Block: TypeAlias = (
    Heading
    | Paragraph
    | ListBlock
    | Quotation
    | TextBox
    | PullQuote
    | CodeBlock
    | Divider
    | Table
    | Picture
)


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """A line of Sources: its number, what the template made of the reference, its marks.

    `occurrences` is how many marks cite it: as many anchors to link back to.
    """

    number: int
    key: str
    content: Inlines
    occurrences: int


@dataclass(frozen=True, slots=True)
class Meta:
    """What the front matter says about the brief, and `date_line` in its language.

    `fit` says that the text may be set tighter than the style has it, to fit its pages.
    """

    brief: str
    title: str
    number: str
    version: str
    date: PartialDate
    date_line: str
    updated: bool
    lang: str
    authors: tuple[Author, ...]
    notice: Inlines = ()
    to: tuple[str, ...] = ()
    fit: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A whole brief: its text, its Sources in the order of their numbers, its disclaimer."""

    meta: Meta
    blocks: tuple[Block, ...]
    sources: tuple[SourceEntry, ...]
    disclaimer: tuple[Block, ...]
    claims: tuple[str, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)

"""A brief ready for its pages, in no engine's language.

Inline content is a tuple of `Words`, `Mark`, `FigureLink` and `LineBreak`; blocks hold inlines
or blocks. Everything keeps its `origin`, the place in the brief that it came from.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias

from msgspec import Struct, field

from ..source.text import Span
from .brief import Author
from .inline import Cited as Cited
from .inline import FigureLink as FigureLink
from .inline import Inline as Inline
from .inline import Inlines as Inlines
from .inline import Jump as Jump
from .inline import LineBreak as LineBreak
from .inline import Mark as Mark
from .inline import QuotedPassage as QuotedPassage
from .inline import Run as Run
from .inline import Words as Words
from .reference import PartialDate


class Heading(Struct, frozen=True):
    """A heading; `level` 1 to 3, as the style counts them (`##` in a brief is 1)."""

    level: int
    content: Inlines
    origin: Span


class Paragraph(Struct, frozen=True):
    """A paragraph; `lead` is the text of a third-level heading that runs in at its head."""

    content: Inlines
    origin: Span
    lead: Inlines = ()


class ListBlock(Struct, frozen=True):
    """A list; `start` is the first number of an ordered list, None for bullets."""

    items: tuple[tuple[Block, ...], ...]
    start: int | None
    origin: Span


class Quotation(Struct, frozen=True):
    """A block quotation."""

    blocks: tuple[Block, ...]
    origin: Span


class TextBox(Struct, frozen=True):
    """A boxed aside with an optional heading."""

    title: str
    blocks: tuple[Block, ...]
    origin: Span


class PullQuote(Struct, frozen=True):
    """Words set large between two rules."""

    blocks: tuple[Block, ...]
    origin: Span


class CodeBlock(Struct, frozen=True):
    """Lines set as they are written."""

    text: str
    origin: Span


class Divider(Struct, frozen=True):
    """A thin rule between paragraphs."""

    origin: Span


class Caption(Struct, frozen=True):
    """What stands over a figure or table: "Table 1", its title, and an optional subtitle."""

    label: str
    title: Inlines
    subtitle: str = ""


class Leads(Struct, frozen=True):
    """The words before the source and the notes of a figure, as its author wrote them.

    They are empty where they are the style's.
    """

    source: str = ""
    notes: str = ""


class Table(Struct, frozen=True):
    """A table: every row has as many cells as `header`.

    `align` has left, right, center or decimal for each column: numbers of different decimals stand
    with their points, each a `point`, below each other. `total` says that the last row is what the
    others add up to.

    `id` is the figure's id in the front matter, or what a table written in Markdown is given.
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
    leads: Leads = Leads()
    total: bool = False
    point: str = "."


class Picture(Struct, frozen=True):
    """An image file of the workspace: `path` as the workspace names it, `data` its bytes.

    `alt` says what it shows: None where nobody did, empty where it only decorates.
    """

    path: str
    data: bytes
    media_type: str
    alt: str | None
    origin: Span
    id: str | None = None
    caption: Caption | None = None
    across: bool = False
    source: Inlines = ()
    notes: Inlines = ()
    leads: Leads = Leads()


class Amount(Struct, frozen=True):
    """A number to draw: `number` as the registry has it, `text` as it is printed.

    `text` carries the qualifier of the claim's value ("more than 10,000"). A value that is missing
    has no number, and is printed with the sign that the figure's author chose.
    """

    number: str
    text: str

    @property
    def is_missing(self) -> bool:
        """Whether there is no value to draw."""
        return not self.number


class Point(Struct, frozen=True):
    """What a chart shows of one claim: its words and marks, its day, its amounts.

    `label` is in the claim's `run`; `when` is the date as it is printed. `amounts` are as many
    as the chart has series.
    """

    claim: str
    run: Run
    label: Inlines
    date: PartialDate | None = None
    when: str = ""
    amounts: tuple[Amount, ...] = ()


class Chart(Struct, frozen=True):
    """A figure that is drawn from claims: a timeline, or their values as bars or lines.

    `series` names what the amounts of each point are, in their order (none for a timeline);
    `axis` says what they are measured in, `head` what the points are, `cut` what is said where an
    axis leaves zero out ("axis begins at {value}"). `direction` is how bars stand; empty leaves it
    to the drawing. `alt` describes all points to who cannot see them; `lang` is the language that
    numbers and dates on the axes are written in.
    """

    kind: Literal["timeline", "bar", "line"]
    points: tuple[Point, ...]
    alt: str
    origin: Span
    series: tuple[str, ...] = ()
    axis: str = ""
    head: str = ""
    cut: str = ""
    direction: Literal["", "rows", "columns"] = ""
    lang: str = "en-US"
    id: str | None = None
    caption: Caption | None = None
    across: bool = False
    source: Inlines = ()
    notes: Inlines = ()
    leads: Leads = Leads()


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
    | Chart
)
# What has a number and a caption, and what is set below it.
Exhibit: TypeAlias = Table | Picture | Chart


class SourceEntry(Struct, frozen=True):
    """A line of Sources: its number, what the template made of the reference, its marks.

    `occurrences` is how many marks cite it: as many anchors to link back to.
    """

    number: int
    key: str
    content: Inlines
    occurrences: int


class Meta(Struct, frozen=True):
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


class Document(Struct, frozen=True):
    """A whole brief: its text, its Sources in the order of their numbers, its disclaimer.

    `remarks` is what was found about a draft, printed at its end; `annex` are pages behind all
    else, and `numbered_lines` has the lines of the text counted; `disclaimer_lang` is the language
    of the disclaimer, which is the style's, empty where it is that of the brief.
    """

    meta: Meta
    blocks: tuple[Block, ...]
    sources: tuple[SourceEntry, ...]
    disclaimer: tuple[Block, ...]
    claims: tuple[str, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)
    disclaimer_lang: str = ""
    remarks: tuple[Block, ...] = ()
    annex: tuple[Block, ...] = ()
    numbered_lines: bool = False

"""A claim and the evidence that it names."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

from ..source.text import Span
from .reference import PartialDate

KINDS = ("fact", "quotation", "estimate", "table", "judgment", "calculation")
# What the checks come to for a claim, the weakest first.
VERDICTS = ("unsupported", "unchecked", "thin", "consistent", "verbatim", "judgment")
TRANSLATION_KINDS = ("official", "human", "machine")
CONFIDENCES = ("high", "moderate", "low")


class Translation(Struct, frozen=True, array_like=True):
    """A quote in the statement's language: `by` says whose it is, `kind` what sort of it."""

    text: str
    by: str | None
    kind: str | None
    span: Span


class Citation(Struct, frozen=True, array_like=True):
    """One source of a claim: its key in refs.bib, where in it, and the words that support.

    `quote` is what the source has, `translation` what a statement in another language rests on.
    """

    key: str
    locator: str | None
    quote: str | None
    span: Span
    key_span: Span
    quote_span: Span | None = None
    locator_span: Span | None = None
    translation: Translation | None = None


class Value(Struct, frozen=True, array_like=True):
    """A named figure of a claim, as written: `value` is the text of a number.

    `column` is the head of the column that a claim of the kind "table" has it from.
    """

    name: str
    value: str
    unit: str | None
    qualifier: str | None
    span: Span
    column: str | None = None


class Calculation(Struct, frozen=True, array_like=True):
    """How a result follows from values of other claims; `inputs` maps names to `claim.value`."""

    result: str
    unit: str | None
    round: int | None
    formula: str
    inputs: Mapping[str, str]
    span: Span


class Review(Struct, frozen=True, array_like=True):
    """Who checked the claim against its evidence, when, and what it then said.

    `objection` is why the reviewer does not bear it out; None where they do.
    """

    by: str
    on: PartialDate
    fingerprint: str | None
    span: Span
    objection: str | None = None


class Claim(Struct, frozen=True, array_like=True):
    """A statement that a brief can print, with what backs it.

    `span` is the claim's id where it is written; `spans` holds the place of each field's value;
    `unread` names the fields that are written but could not be read, which is a finding already.
    """

    id: str
    statement: str
    kind: str
    span: Span
    citations: tuple[Citation, ...] = ()
    short: str | None = None
    date: PartialDate | None = None
    as_of: PartialDate | None = None
    expires: PartialDate | None = None
    confidence: str | None = None
    topics: tuple[str, ...] = ()
    values: Mapping[str, Value] = field(default_factory=dict)
    basis: tuple[str, ...] = ()
    calculation: Calculation | None = None
    author: str | None = None
    reviews: tuple[Review, ...] = ()
    spans: Mapping[str, Span] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()

    def at(self, name: str) -> Span:
        """The place of a field, or of the claim's id where the claim has no such field."""
        return self.spans.get(name, self.span)

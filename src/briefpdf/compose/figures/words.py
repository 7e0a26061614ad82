"""Texts of the registry and of front matter as inline content, and where a figure comes from."""

from __future__ import annotations

from collections.abc import Sequence

from ...model.brief import FigureSpec
from ...model.claim import Claim
from ...model.document import Caption, Inlines, Run, Words
from ...source.text import Span
from ..language import set_quotes
from ..resolve import Resolver


def set_words(text: str, span: Span, lang: str, runs: tuple[Run, ...] = ()) -> Inlines:
    """A text with its white space collapsed and its quotation marks typographic."""
    folded = " ".join(text.split())
    return set_quotes((Words(folded, span, runs=runs),) if folded else (), lang)


def caption_of(figure: FigureSpec, lang: str) -> Caption:
    """What stands over a figure, its label still to be filled in."""
    title = set_words(figure.title, figure.at("title"), lang)
    return Caption("", title, figure.subtitle or "")


def notes_of(figure: FigureSpec, lang: str) -> Inlines:
    """The notes that stand below a figure."""
    return set_words(figure.notes or "", figure.at("notes"), lang)


def source_of_claims(figure: FigureSpec, claims: Sequence[Claim], resolver: Resolver) -> Inlines:
    """The sources of all claims of a figure in a few words, with one mark for them.

    The figure's own `source` stands in the place of the words, not of the mark.
    """
    citations = [citation for claim in claims for citation in claim.citations]
    shown = figure.source or resolver.short_sources(citation.key for citation in citations)
    if not shown:
        return ()
    text = shown if shown.rstrip().endswith((".", "?", "!")) else shown + "."
    span = figure.at("source")
    return (*set_words(text, span, resolver.brief.lang), *resolver.mark(citations, span, ()))

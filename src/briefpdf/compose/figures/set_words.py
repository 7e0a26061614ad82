"""Texts of the registry and of front matter as inline content."""

from __future__ import annotations

from ...model.brief import FigureSpec
from ...model.document import Caption, Inlines, Run, Words
from ...source.text import Span
from ..language import set_quotes


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

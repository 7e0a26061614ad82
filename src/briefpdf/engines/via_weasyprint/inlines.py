"""Words, citation marks and links as HTML."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import zip_longest

from ...model.document import FigureLink, Inline, LineBreak, Mark, Words
from ..content.characters import SPACES, WORD_JOINER
from ..content.links import figure_anchor, is_linked, mark_anchor, source_anchor
from .characters import SPACE, attribute, text_html


@dataclass(frozen=True, slots=True)
class InlineSetter:
    """Sets inline content; `marks` says whether citation marks are printed.

    `figures` are the ids of the figures and tables that can be linked to.
    """

    marks: bool
    figures: frozenset[str]

    def set(self, inlines: Iterable[Inline]) -> str:
        """Inline content as HTML."""
        pieces = [piece for piece in inlines if self.marks or not isinstance(piece, Mark)]
        html: list[str] = []
        for piece, following in zip_longest(pieces, pieces[1:]):
            if isinstance(piece, Words) and following is not None:
                text = piece.text.rstrip(SPACES)
                # A mark stands right behind the words that it is for.
                space = SPACE if text != piece.text and not isinstance(following, Mark) else ""
                html.append((words_html(replace(piece, text=text)) if text else "") + space)
            else:
                html.append(self._set_one(piece))
        return "".join(html)

    def _set_one(self, inline: Inline) -> str:
        match inline:
            case Words():
                return words_html(inline)
            case Mark():
                return mark_html(inline)
            case FigureLink():
                label = text_html(inline.label)
                if inline.figure in self.figures:
                    label = f'<a href="#{figure_anchor(inline.figure)}">{label}</a>'
                return f"<b>{label}</b>"
            case LineBreak():
                return "<br>"


def words_html(words: Words) -> str:
    """A stretch of text in its style, linked where its link leads to the web or to mail."""
    html = text_html(words.text)
    # The link is innermost: each box in a link would become a link of its own.
    if words.link is not None and is_linked(words.link):
        html = f'<a class="link" href="{attribute(words.link)}">{html}</a>'
    styles = (
        ("code", words.code),
        ("sup", words.superscript),
        ("i", words.italic),
        ("b", words.bold),
    )
    for tag, wanted in styles:
        if wanted:
            html = f"<{tag}>{html}</{tag}>"
    return html


def mark_html(mark: Mark) -> str:
    """A citation mark: the numbers of its sources, each linked to its entry in Sources."""
    links = (
        f'<a class="mark" id="{mark_anchor(cited.number, cited.occurrence)}"'
        f' href="#{source_anchor(cited.number)}">{cited.number}</a>'
        for cited in mark.cited
    )
    # The joiner keeps the mark in the line of the word before it, whatever that ends with.
    return f'<span class="marks">{WORD_JOINER}{",".join(links)}</span>' if mark.cited else ""

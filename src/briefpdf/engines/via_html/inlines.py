"""Words, citation marks and links as HTML for a browser."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape

from msgspec import Struct

from ...model.document import Cited, FigureLink, Inline, Inlines, Jump, LineBreak, Mark, Words
from ..content.characters import printable
from ..content.links import (
    described_mark,
    figure_anchor,
    is_linked,
    mark_anchor,
    source_anchor,
)


class InlineSetter(Struct, frozen=True):
    """Sets inline content; `anchors` are the parts of the page that can be linked to.

    `titles` are the entries of Sources by their numbers, for what is said of a mark.
    """

    anchors: frozenset[str]
    titles: Mapping[int, str]

    def set(self, inlines: Iterable[Inline]) -> str:
        """Inline content as HTML."""
        return "".join(map(self._one, inlines))

    def _one(self, inline: Inline) -> str:
        match inline:
            case Words():
                return words_html(inline)
            case Mark():
                marks = ",".join(map(self._mark, inline.cited))
                return f'<sup class="marks">{marks}</sup>' if marks else ""
            case FigureLink():
                return f"<b>{self.link(figure_anchor(inline.figure), inline.label)}</b>"
            case Jump():
                link = self.link(inline.target, inline.text, inline.words)
                html = f'<span id="{attribute(inline.anchor)}">{link}</span>'
                return f"<sup>{html}</sup>" if inline.raised else html
            case LineBreak():
                return "<br>"

    def link(self, anchor: str, label: str, said: str = "") -> str:
        """A link to a part of the page; only its words where there is no such part."""
        words = text_html(label)
        if anchor not in self.anchors:
            return words
        told = f' aria-label="{attribute(f"{label} {said}")}"' if said and said != label else ""
        return f'<a href="#{attribute(anchor)}"{told}>{words}</a>'

    def _mark(self, cited: Cited) -> str:
        """The number of a source: it opens the passage, or else leads to the entry."""
        said = attribute(described_mark(cited, self.titles.get(cited.number, "")))
        address = next((one.address for one in cited.passages if one.address), "")
        inner = address.startswith("#") or not is_linked(address)
        target = address or f"#{source_anchor(cited.number)}"
        rel = "" if inner else ' rel="noopener"'
        anchor = mark_anchor(cited.number, cited.occurrence)
        return (
            f'<a id="{anchor}" href="{attribute(target)}" title="{said}" aria-label="{said}"{rel}>'
            f"{cited.number}</a>"
        )

    def pieces(self, pieces: Iterable[tuple[str, str]]) -> str:
        """Texts with the addresses that they open, as `BackLinks.joined` has them."""
        return "".join(
            f'<a href="{attribute(address)}">{text_html(text)}</a>' if address else text_html(text)
            for text, address in pieces
        )


def words_html(words: Words) -> str:
    """A stretch of text in its style, linked where its link leads to the web or to mail."""
    html = text_html(words.text)
    tags = (
        ("code", words.code),
        ("sup", words.superscript),
        ("sub", words.subscript),
        ("em", words.italic),
        ("strong", words.bold),
    )
    for tag, wanted in tags:
        if wanted:
            html = f"<{tag}>{html}</{tag}>"
    if words.link is not None and is_linked(words.link):
        html = f'<a href="{attribute(words.link)}" rel="noopener">{html}</a>'
    if words.flags:
        # What was found about them in a draft, by its number in the list at the end.
        numbers = ",".join(map(str, words.flags))
        html = f'<mark>{html}</mark><sup class="flag">{numbers}</sup>'
    return html


def anchors_in(content: Inlines) -> Iterable[str]:
    """The parts of the page that inline content makes."""
    return (one.anchor for one in content if isinstance(one, Jump))


def text_html(text: str) -> str:
    """A text, escaped."""
    return escape(printable(text), quote=False)


def attribute(text: str) -> str:
    """A text, escaped for the value of an attribute, in one line."""
    return escape(" ".join(printable(text).split()), quote=True)

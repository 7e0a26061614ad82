"""The engine of pages for the web: one file, no script, no font and no picture from elsewhere."""

from __future__ import annotations

from importlib import resources
from typing import Any

from ...compose.walk import contents
from ...model.document import Document, SourceEntry
from ...model.theme import Theme
from ...version import VERSION
from ..base import Rendered
from ..charts.figure import figure_findings
from ..content.links import BackLinks, figure_anchor, mark_anchor, source_anchor
from ..content.walk import placed_figures, placed_marks, plain_text
from ..metadata.about import about, language_tag
from ..style.settings import labels_of, word
from .blocks import BlockSetter
from .fonts import drawn_font_css
from .inlines import InlineSetter, anchors_in, attribute, text_html


class HtmlEngine:
    """Sets a document as one file of HTML; `page_count` of what it makes is 0."""

    name = "html"

    def __init__(self, sandbox: Any = None) -> None:
        self._styles = (resources.files(__package__) / "page.css").read_text(encoding="utf-8")

    def unavailable(self) -> str | None:
        """It can always be used."""
        return None

    def render(self, document: Document, theme: Theme, draft: bool = False) -> Rendered:
        """The page of a document; `draft` says so at its head."""
        html = _Page(document, theme, self._styles, draft).html()
        return Rendered(html.encode("utf-8", "replace"), 0, tuple(figure_findings(document, theme)))


class _Page:
    def __init__(self, document: Document, theme: Theme, styles: str, draft: bool) -> None:
        self.document = document
        self.theme = theme
        self.styles = styles
        self.draft = draft
        self.labels = labels_of(theme, document)
        self.back = BackLinks(placed_marks(document))
        printed = (*contents((*document.blocks, *document.annex)), document.meta.notice)
        anchors = {
            *(figure_anchor(one) for one in placed_figures(document.blocks)),
            *(source_anchor(one.number) for one in document.sources),
            *(anchor for content in printed for anchor in anchors_in(content)),
        }
        titles = {one.number: plain_text(one.content) for one in document.sources}
        self.inlines = InlineSetter(frozenset(anchors), titles)

    def html(self) -> str:
        """The whole file."""
        facts = about(self.document, self.theme)
        title, lang = text_html(facts.title), attribute(facts.language)
        to_text = text_html(self.labels.get("skip", "To the text"))
        text = self._blocks(1).set(self.document.blocks)
        return "\n".join(
            [
                "<!DOCTYPE html>",
                f'<html lang="{lang}">',
                "<head>",
                '<meta charset="utf-8">',
                '<meta name="viewport" content="width=device-width, initial-scale=1">',
                f'<meta name="generator" content="briefpdf {VERSION}">',
                f'<meta name="author" content="{attribute(", ".join(facts.authors))}">',
                f"<title>{title}</title>",
                f"<style>\n{self.styles}{drawn_font_css(text, self.theme)}</style>",
                "</head>",
                "<body>",
                f'<a class="skip" href="#text">{to_text}</a>',
                self._header(title),
                f'<main id="text">\n{text}',
                *self._behind(),
                "</main>",
                self._disclaimer(),
                "</body>",
                "</html>",
                "",
            ]
        )

    def _blocks(self, level: int) -> BlockSetter:
        return BlockSetter(self.inlines, self.labels, self.theme, level)

    def _header(self, title: str) -> str:
        meta = self.document.meta
        organisation = word(self.theme, "banner", "organisation", "")
        organisation = organisation or word(self.theme, "head", "organisation", "")
        edition = f"{self.labels.get('version', 'Version')} {meta.version}" if meta.version else ""
        line = " · ".join(filter(None, (meta.date_line, meta.number, edition)))
        authors = "; ".join(
            f"{one.name}, {one.title}" if one.title else one.name for one in meta.authors
        )
        parts = [
            f'<p class="draft">{text_html(self.labels.get("draft", "DRAFT"))}</p>' * self.draft,
            f'<p class="organisation">{text_html(organisation)}</p>' if organisation else "",
            f"<h1>{title}</h1>",
            f'<p class="date">{text_html(line)}</p>' if line else "",
            f'<p class="date">{text_html(authors)}</p>' if authors else "",
        ]
        return f"<header>{''.join(parts)}</header>"

    def _behind(self) -> list[str]:
        """The notice, Sources, what was found about a draft and the annex."""
        document = self.document
        made = []
        if document.meta.notice:
            lead = text_html(self.labels.get("notice", "Notice"))
            words = self.inlines.set(document.meta.notice)
            made.append(f'<p class="notice"><strong>{lead}:</strong> {words}</p>')
        if document.sources:
            title = text_html(self.labels.get("sources", "Sources"))
            items = "".join(map(self._entry, document.sources))
            made.append(
                f'<section class="sources" aria-labelledby="sources"><h2 id="sources">{title}</h2>'
                f'<ol role="list">{items}</ol></section>'
            )
        made += [self._blocks(1).set(one) for one in (document.remarks, document.annex) if one]
        return made

    def _entry(self, entry: SourceEntry) -> str:
        number = f"{entry.number}."
        if self.back.groups(entry.number):
            number = f'<a href="#{mark_anchor(entry.number, 1)}">{number}</a>'
        locators = self.inlines.pieces(self.back.joined(entry.number, self.labels))
        words = self.inlines.set(self.back.opened(entry))
        return (
            f'<li id="{source_anchor(entry.number)}"><span class="number">{number}</span>'
            f"{words}{' ' if locators else ''}{locators}</li>"
        )

    def _disclaimer(self) -> str:
        if not self.document.disclaimer:
            return ""
        tag = self.document.disclaimer_lang
        lang = f' lang="{attribute(language_tag(tag))}"' if tag else ""
        title = text_html(self.labels.get("disclaimer", "Disclaimer"))
        words = self._blocks(2).set(self.document.disclaimer)
        return f'<footer class="disclaimer"{lang}><h2>{title}</h2>{words}</footer>'

"""A brief to a Document: the one way in."""

from __future__ import annotations

from collections.abc import Sequence
import re

from ..model.brief import Brief
from ..model.document import Block, Document, Meta, Words
from ..model.reference import PartialDate
from ..model.theme import Theme
from ..project.graph import figure_uses
from ..project.project import Project
from ..readers.shapes import LANGUAGE
from ..readers.theme import read_theme
from ..source.diagnostic import Diagnostic
from ..source.text import Span
from .arrange import LeadWords, number_figures
from .blocks import BlockBuilder
from .citations import Numbering
from .composition import Composition
from .coverage import missing_findings
from .expanded import Expanded, call_uses, expand, failure
from .figures.place import FigurePlacer
from .figures.words import set_words
from .language import (
    format_partial,
    in_language,
    is_known,
    is_right_to_left,
    set_quotes,
    style_language,
)
from .markdown_token import MarkdownToken
from .resolve import Resolver
from .sandbox import TEMPLATE_LIMIT, Failed, Sandbox
from .sources import list_sources, tell_translations

MALFORMED = "BRIEF014"


def compose_brief(project: Project, brief: Brief, sandbox: Sandbox) -> Composition:
    """Expand a brief in the sandbox and make its Document in its house style."""
    name = brief.template or project.settings.template
    read = read_theme(project.workspace, name, brief.at("template"), brief.id)
    theme = in_language(read.value, brief.lang) if read.value is not None else None
    diagnostics = list(read.diagnostics)
    # What is no tag at all its reader reports.
    is_tag = re.fullmatch(LANGUAGE, brief.lang)
    if is_tag and not is_known(brief.lang) and "lang" in brief.spans:
        message = f"there is no language “{brief.lang}” whose dates and numbers are known"
        hint = "Write, for example, en-US or fr."
        diagnostics.append(
            Diagnostic(MALFORMED, message, brief.at("lang"), (hint,), brief=brief.id)
        )
    sandbox.hold_to(project.settings.limits)
    if is_right_to_left(brief.lang):
        message = f"a brief in “{brief.lang}” cannot be set: its lines run from right to left"
        hint = "Names and titles in such a script can stand in a brief in another language."
        diagnostics.append(
            Diagnostic(MALFORMED, message, brief.at("lang"), (hint,), brief=brief.id)
        )
    expanded, failures = expand(brief, sandbox)
    if expanded is None:
        found, uses = (*diagnostics, *failures), tuple(figure_uses(brief))
        return Composition(brief, theme, None, diagnostics=found, uses=uses)
    try:
        tokens = sandbox.markdown(expanded.text, brief.path)
    except Failed as failed:
        found = (*diagnostics, failure(brief, failed))
        uses = (*figure_uses(brief), *call_uses(expanded.calls, brief.id))
        return Composition(brief, theme, None, diagnostics=found, uses=uses)
    composer = _Composer(project, brief, theme or Theme(name, f"templates/{name}"), sandbox)
    document = composer.document(expanded, tokens)
    diagnostics += [*composer.resolver.diagnostics, *composer.diagnostics]
    if theme is not None:
        diagnostics += missing_findings(document, brief, project.references, theme)
    return Composition(
        brief,
        theme,
        document,
        tuple(composer.resolver.used),
        tuple(entry.key for entry in document.sources) or tuple(composer.numbering.numbers),
        composer.resolver.missed,
        tuple(diagnostics),
        tuple(dict.fromkeys((*figure_uses(brief), *call_uses(expanded.calls, brief.id)))),
    )


class _Composer:
    def __init__(self, project: Project, brief: Brief, theme: Theme, sandbox: Sandbox) -> None:
        self.project = project
        self.brief = brief
        self.theme = theme
        self.sandbox = sandbox
        self.resolver = Resolver(project, brief)
        self.numbering = Numbering()
        self.diagnostics: list[Diagnostic] = []
        self.words = LeadWords.of(theme)
        self.figures = FigurePlacer(project, theme, self.resolver, self.words.source)

    def document(self, expanded: Expanded, tokens: Sequence[MarkdownToken]) -> Document:
        theme, lang = self.theme, self.brief.lang
        self.figures.next_run = len(expanded.calls)
        blocks = BlockBuilder(expanded, self.resolver, lang, self.figures.place, self.words).build(
            tokens
        )
        self.figures.report_unplaced()
        table = theme.setting("labels", "table", "Table")
        figure = theme.setting("labels", "figure", "Figure")
        numbered = self.numbering.number(number_figures(blocks, table, figure))
        sources, found = list_sources(
            self.numbering, self.project.references, theme, lang, self.sandbox
        )
        self.diagnostics += found
        claims = [self.project.claims[name] for name in self.resolver.used]
        sources = tell_translations(sources, claims, self.project.references, theme, lang)
        return Document(
            meta=self.meta(),
            blocks=numbered,
            sources=sources,
            disclaimer=self.disclaimer(),
            claims=tuple(self.resolver.used),
            labels=dict(theme.table("labels")),
            disclaimer_lang=style_language(theme),
        )

    def meta(self) -> Meta:
        brief = self.brief
        date = brief.date or PartialDate(1970)
        updated = brief.status == "updated"
        line = format_partial(date, brief.lang) if brief.date else ""
        if updated:
            word = self.theme.setting("labels", "updated", "Updated")
            line = self.theme.setting("labels", "updated_on", f"{word} {{date}}").replace(
                "{date}", line
            )
        return Meta(
            brief=brief.id,
            title=_quoted(brief.title, brief.lang),
            number=brief.number,
            version=brief.version or "1",
            date=date,
            date_line=line,
            updated=updated,
            lang=brief.lang,
            authors=brief.authors,
            notice=set_words(brief.notice or "", brief.at("notice"), brief.lang),
            to=tuple(_quoted(name, brief.lang) for name in brief.to),
            fit=brief.fit,
        )

    def disclaimer(self) -> tuple[Block, ...]:
        text = self.theme.disclaimer
        if text is None:
            return ()
        content = text.content.replace("\r\n", "\n")
        plain = Expanded(text.path, content, (), ((0, 0, len(content)),))
        try:
            tokens = self.sandbox.markdown(content, text.path)
        except Failed as failed:
            self.diagnostics.append(
                Diagnostic(
                    failed.code,
                    f"{text.path}: {failed.message}",
                    text.line_span(1),
                    failed.hints,
                    brief=self.brief.id,
                    limited=failed.code == TEMPLATE_LIMIT,
                )
            )
            return ()
        lang = style_language(self.theme)
        builder = BlockBuilder(plain, self.resolver, lang, self.figures.place, self.words)
        return builder.build(tokens)


def _quoted(text: str, lang: str) -> str:
    done = set_quotes((Words(text, Span("", 0, 0)),), lang)
    return "".join(one.text for one in done if isinstance(one, Words))

"""A brief to a Document: the one way in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from ..model.brief import Brief, FigureSpec
from ..model.claim import Claim
from ..model.dates import PartialDate
from ..model.document import Block, Caption, Document, Inlines, Meta, Picture, Words
from ..model.theme import Theme
from ..project.project import Project
from ..readers.theme import read_theme
from ..source.diagnostic import Diagnostic
from ..source.text import Span
from .arrange import number_figures
from .blocks import BlockBuilder, Placed
from .citations import Numbering
from .expanded import Expanded, expand
from .figures.picture import read_picture
from .figures.table import claims_table
from .language import format_partial, locale_of
from .resolve import Resolver
from .sandbox import Sandbox
from .sources import list_sources
from .typography import set_quotes

UNPLACED, MALFORMED, TWICE = "BRIEF024", "BRIEF014", "BRIEF023"


@dataclass(frozen=True)
class Composition:
    """What became of a brief: its Document (None when it did not expand), and what was wrong.

    `claims` are the ids of the claims that it rests on, `sources` the keys that it cites, both in
    order of first use; `missed` maps ids that there are not to the nearest that there is.
    """

    brief: Brief
    theme: Theme | None
    document: Document | None
    claims: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    missed: Mapping[str, str | None] = field(default_factory=dict)
    diagnostics: tuple[Diagnostic, ...] = ()


def compose_brief(project: Project, brief: Brief, sandbox: Sandbox) -> Composition:
    """Expand a brief in the sandbox and make its Document in its house style."""
    name = brief.template or project.settings.template
    read = read_theme(project.workspace, name, brief.at("template"), brief.id)
    theme, diagnostics = read.value, list(read.diagnostics)
    if locale_of(brief.lang) is None and "lang" in brief.spans:
        message = f"there is no language “{brief.lang}” whose dates and numbers are known"
        hint = "Write, for example, en-US or fr."
        diagnostics.append(
            Diagnostic(MALFORMED, message, brief.at("lang"), (hint,), brief=brief.id)
        )
    expanded, failures = expand(brief, sandbox)
    if expanded is None:
        return Composition(brief, theme, None, diagnostics=(*diagnostics, *failures))
    composer = _Composer(project, brief, theme or Theme(name, f"templates/{name}"), sandbox)
    document = composer.document(expanded)
    diagnostics += [*composer.resolver.diagnostics, *composer.diagnostics]
    return Composition(
        brief,
        theme,
        document,
        tuple(composer.resolver.used),
        tuple(entry.key for entry in document.sources) or tuple(composer.numbering.numbers),
        composer.resolver.missed,
        tuple(diagnostics),
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
        self.placed: dict[str, Span] = {}

    def document(self, expanded: Expanded) -> Document:
        theme, lang = self.theme, self.brief.lang
        self.calls = len(expanded.calls)
        blocks = BlockBuilder(expanded, self.resolver, lang, self.place).build()
        self.unplaced()
        table = theme.setting("labels", "table", "Table")
        figure = theme.setting("labels", "figure", "Figure")
        numbered = self.numbering.number(number_figures(blocks, table, figure))
        sources, found = list_sources(
            self.numbering, self.project.references, theme, lang, self.sandbox
        )
        self.diagnostics += found
        return Document(
            meta=self.meta(),
            blocks=numbered,
            sources=sources,
            disclaimer=self.disclaimer(),
            claims=tuple(self.resolver.used),
            labels=dict(theme.table("labels")),
        )

    def meta(self) -> Meta:
        brief = self.brief
        date = brief.date or PartialDate(1970)
        updated = brief.status == "updated"
        line = format_partial(date, brief.lang) if brief.date else ""
        if updated:
            line = f"{self.theme.setting('labels', 'updated', 'Updated')} {line}"
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
            notice=self.words(brief.notice or "", brief.at("notice")),
            to=tuple(_quoted(name, brief.lang) for name in brief.to),
            fit=brief.fit,
        )

    def words(self, text: str, span: Span) -> Inlines:
        folded = " ".join(text.split())
        return set_quotes((Words(folded, span),) if folded else (), self.brief.lang)

    def disclaimer(self) -> tuple[Block, ...]:
        text = self.theme.disclaimer
        if text is None:
            return ()
        content = text.content.replace("\r\n", "\n")
        plain = Expanded(text.path, content, (), ((0, 0, len(content)),))
        return BlockBuilder(plain, self.resolver, self.brief.lang, self.place).build()

    def unplaced(self) -> None:
        for figure in self.brief.figures.values():
            if figure.id not in self.placed:
                message = f"the figure “{figure.id}” is declared but stands nowhere in the brief"
                hint = f'Put {{{{ figure("{figure.id}") }}}} on a line of its own.'
                self.resolver.report(UNPLACED, message, figure.span, hint)

    def place(self, placed: Placed) -> Block | None:
        """The figure or image that is placed here."""
        if placed.figure is None:
            picture = self.picture(placed.file, placed.alt, placed.origin)
            source = self.words(placed.source.removeprefix("Source:"), placed.origin)
            return replace(picture, source=source) if picture else None
        if not self.resolver.has_figure(placed.figure, placed.origin):
            return None
        if placed.figure in self.placed:
            message = f"the figure “{placed.figure}” is placed twice"
            self.resolver.report(TWICE, message, placed.origin, "Remove one of the two.")
            return None
        self.placed[placed.figure] = placed.origin
        figure = self.brief.figures[placed.figure]
        return self.figure_picture(figure) if figure.kind == "image" else self.figure_table(figure)

    def picture(self, file: str, alt: str, span: Span) -> Picture | None:
        found = read_picture(
            self.project.workspace, self.brief.path, file, alt, span, self.brief.id
        )
        if isinstance(found, Diagnostic):
            self.diagnostics.append(found)
            return None
        return found

    def figure_picture(self, figure: FigureSpec) -> Picture | None:
        if not figure.file:
            message = f"the figure “{figure.id}” is an image but names no `file`"
            self.resolver.report(MALFORMED, message, figure.span)
            return None
        picture = self.picture(figure.file, figure.alt or "", figure.at("file"))
        if picture is None:
            return None
        span = figure.at("source")
        key = figure.source or ""
        source = self.words(key, span)
        if key in self.project.references:
            body = self.words(f"{self.resolver.short_source(key)}.", span)
            source = (*body, *self.resolver.source_mark(key, span))
        return replace(
            picture,
            id=figure.id,
            caption=Caption(
                "", self.words(figure.title, figure.at("title")), figure.subtitle or ""
            ),
            across=figure.across,
            source=source,
            notes=self.words(figure.notes or "", figure.at("notes")),
        )

    def figure_table(self, figure: FigureSpec) -> Block | None:
        claims: list[tuple[Claim, Span]] = []
        for name, span in figure.claims:
            claim = self.resolver.claim(name, span)
            if claim is not None:
                claims.append((claim, span))
        if not figure.claims and "claims" not in figure.spans:
            message = f"the figure “{figure.id}” names no `claims` to show"
            self.resolver.report(MALFORMED, message, figure.span)
        index = self.calls
        self.calls += len(claims)
        return claims_table(figure, claims, self.resolver, self.theme, index) if claims else None


def _quoted(text: str, lang: str) -> str:
    done = set_quotes((Words(text, Span("", 0, 0)),), lang)
    return "".join(one.text for one in done if isinstance(one, Words))

"""Makes the figures that a brief places: of claims, or of image files."""

from __future__ import annotations

from collections.abc import Collection

from msgspec.structs import replace

from ...model.brief import FigureSpec
from ...model.claim import Claim
from ...model.document import Block, Leads, Picture
from ...model.theme import Theme
from ...project.project import Project
from ...source.diagnostic import Diagnostic
from ...source.text import Span
from ..arrange import parted
from ..blocks import Placed
from ..resolve import Resolver
from .words import caption_of, notes_of, set_words

UNPLACED, MALFORMED, TWICE = "BRIEF024", "BRIEF014", "BRIEF023"


class FigurePlacer:
    """Places the figures of one brief; `next_run` is the first number that their runs may take.

    `source_words` are those that the line below an image begins with.
    """

    def __init__(
        self, project: Project, theme: Theme, resolver: Resolver, source_words: Collection[str]
    ) -> None:
        self.source_words = source_words
        self.project = project
        self.brief = resolver.brief
        self.theme = theme
        self.resolver = resolver
        self.next_run = 0
        self._placed: set[str] = set()

    def place(self, placed: Placed) -> Block | None:
        """The figure or image that is placed here; None, with a finding, when it cannot be."""
        if placed.figure is None:
            picture = self._picture(placed.file, placed.alt or None, placed.origin)
            lead, text = parted(placed.source, self.source_words) or ("", placed.source)
            source = set_words(text, placed.origin, self.brief.lang)
            return replace(picture, source=source, leads=Leads(lead)) if picture else None
        if not self.resolver.has_figure(placed.figure, placed.origin):
            return None
        if placed.figure in self._placed:
            message = f"the figure “{placed.figure}” is placed twice"
            self.resolver.report(TWICE, message, placed.origin, "Remove one of the two.")
            return None
        self._placed.add(placed.figure)
        figure = self.brief.figures[placed.figure]
        return self._image(figure) if figure.kind == "image" else self._of_claims(figure)

    def report_unplaced(self) -> None:
        """A finding for each figure that is declared and stands nowhere."""
        for figure in self.brief.figures.values():
            if figure.id not in self._placed:
                message = f"the figure “{figure.id}” is declared but stands nowhere in the brief"
                hint = f'Put {{{{ figure("{figure.id}") }}}} on a line of its own.'
                self.resolver.report(UNPLACED, message, figure.span, hint)

    def _picture(self, file: str, alt: str | None, span: Span) -> Picture | None:
        from .picture import read_picture  # Few briefs have pictures.

        workspace, brief = self.project.workspace, self.brief
        found = read_picture(workspace, brief.path, file, alt, span, brief.id)
        if isinstance(found, Diagnostic):
            self.resolver.add(found)
            return None
        return found

    def _image(self, figure: FigureSpec) -> Picture | None:
        if not figure.file:
            message = f"the figure “{figure.id}” is an image but names no `file`"
            self.resolver.report(MALFORMED, message, figure.span)
            return None
        picture = self._picture(figure.file, figure.alt, figure.at("file"))
        if picture is None:
            return None
        span, lang = figure.at("source"), self.brief.lang
        key = figure.source or ""
        source = set_words(key, span, lang)
        if key in self.project.references:
            body = set_words(f"{self.resolver.short_sources([key])}.", span, lang)
            source = (*body, *self.resolver.source_mark(key, span))
        return replace(
            picture,
            id=figure.id,
            caption=caption_of(figure, lang),
            across=figure.across,
            source=source,
            notes=notes_of(figure, lang),
        )

    def _of_claims(self, figure: FigureSpec) -> Block | None:
        claims: list[tuple[Claim, Span]] = []
        for name, span in figure.claims:
            claim = self.resolver.claim(name, span)
            if claim is not None:
                claims.append((claim, span))
        if not figure.claims and "claims" not in figure.spans:
            message = f"the figure “{figure.id}” names no `claims` to show"
            self.resolver.report(MALFORMED, message, figure.span)
        first = self.next_run
        # One more than claims: a table may have a total.
        self.next_run += len(claims) + 1
        if not claims:
            return None
        match figure.kind:
            case "timeline" | "bar" | "line" as kind:
                from .chart import claims_chart  # Each kind of figure is loaded where one stands.

                return claims_chart(figure, kind, claims, self.resolver, self.theme, first)
            case _:
                from .table import claims_table

                return claims_table(figure, claims, self.resolver, self.theme, first)

"""The Typst engine. Typst itself is loaded when it is first used."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from importlib.util import find_spec
from itertools import count
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from ...compose.coverage import missing_signs
from ...compose.walk import flatten
from ...model.document import Chart, Document, Picture
from ...model.theme import Theme
from ...source.diagnostic import Diagnostic
from ..base import Rendered
from ..content.characters import printed
from ..content.findings import missing_letters
from ..content.links import described_links, described_mark
from ..content.walk import plain_text, said_of
from ..fit.measured import Measured
from ..fit.placed import measure_placed
from ..fit.search import fit_pages
from ..metadata.about import About, about, one_line
from ..style.settings import labels_of
from .brief import Source, typst_source
from .compiler import Compiler, Job, SetPages, Standard
from .findings import TEMPLATE, lost_anchors, page, template_findings, wide_tables
from .finish import InnerLink, finish
from .floats import Settled, settle
from .fonts import faces_of, font_folder
from .literal import string
from .style_files import style_files

STANDARDS: tuple[Standard, ...] = ("ua-1", "a-3a")
# How often a document is set until its figures stand where they leave no hole.
_ROUNDS = 6


class Pages(Struct, frozen=True):
    """Pages that Typst set: the source they are made from, and how deep the text is on them.

    `missing` are the characters in them that no font of the style has.
    """

    source: Source
    set: SetPages
    measured: Measured
    missing: str


class TypstEngine:
    """Hands a document to the page functions of its style and lets Typst set it."""

    name = "typst"

    def __init__(self, sandbox: Any = None) -> None:
        self.compiler = Compiler()

    def unavailable(self) -> str | None:
        """Why Typst cannot be loaded here and what to do, or None when it can."""
        if find_spec("typst") is None:
            return "Typst is not installed: run “pip install typst”"
        return None

    def load(self, theme: Theme) -> None:
        """Load Typst, and the fonts of a style."""
        self.compiler.load(self._fonts(theme, draws=True))

    def _fonts(self, theme: Theme, draws: bool) -> list[str]:
        faces = faces_of(theme, draws)
        return [str(font_folder(faces, self.compiler.root))] if faces else []

    def render(self, document: Document, theme: Theme, draft: bool = False) -> Rendered:
        """Lay the document out in the style; where page.typ fails there are findings and no PDF."""
        if theme.page_functions is None:
            message = f"the template {theme.name} has no page.typ"
            return Rendered(b"", 0, (Diagnostic(TEMPLATE, message, page(theme)),))
        facts = about(document, theme)
        tries = count()
        fitted = fit_pages(
            document,
            theme,
            lambda tried: self._set(document, tried, facts, draft, f"made-{next(tries)}"),
        )
        pages = fitted.pages
        if pages.set.error:
            return Rendered(b"", 0, tuple(template_findings(document, theme, (pages.set.error,))))
        described = described_links(document)
        links = inner_links(document, theme, pages.source, described)
        finished = finish(
            pages.set.file,
            links,
            pages.set.placed,
            facts,
            claims=not pages.missing,
            outer=described,
        )
        found = [
            *missing_letters(document, theme, pages.missing),
            *(replace(one, brief=document.meta.brief) for one in pages.source.findings),
            *template_findings(document, theme, pages.set.warnings),
            *lost_anchors(theme, finished.lost),
            *wide_tables(document, pages.source.tables, pages.set.placed),
            *fitted.diagnostics,
        ]
        return Rendered(finished.pdf, finished.page_count, tuple(found))

    def _set(self, document: Document, theme: Theme, facts: About, draft: bool, made: str) -> Pages:
        folder, texts = style_files(document, theme)
        draws = any(isinstance(block, Chart) for block in flatten(document.blocks))
        fonts = self._fonts(theme, draws)
        files = {f"{folder}/{name}": text.encode() for name, text in texts.items()}
        settled = Settled()
        for tries in count(1):
            source = typst_source(document, theme, facts, folder, draft, settled)
            pictures = {f"/pictures/{name}": data for name, data in source.pictures.items()}
            # A file with a hole in its text keeps no standard, and Typst would not write it.
            missing = missing_signs((_seen(source.text, document), *texts.values()), theme)
            standards = () if missing else STANDARDS
            moment = int(facts.moment.timestamp())
            job = Job(source.text, files | pictures, fonts, standards, moment, made)
            done = self.compiler.set(job)
            settled, before = settle(theme, done.placed, settled), settled
            # What floats may leave a hole before the next figure, which then floats, too.
            if settled == before or tries >= _ROUNDS + len(
                settled.floating | settled.fresh | settled.held
            ):
                break
        return Pages(source, done, measure_placed(document, theme, done.placed), missing)


def _seen(text: str, document: Document) -> str:
    """The text of a Typst file without what is only read out, which needs no glyph."""
    for block in flatten(document.blocks):
        alt = block.alt if isinstance(block, Chart) else ""
        alt = said_of(block) if isinstance(block, Picture) else alt
        drawn = string(f"<title>{escape(printed(alt))}</title>").strip('"')
        for said in (f"alt: {string(printed(alt))}", drawn) if alt else ():
            text = text.replace(said, "")
    return text


def inner_links(
    document: Document, theme: Theme, source: Source, described: Mapping[str, str]
) -> list[InnerLink]:
    """The links within a file, in the order of their indices, with what is said of each."""
    labels = labels_of(theme, document)
    single, several = labels.get("source", "Source"), labels.get("sources", "Sources")
    titles = {entry.number: plain_text(entry.content) for entry in document.sources}
    links = source.links
    made = []
    for target, run, mark, number in zip(
        links.targets, links.runs, links.marks, links.numbers, strict=True
    ):
        if mark is None:
            made.append(InnerLink(target, one_line(described.get(target, target))))
            continue
        (cited,) = (one for one in mark.cited if one.number == number)
        description = one_line(described_mark(cited, titles.get(number, "")))
        numbers = ", ".join(str(one.number) for one in mark.cited)
        phrase = f"{several if len(mark.cited) > 1 else single} {numbers}"
        made.append(InnerLink(target, description, run, phrase))
    return made

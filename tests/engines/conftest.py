"""Documents in few words, an engine that fills templates in this process, and what it printed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
import re
import tomllib
from typing import Any

from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup
from msgspec.structs import replace
import pytest

from briefpdf.engines.base import Engine, Rendered
from briefpdf.engines.via_weasyprint.engine import WeasyPrintEngine
from briefpdf.model.brief import Author
from briefpdf.model.document import (
    Block,
    Caption,
    Cited,
    Divider,
    Document,
    Heading,
    Inlines,
    Mark,
    Meta,
    Paragraph,
    SourceEntry,
    Table,
    Words,
)
from briefpdf.model.reference import PartialDate
from briefpdf.model.theme import Theme
from briefpdf.source.diagnostic import Diagnostic, Parsed
from briefpdf.source.text import Span, Text

from .printed import Printed

STYLES = Path(__file__).resolve().parents[2] / "templates"
STYLE = STYLES / "in-focus"
HERE = Span("briefs/sample.md", 40, 41)


def _markup(value: Any) -> Any:
    if isinstance(value, dict):
        if set(value) == {"__html__"}:
            return Markup(value["__html__"])
        return {name: _markup(item) for name, item in value.items()}
    return [_markup(item) for item in value] if isinstance(value, list) else value


class InProcess:
    """Fills templates as the real sandbox does, without its process."""

    def fill(self, template: Text, context: Mapping[str, Any]) -> Parsed[str | None]:
        environment = ImmutableSandboxedEnvironment(
            autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
        )
        environment.globals = {"range": range}
        try:
            return Parsed(environment.from_string(template.content).render(_markup(dict(context))))
        except TemplateError as error:
            return Parsed(None, (Diagnostic("BRIEF015", str(error), template.span(0, 0)),))


DISCLAIMER = (STYLE / "disclaimer.md").read_text(encoding="utf-8").strip()


class Writer:
    """Makes documents of plain text, and counts the marks of each source as compose does.

    In a text `[2]` is a mark of source 2, `[2 p. 4]` one with a locator, `[1,2]` one of both.
    """

    here = HERE
    disclaimer = DISCLAIMER

    def __init__(self) -> None:
        self.marks: dict[int, int] = {}

    def words(self, text: str, **style: Any) -> Words:
        return Words(text, HERE, **style)

    def inlines(self, text: str) -> Inlines:
        pieces: list[Words | Mark] = []
        for match in re.finditer(r"\[([\d,]+)(?: ([^]]+))?\]|[^[]+", text):
            if match[1] is None:
                pieces.append(self.words(match[0]))
            else:
                cited = [self._cited(int(number), match[2]) for number in match[1].split(",")]
                pieces.append(Mark(tuple(cited), HERE))
        return tuple(pieces)

    def _cited(self, number: int, locator: str | None) -> Cited:
        self.marks[number] = self.marks.get(number, 0) + 1
        locators = (locator,) if locator else ()
        return Cited(number, f"source-{number}", self.marks[number], locators)

    def paragraph(self, text: str, lead: str = "") -> Paragraph:
        return Paragraph(self.inlines(text), HERE, self.inlines(lead))

    def heading(self, text: str, level: int = 1) -> Heading:
        return Heading(level, self.inlines(text), HERE)

    def divider(self) -> Divider:
        return Divider(HERE)

    def table(self, *rows: str, align: str = "", **more: Any) -> Table:
        """A table of cells parted by bars, the first row its header."""
        header, *body = (
            tuple(self.inlines(cell.strip()) for cell in row.split("|")) for row in rows
        )
        sides = tuple(align.split()) or ("left",) * len(header)
        return Table(header, tuple(body), sides, HERE, **more)

    def caption(self, label: str, title: str, subtitle: str = "") -> Caption:
        return Caption(label, self.inlines(title), subtitle)

    def sources(self) -> tuple[SourceEntry, ...]:
        """An entry for each source that was cited."""
        title = partial(self.words, italic=True)
        return tuple(
            SourceEntry(
                number,
                f"source-{number}",
                (*self.inlines(f"Author {number}, "), title(f"Report {number}"), self.words(".")),
                self.marks[number],
            )
            for number in sorted(self.marks)
        )

    def document(self, *blocks: Block, notice: str = "", **meta: Any) -> Document:
        """The document of these blocks, with the sources that they cite."""
        about = Meta(
            brief="sample",
            title="Storing Power",
            number="PB20417",
            version="3",
            date=PartialDate(2025, 6, 13),
            date_line="Updated June 13, 2025",
            updated=True,
            lang="en-US",
            authors=(Author("Ada Lindqvist", "Analyst in Energy Policy"), Author("Marcus Teague")),
            notice=self.inlines(notice),
        )
        disclaimer = (Paragraph((self.words(DISCLAIMER),), HERE),)
        return Document(replace(about, **meta), blocks, self.sources(), disclaimer)


def read_style(name: str = "in-focus", /, **changes: Mapping[str, Any]) -> Theme:
    """A packaged style, tables of its settings changed; short documents are not told so."""
    folder = STYLES / name
    settings = tomllib.loads((folder / "theme.toml").read_text(encoding="utf-8"))
    settings["length"]["least"] = 0
    for table, values in changes.items():
        settings[table] = {**settings.get(table, {}), **values}

    def text(file: str) -> Text:
        return Text(f"templates/{name}/{file}", (folder / file).read_text(encoding="utf-8"))

    return Theme(
        name=name,
        folder=f"templates/{name}",
        settings=settings,
        disclaimer=text("disclaimer.md"),
        page=text("page.html"),
        styles=text("page.css"),
        references=text("references.jinja"),
        page_functions=text("page.typ"),
        toml=text("theme.toml"),
    )


@pytest.fixture
def write() -> Writer:
    """A writer that has cited nothing yet."""
    return Writer()


@pytest.fixture(scope="session")
def fresh_writer() -> Callable[[], Writer]:
    """For fixtures that outlast a test: makes such a writer."""
    return Writer


@pytest.fixture(scope="session")
def style() -> Theme:
    """The In Focus style."""
    return read_style()


@pytest.fixture(scope="session")
def memo() -> Theme:
    """The memo style."""
    return read_style("memo")


@pytest.fixture(scope="session")
def restyled() -> Callable[..., Theme]:
    """A packaged style, In Focus where none is named, with tables of its settings changed."""
    return read_style


@pytest.fixture(scope="session")
def filler() -> InProcess:
    """Fills templates in this process."""
    return InProcess()


@pytest.fixture(scope="session")
def engine(filler: InProcess) -> Engine:
    """One engine for all tests, with its templates filled in this process."""
    return WeasyPrintEngine(filler)


@pytest.fixture(scope="session")
def renderer(style: Theme) -> Callable[[Engine], Callable[..., Printed]]:
    """For an engine, what renders a document with it and finds nothing wrong."""

    def renders(engine: Engine) -> Callable[..., Printed]:
        def rendered(of: Document, theme: Theme = style, draft: bool = False) -> Printed:
            done = engine.render(of, theme, draft)
            assert done.diagnostics == ()
            return Printed(done)

        return rendered

    return renders


@pytest.fixture(scope="session")
def render(engine: Engine, renderer: Any) -> Callable[..., Printed]:
    """Renders a document that nothing is wrong with, in the In Focus style if in no other."""
    rendered: Callable[..., Printed] = renderer(engine)
    return rendered


@pytest.fixture(scope="session")
def printed() -> Callable[[Rendered], Printed]:
    """Reads what was rendered back."""
    return Printed

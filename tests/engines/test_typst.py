"""What Typst is handed, what it may not do, and what it says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
import io
import os
import re
import socket
from threading import Thread
from typing import Any

from msgspec.structs import replace
import pikepdf
from PIL import Image
import pypdfium2
from pypdfium2 import raw
import pytest

from briefpdf.engines.content.characters import address_parts
from briefpdf.engines.via_typst.engine import TypstEngine
from briefpdf.engines.via_typst.floats import Settled, settle
from briefpdf.engines.via_typst.literal import Code, call, literal
from briefpdf.model.document import Cited, CodeBlock, Mark, Paragraph, Picture
from briefpdf.model.theme import Theme
from briefpdf.source.text import Text

SENTENCE = "Storage moves power from the hours in which it is cheap to those in which it is dear. "
Render = Callable[..., Any]


@pytest.fixture(scope="module")
def engine() -> TypstEngine:
    return TypstEngine()


@pytest.fixture(scope="module")
def render(engine: TypstEngine, renderer: Any) -> Render:
    made: Render = renderer(engine)
    return made


def with_page(theme: Theme, code: str) -> Theme:
    """A style whose page.typ ends with some code."""
    assert theme.page_functions is not None
    path, content = theme.page_functions.path, theme.page_functions.content
    return replace(theme, page_functions=Text(path, f"{content}\n{code}\n"))


# What is handed over


def test_values_are_written_as_typst_writes_them() -> None:
    assert literal({"a b": ["x", 1, 2.5, True, None]}) == '("a b": ("x", 1, 2.5, true, none, ))'
    assert call("f", Code("{ }"), a_b="c").code == 'f({ }, a-b: "c")'
    assert literal([]) == "()"
    assert literal({}) == "(:)"


@pytest.mark.parametrize(
    "text",
    ['"); panic("x', "#panic()", "\\", '\\"', "$ x $", "*b* _i_ `c`", "<a> @ref", "= Head", "//"],
)
def test_no_text_is_code(render: Render, write: Any, text: str) -> None:
    document = write.document(write.heading(text), write.paragraph(text), title=text, notice=text)
    printed = render(document)
    found = "".join("".join(printed.texts).split())
    assert found.count("".join(text.split())) >= 4


_LONG = "x" * 34


@pytest.mark.parametrize(
    ("address", "parts"),
    [
        ("https://a.example/b-c/d.pdf", ["https://a.example/", "b-c/", "d", ".pdf"]),
        ("https://a.example", ["https://a.example"]),
        ("www.x-y.org", ["www.x-y.org"]),
        ("10.1234/a.b", ["10.1234/", "a", ".b"]),
        (f"https://a.example/{_LONG}?b=c", ["https://a.example/", _LONG, "?b=c"]),
    ],
)
def test_addresses_break_behind_slashes_and_before_dots(address: str, parts: list[str]) -> None:
    assert address_parts(address) == parts


@pytest.mark.parametrize("words", range(1, 12))
def test_copied_addresses_are_whole(render: Render, write: Any, words: int) -> None:
    address = "https://www.state-department.example/reports/on-the-use-of-hyphens.html"
    printed = render(write.document(write.paragraph("word " * words + address)))
    lines = [line.text for line in printed.lines(1, 9.4)]
    assert address in "".join(lines)
    assert not any(line.endswith("-") for line in lines)


# What it may not do


@pytest.fixture
def listener() -> Iterator[tuple[int, list[Any]]]:
    """A port of this machine, and what has connected to it."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        seen: list[Any] = []

        def listen() -> None:
            try:
                while True:
                    connection, _ = server.accept()
                    seen.append(connection.recv(1000))
                    connection.close()
            except OSError:
                pass  # The test has ended.

        Thread(target=listen, daemon=True).start()
        yield server.getsockname()[1], seen
        server.shutdown(socket.SHUT_RDWR)


@pytest.mark.parametrize(
    "code",
    ['#import "@preview/cetz:0.3.1"', '#let divider() = eval("import \\"@preview/x:1.0.0\\": y")'],
)
def test_nothing_is_asked_of_the_network(
    engine: TypstEngine,
    style: Theme,
    write: Any,
    listener: tuple[int, list[Any]],
    monkeypatch: pytest.MonkeyPatch,
    code: str,
) -> None:
    port, seen = listener
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "https_proxy", "all_proxy"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{port}")
    document = write.document(write.paragraph("Text."), write.divider())
    done = engine.render(document, with_page(style, code))
    assert done.pdf == b""
    (found,) = done.diagnostics
    assert found.code == "BRIEF025"
    assert found.span.path == "templates/in-focus/page.typ"
    assert "neither packages nor the network" in found.hints[0]
    assert seen == []
    assert os.environ["HTTPS_PROXY"] == f"http://127.0.0.1:{port}"


@pytest.mark.parametrize("path", ["/etc/passwd", "../../../../etc/passwd", "/../etc/passwd"])
def test_no_file_outside_of_the_style_is_read(
    engine: TypstEngine, style: Theme, write: Any, path: str
) -> None:
    theme = with_page(style, f'#let divider() = read("{path}")')
    done = engine.render(write.document(write.divider()), theme)
    assert done.pdf == b""
    assert [found.code for found in done.diagnostics] == ["BRIEF025"]


def test_a_fault_of_the_page_names_its_line(engine: TypstEngine, style: Theme, write: Any) -> None:
    theme = with_page(style, '#let divider() = 1 + "a"')
    (found,) = engine.render(write.document(write.divider()), theme).diagnostics
    assert theme.page_functions is not None
    assert found.code == "BRIEF022"
    line, _ = theme.page_functions.line_column(found.span.start)
    assert line == theme.page_functions.content.count("\n")
    assert "cannot add" in found.message


def test_a_picture_beside_the_page_is_said_to_be_written_into_it(
    engine: TypstEngine, style: Theme, write: Any
) -> None:
    theme = with_page(style, '#let divider() = image("logo.png")')
    (found,) = engine.render(write.document(write.divider()), theme).diagnostics
    assert found.code == "BRIEF025"
    assert "/tmp" not in found.message and "file not found" in found.message
    assert "image(bytes(" in found.hints[0]


def test_a_picture_of_the_style_needs_words(engine: TypstEngine, style: Theme, write: Any) -> None:
    svg = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><rect width='9'/></svg>"
    picture = f'image(bytes("{svg}"), format: "svg")'
    without = with_page(style, f"#let divider() = {picture}")
    (found,) = engine.render(write.document(write.divider()), without).diagnostics
    assert (found.code, "alt" in found.message) == ("BRIEF022", True)
    decoration = with_page(style, f"#let divider() = pdf.artifact({picture})")
    done = engine.render(write.document(write.divider()), decoration)
    assert done.diagnostics == ()
    assert b"/Figure" not in b"".join(_streams(done.pdf))


def _streams(pdf: bytes) -> Iterator[bytes]:
    with pikepdf.Pdf.open(io.BytesIO(pdf)) as opened:
        for item in opened.objects:
            yield item.unparse()


def test_what_the_italics_lack_stands_upright_in_the_same_family(
    render: Render, write: Any
) -> None:
    text = Paragraph((write.words("See Слово о, then.", italic=True),), write.here)
    with render(write.document(text)).open() as pdf:
        fonts = {str(font.BaseFont) for font in pdf.pages[0].Resources.Font.values()}
    assert not any("Plex" in name for name in fonts)


# Links and tags


def elements(pdf: bytes, role: str) -> list[Any]:
    """The elements of a role, as dictionaries of texts."""
    with pikepdf.Pdf.open(io.BytesIO(pdf)) as opened:
        return [
            {str(key): str(value) for key, value in item.items() if key in ("/Alt", "/Lang")}
            for item in opened.objects
            if isinstance(item, pikepdf.Dictionary) and item.get("/S") == f"/{role}"
        ]


def test_a_run_of_marks_is_one_phrase(render: Render, write: Any) -> None:
    printed = render(write.document(write.paragraph("Both.[1,2,3] One.[2]")))
    said = [one["/Alt"] for one in elements(printed.pdf, "Reference")]
    assert said == ["Sources 1, 2, 3", "Source 2"]


def test_a_mark_says_author_title_and_locator(render: Render, write: Any) -> None:
    printed = render(write.document(write.paragraph("One.[1 pp. 3–4]")))
    with printed.open() as pdf:
        link = pdf.pages[0].Annots[0]
        assert str(link.Contents) == "1: Author 1, Report 1., pp. 3–4"


def test_rows_have_headers(render: Render, write: Any) -> None:
    printed = render(write.document(write.table("Year | Sum", "2024 | 1", "2025 | 2")))
    assert len(elements(printed.pdf, "TH")) == 4
    assert len(elements(printed.pdf, "TD")) == 2


def test_the_outline_has_headings_without_their_marks(render: Render, write: Any) -> None:
    with render(write.document(write.heading("Head[1]"))).open() as pdf, pdf.open_outline() as tree:
        assert [item.title for item in tree.root[0].children] == ["Head", "Sources", "Disclaimer"]


# Tables and figures


def test_numbers_are_never_broken(engine: TypstEngine, style: Theme, write: Any) -> None:
    row = " | ".join(["12,345,678"] * 9)
    narrow = write.table(" | ".join("ABCDEFGHI"), row, caption=write.caption("Table 1", "Sums"))
    done = engine.render(write.document(narrow), style)
    (found,) = done.diagnostics
    assert found.code == "BRIEF053"
    assert re.match(r"the table “Sums” is \d+ points wider than its place", found.message)
    assert "{span=page}" in found.hints[0]
    across = replace(narrow, across=True)
    assert engine.render(write.document(across), style).diagnostics == ()


def test_a_figure_that_does_not_fit_floats_and_the_text_flows_on(
    render: Render, write: Any, restyled: Callable[..., Theme]
) -> None:
    theme = restyled(length={"pages": 0})
    for count in range(3, 9):
        before = [write.paragraph(SENTENCE * 5) for _ in range(count)]
        table = write.table("Row | Event", *[f"r{one} | x" for one in range(14)])
        after = [write.paragraph("After it. " + SENTENCE * 5) for _ in range(9)]
        printed = render(write.document(*before, table, *after), theme)
        left = [line for line in printed.lines(1, 9.4) if line.x < 310]
        assert left[-1].baseline > 748 - 60
        rows = [int(number) for number in re.findall(r"r(\d+) x", " ".join(printed.texts))]
        assert rows == list(range(14))


def test_what_goes_across_stands_below_what_was_called_before_it(
    render: Render, write: Any, restyled: Callable[..., Theme]
) -> None:
    def figure(number: int, **more: Any) -> Picture:
        out = io.BytesIO()
        Image.new("RGB", (640, 400)).save(out, "PNG")
        caption = write.caption(f"Figure {number}", "Title")
        name = f"{number}.png"
        return Picture(name, out.getvalue(), "image/png", name, write.here, caption=caption, **more)

    text = write.paragraph(SENTENCE * 5)
    theme = restyled(length={"pages": 0})
    for count in range(8, 16):
        figures = (figure(1), text, figure(2, across=True))
        printed = render(write.document(*[text] * count, *figures, *[text] * 9), theme)
        places = [
            (page, line.baseline)
            for number in "12"
            for page in (1, 2, 3)
            for line in printed.lines(page, 9.5)
            if line.text.startswith(f"Figure{number}.")
        ]
        assert len(places) == 2
        (page, above), (other, below) = places
        assert page < other or (page == other and (above < below or page == 1))


@pytest.mark.parametrize("head", ["Event", "What happened in the harbor in that year, in all"])
def test_a_table_that_goes_on_says_so(render: Render, write: Any, head: str) -> None:
    rows = (f"{1900 + at} | A long event that goes on in the next line of it" for at in range(60))
    printed = render(write.document(write.table(f"Year | {head}", *rows)))
    said = "".join(printed.texts).count(f"{head} (continued)")
    assert said == "".join(printed.texts).count(head) - 1 > 0


def test_a_foreign_title_says_its_language(render: Render, write: Any) -> None:
    document = write.document(write.paragraph("Said.[1]"))
    title = write.words("Haushalt im Überblick", lang="de")
    content = (write.words("A. Author, "), title, write.words("."))
    entry = replace(document.sources[0], content=content)
    printed = render(replace(document, sources=(entry,)))
    with printed.open() as pdf:
        assert pdf.pages[1].Contents.read_bytes().count(b"/Lang(de)") == 1


def test_a_document_is_set_until_all_its_figures_have_found_their_places(
    render: Render, write: Any, restyled: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each that floats may leave a hole before the next one, which then floats, too."""
    seen: list[tuple[Settled, Settled]] = []

    def settling(theme: Theme, placed: Any, before: Settled) -> Settled:
        seen.append((before, settle(theme, placed, before)))
        return seen[-1][1]

    monkeypatch.setattr("briefpdf.engines.via_typst.engine.settle", settling)
    blocks: list[Any] = [write.paragraph("Words of a text. " * 9)]
    for number, rows in enumerate((7, 12, 13, 8, 11, 15, 14, 7, 14, 8, 9, 11), 1):
        cells = [f"t{number}r{row} | Treaty" for row in range(rows)]
        caption = write.caption(f"Table {number}", "Treaties")
        blocks.append(write.table("Row | Event", *cells, caption=caption, across=number == 3))
    render(write.document(*blocks), restyled(length={"pages": 9}))
    before, after = seen[-1]
    assert before == after
    assert len(after.floating) > 6


def test_code_has_a_fixed_width(render: Render, write: Any) -> None:
    printed = render(write.document(CodeBlock("iiii\nWWWW", write.here)))
    first, second = printed.lines(1, 8)[:2]
    assert first.right - first.x == pytest.approx(second.right - second.x, abs=1.5)


def test_a_long_running_head_is_shortened(render: Render, write: Any) -> None:
    title = "A title that goes on and on. " * 12
    text = [write.paragraph(SENTENCE * 5) for _ in range(24)]
    printed = render(write.document(*text, title=title))
    head = printed.lines(2, 9, across=True)[0]
    assert head.text.endswith("…")
    assert head.x >= 57.6


def test_the_last_footer_stands_on_the_last_page(render: Render, write: Any) -> None:
    text = [write.paragraph(f"{SENTENCE}[{one}]") for one in range(1, 90)]
    printed = render(write.document(*text), draft=True)
    numbered = [index for index, one in enumerate(printed.texts) if "PB20417 · VERSION 3" in one]
    assert numbered == [len(printed.texts) - 1]


def test_marks_of_a_source_lead_to_it_wherever_they_begin(render: Render, write: Any) -> None:
    mark = Mark((Cited(1, "source-1", 5),), write.here)
    document = write.document(write.paragraph("One.[1]"))
    text = Paragraph((write.words("Here."), mark), write.here)
    printed = render(replace(document, blocks=(text,)))
    with printed.open() as pdf:
        names = {str(name) for name in pikepdf.NameTree(pdf.Root.Names.Dests)}
    assert names == {"source-1", "cite-1-1"}


def test_what_says_that_a_table_goes_on_is_as_light_in_each_part(
    render: Render, write: Any, restyled: Any
) -> None:
    rows = [f"t{row}r | Treaty" for row in range(130)]
    document = write.document(
        write.paragraph(SENTENCE), write.table("Row | Is", *rows, across=True)
    )
    printed = render(document, restyled(length={"pages": 9}))
    weights: set[int] = set()
    with pypdfium2.PdfDocument(printed.pdf) as opened:
        for page in opened:
            text = page.get_textpage()
            for index in range(text.count_chars()):
                if text.get_text_range(index, 9) == "continued":
                    weights.add(raw.FPDFText_GetFontWeight(text, index))
    assert weights and max(weights) < 600  # Bold type has over 700.

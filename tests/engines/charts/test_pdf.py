"""Charts on the finished page: text that stays text, links both ways, a figure that is read out."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

from msgspec.structs import replace
import pikepdf
import pypdfium2
import pytest

from briefpdf.compose.figures.chart import with_alternative
from briefpdf.model.document import Caption, Chart, Document, SourceEntry, Words
from briefpdf.model.theme import Theme
from briefpdf.proof.prove import prove
from briefpdf.rendering.proofread import render_proofread

from .reading import HERE, chart, point

Render = Callable[..., Any]

EVENTS = (
    ("Munitions transfers begin", "2022", 1),
    ("Summit in the Far East", "2023-09", 2),
    ("Treaty signed", "2024-06-19", 1),
)


def _captioned(made: Chart, style: Theme) -> Chart:
    caption = Caption("Figure\u00a01", (Words("Three Years", HERE),))
    return with_alternative(replace(made, caption=caption), None, style)


def _document(write: Any, *charts: Chart) -> Document:
    text = write.paragraph("Before the figure.")
    made = write.document(text, *charts)
    counts: dict[int, int] = {}
    for one in charts:
        for number in (
            cited.number
            for event in one.points
            for inline in event.label
            if hasattr(inline, "cited")
            for cited in inline.cited
        ):
            counts[number] = counts.get(number, 0) + 1
    sources = tuple(
        SourceEntry(number, f"key-{number}", write.inlines(f"Report {number}."), count)
        for number, count in sorted(counts.items())
    )
    return replace(made, sources=sources)


@pytest.fixture
def timeline(style: Theme) -> Chart:
    seen: dict[int, int] = {}
    points = []
    for index, (label, date, source) in enumerate(EVENTS):
        seen[source] = seen.get(source, 0) + 1
        made = point(index, label, date, (), (source,))
        words, mark = made.label
        one = replace(mark.cited[0], occurrence=seen[source])  # type: ignore[union-attr]
        points.append(replace(made, label=(words, replace(mark, cited=(one,)))))
    return _captioned(chart("timeline", points), style)


def test_words_and_dates_are_read_back(render: Render, write: Any, timeline: Chart) -> None:
    text = render(_document(write, timeline)).texts[0]
    for label, _, _ in EVENTS:
        assert label in text
    assert "Sep 2023" in text
    assert "Jun 19, 2024" in text
    assert "Figure 1. Three Years" in text


def test_fonts_are_embedded_and_of_the_style(render: Render, write: Any, timeline: Chart) -> None:
    with render(_document(write, timeline)).open() as pdf:
        fonts = [
            font.DescendantFonts[0].FontDescriptor for font in pdf.pages[0].Resources.Font.values()
        ]
        assert fonts
        assert all("Source" in str(font.FontName) for font in fonts)
        assert all("/FontFile2" in font for font in fonts)


def test_marks_lead_to_sources_and_back(render: Render, write: Any, timeline: Chart) -> None:
    with render(_document(write, timeline)).open() as pdf:
        marks = list(pdf.pages[0].Annots)
        last = [str(link.Dest) for link in pdf.pages[1].Annots]
        assert [str(link.Dest) for link in marks] == ["source-1", "source-2", "source-1"]
        # The number of an entry leads back to the first event that cites it.
        assert last == ["cite-1-1", "cite-2-1"]
        tops = [float(link.Rect[3]) for link in marks]
        assert all(float(link.Rect[3]) - float(link.Rect[1]) > 3 for link in marks)
    assert tops == sorted(tops, reverse=True), "each stands at its own event"


def test_marks_stand_behind_their_words(render: Render, write: Any, timeline: Chart) -> None:
    printed = render(_document(write, timeline))
    marks = [one for one in printed.glyphs if one.page == 1 and abs(one.size - 6.2) < 0.05]
    labels = [one for one in printed.glyphs if one.page == 1 and abs(one.size - 8) < 0.05]
    assert len(marks) == len(EVENTS)
    for mark, (label, _, _) in zip(marks, EVENTS, strict=True):
        beside = [one for one in labels if abs(one.baseline - mark.baseline - 0.52 * 6.2) < 0.3]
        end = max(one.right for one in beside)
        assert 0 < mark.x - end < 2, label


def _elements(pdf: pikepdf.Pdf, kind: str) -> list[Any]:
    return [
        item
        for item in pdf.objects
        if isinstance(item, pikepdf.Dictionary) and item.get("/S") == kind
    ]


def test_a_figure_is_tagged_with_all_its_points(
    render: Render, write: Any, timeline: Chart
) -> None:
    with render(_document(write, timeline)).open() as pdf:
        (figure,) = _elements(pdf, "/Figure")
        alt = str(figure.Alt)
        box = [float(edge) for edge in figure.A.BBox]
        links = _elements(pdf, "/Link")
    assert alt == (
        "Timeline. 2022: Munitions transfers begin. September 2023: Summit in the Far East. "
        "June 19, 2024: Treaty signed."
    )
    assert len(links) >= len(EVENTS)
    left, low, right, high = box
    assert (round(left, 1), round(right, 1)) == (57.6, 298.8)
    assert 0 < low < high < 792


def test_the_same_bytes_every_time(render: Render, write: Any, timeline: Chart) -> None:
    document = _document(write, timeline)
    assert render(document).pdf == render(document).pdf


def test_series_are_told_apart_in_grey(render: Render, write: Any, style: Theme) -> None:
    bars = chart("bar", [point(0, "All", None, [str(n) for n in range(4, 10)], ())])
    printed = render(_document(write, _captioned(bars, style)))
    with pypdfium2.PdfDocument(printed.pdf) as document:
        image = document[0].render(scale=4, grayscale=True).to_pil().convert("L")
    # A bar is at least 7.5 points high and 40 wide; letters and edges have fewer of a grey.
    bar = 7 * 40 * 4 * 4
    greys = sorted(grey for count, grey in image.getcolors() if count > bar and grey < 250)
    assert len(greys) >= 6
    assert all(after - before >= 20 for before, after in pairwise(greys))


def test_bars_and_lines_print_their_numbers(render: Render, write: Any, style: Theme) -> None:
    points = [
        point(n, f"Row {n}", f"202{n}", [("1000", "more than 1,000"), str(n)], ()) for n in range(3)
    ]
    for kind in ("bar", "line"):
        text = render(_document(write, _captioned(chart(kind, points), style))).texts[0]
        assert "more than 1,000" in text
        assert "Billions of dollars" in text
        assert "Series 2" in text


def test_across_the_page_it_spans_both_columns(render: Render, write: Any, timeline: Chart) -> None:
    with render(_document(write, replace(timeline, across=True))).open() as pdf:
        (figure,) = _elements(pdf, "/Figure")
        left, _, right, _ = (float(edge) for edge in figure.A.BBox)
    assert (round(left, 1), round(right, 1)) == (57.6, 554.4)


def test_characters_without_a_glyph_are_named(engine: Any, write: Any, style: Theme) -> None:
    made = chart("timeline", [point(0, "Talks in \u6f22\u5b57 and \u05e9\u05dc", "2024")])
    rendered = engine.render(_document(write, _captioned(made, style)), style)
    (found,) = [one for one in rendered.diagnostics if one.code == "PDF003"]
    assert all(code in found.message for code in ("U+6F22", "U+5B57", "U+05E9", "U+05DC"))
    assert "“figure”" in found.message


def test_what_is_crowded_is_a_finding(engine: Any, write: Any, style: Theme) -> None:
    points = [point(n, "Event " * 12, f"2024-01-{n % 28 + 1:02}") for n in range(120)]
    document = _document(write, _captioned(chart("timeline", points), style))
    rendered = render_proofread(engine, document, style)
    (found,) = [one for one in rendered.diagnostics if one.code == "BRIEF053"]
    assert "120 points" in found.message
    assert "span: page" in found.hints[0]
    # That its words are too small to be read says no more.
    assert "PDF002" in {one.code for one in prove(document, style, rendered.pdf)}
    assert "PDF002" not in {one.code for one in rendered.diagnostics}

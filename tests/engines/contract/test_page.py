"""Where things stand on the pages of the In Focus style."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
import re
from typing import Any

from msgspec.structs import replace
import pypdfium2
import pytest

from briefpdf.model.brief import Author
from briefpdf.model.document import Caption, Leads, LineBreak

BODY, TITLE, HEADING_1, HEADING_2, HEAD, NUMBER, SMALL = 9.4, 18.0, 12.5, 10.0, 9.0, 8.5, 8.0
SENTENCE = "Storage moves power from the hours in which it is cheap to those in which it is dear. "

Render = Callable[..., Any]


@pytest.fixture(scope="module")
def long_text(render: Render, fresh_writer: Callable[[], Any]) -> Any:
    """A text of two pages, with marks in every third paragraph."""
    write = fresh_writer()
    marked = SENTENCE * 4 + "It is so.[1] And so?[2,3] " + SENTENCE
    texts = [marked, SENTENCE * 5, SENTENCE * 5] * 9
    return render(write.document(*map(write.paragraph, texts)))


def _unmarked(write: Any) -> Any:
    return write.paragraph(SENTENCE * 5)


def test_the_first_page_has_banner_date_title_and_two_columns(long_text: Any) -> None:
    name, series = long_text.lines(1, 17)
    assert (name.text, name.x, name.baseline) == ("PolicyBriefingService", 57.6, 69.5)
    assert (series.text, series.x > 457, series.right < 554.4) == ("INFOCUS", True, True)
    (date,) = [line for line in long_text.lines(1, BODY) if line.text.startswith("UpdatedJune")]
    assert date.baseline == 102
    assert date.right == pytest.approx(554.4, abs=0.6)
    (title,) = long_text.lines(1, TITLE)
    assert (title.x, title.baseline, title.text) == (57.6, 121, "StoringPower")
    text = [line for line in long_text.lines(1, BODY) if line.baseline > 110]
    assert min(line.baseline for line in text) == 145
    assert {line.x for line in text} == {57.6, 313.2}


def test_page_two_is_as_deep_as_the_style_says(long_text: Any) -> None:
    lines = long_text.lines(2, BODY)
    left = [line for line in lines if line.x < 310]
    right = [line for line in lines if line.x > 310]
    assert left[0].baseline == right[0].baseline == 55.9
    assert 720 < left[-1].baseline <= 748
    assert {line.x for line in left} == {57.6}
    assert max(line.right for line in left) <= 57.6 + 241.2
    assert max(line.right for line in right) <= 554.4


def _text(printed: Any, page: int) -> list[Any]:
    """The lines of the text itself on a page: not the date, and nothing from the authors on."""
    lines = [line for line in printed.lines(page, BODY) if page > 1 or line.baseline > 110]
    ends = [index for index, line in enumerate(lines) if line.text.startswith("AdaLindqvist")]
    return lines[: ends[0]] if ends else lines


def test_columns_fill_in_order(render: Render, write: Any) -> None:
    printed = render(write.document(*[_unmarked(write) for _ in range(6)]))
    assert {line.x for line in printed.lines(1, BODY) if line.baseline > 110} == {57.6}


def test_lines_are_eleven_points_apart_and_marks_do_not_push_them(long_text: Any) -> None:
    text = [line for page in (1, 2) for line in _text(long_text, page)]
    assert len(text) > 150
    for first, second in pairwise(text):
        if second.baseline > first.baseline:
            # Between paragraphs there are 6 points more.
            assert round(second.baseline - first.baseline, 1) in (11, 17), (first, second)


def test_running_heads_and_footers(long_text: Any) -> None:
    heads = {page: long_text.lines(page, HEAD, across=True) for page in (1, 2, 3)}
    assert [line.text for line in heads[1]] == ["https://briefpdf.example"]
    head, foot = sorted(heads[2], key=lambda line: line.baseline)
    assert (head.text, head.baseline) == ("StoringPower", 33.1)
    assert head.right == pytest.approx(554.4, abs=0.6)
    assert (foot.text, foot.baseline) == ("https://briefpdf.example", 765)
    assert foot.x + foot.right == pytest.approx(612, abs=1)
    last = "".join(line.text for line in heads[3] if line.baseline == 765)
    assert last == "https://briefpdf.example|PB20417·VERSION3·UPDATED"


def test_only_the_last_page_says_which_document_it_is(render: Render, write: Any) -> None:
    """Sources, or an annex, may take several pages."""
    annex = tuple(write.paragraph("What a claim rests on. " * 60) for _ in range(8))
    printed = render(replace(write.document(write.paragraph("Text.[1]")), annex=annex))
    says = ["VERSION 3" in text for text in printed.texts]
    assert len(says) > 3
    assert says == [False] * (len(says) - 1) + [True]


def test_a_new_brief_says_so(render: Render, write: Any) -> None:
    printed = render(write.document(write.paragraph("Text."), updated=False, version=""))
    assert printed.texts[-1].endswith("https://briefpdf.example | PB20417 · NEW")


def test_headings_stand_clear_of_the_text_above_and_close_to_that_below(
    render: Render, write: Any
) -> None:
    printed = render(
        write.document(
            write.paragraph("Before."),
            write.heading("First level"),
            write.paragraph("Between."),
            write.heading("Second level", 2),
            write.paragraph("After.", "Run in."),
        )
    )
    before, between, after = (line.baseline for line in _text(printed, 1))
    (first,) = printed.lines(1, HEADING_1)
    (second,) = printed.lines(1, HEADING_2)
    assert first.baseline - before == pytest.approx(22, abs=0.1)
    assert between - first.baseline == pytest.approx(11, abs=0.1)
    assert second.baseline - between == pytest.approx(18, abs=0.1)
    assert after - second.baseline == pytest.approx(11, abs=0.1)
    assert "Run in. After." in printed.texts[0]


def test_a_column_that_begins_with_a_heading_begins_as_high_as_any(
    render: Render, write: Any
) -> None:
    printed = render(write.document(write.heading("Overview"), _unmarked(write)))
    (heading,) = printed.lines(1, HEADING_1)
    assert heading.baseline == 145


@pytest.mark.parametrize("lines", range(46, 60, 3))
def test_no_heading_is_left_at_the_foot_of_a_column(render: Render, write: Any, lines: int) -> None:
    one_line = [write.paragraph("A short line.") for _ in range(lines // 2)]
    text = [write.heading("Stranded"), write.paragraph(SENTENCE * 3)]
    printed = render(write.document(*one_line, *text))
    (heading,) = printed.lines(1, HEADING_1)
    below = [
        line
        for line in printed.lines(1, BODY)
        if line.x == heading.x and heading.baseline < line.baseline < 760
    ]
    assert len(below) >= 2


def test_authors_and_number_end_the_text(render: Render, write: Any) -> None:
    printed = render(write.document(_unmarked(write)))
    first, second = printed.lines(1, BODY)[-3:-1]
    assert (first.text, second.text) == ("AdaLindqvist,AnalystinEnergyPolicy", "MarcusTeague")
    assert second.baseline - first.baseline == pytest.approx(11, abs=0.1)
    (number,) = printed.lines(1, NUMBER)
    assert number.text == "PB20417"
    assert number.baseline - second.baseline == pytest.approx(18, abs=0.1)
    assert number.right == pytest.approx(57.6 + 241.2, abs=0.6)


def test_sources_and_disclaimer_have_the_last_page_to_themselves(
    render: Render, write: Any
) -> None:
    text = write.paragraph("One.[1] Two.[2] Three.[3]")
    printed = render(write.document(text, notice="A notice."))
    assert len(printed.texts) == printed.rendered.page_count == 2
    last = printed.texts[1]
    order = [
        "Notice: A notice.",
        "Sources",
        "1. Author 1, Report 1.",
        "Disclaimer",
        write.disclaimer,
    ]
    places = [last.index(words) for words in order]
    assert places == sorted(places)
    assert "Disclaimer" not in printed.texts[0]
    assert {line.x for line in printed.lines(2, SMALL, across=True)} == {57.6}


def test_many_sources_stand_in_two_columns(render: Render, write: Any) -> None:
    text = write.paragraph("".join(f"Word.[{number}] " for number in range(1, 12)))
    printed = render(write.document(text))
    # Numbers below ten are set under the last digit of those above.
    starts = sorted({line.x for line in printed.lines(2, SMALL)})
    assert starts == pytest.approx([63.7, 315.3, 319.3], abs=0.5)
    assert "9. Author 9, Report 9. 10. Author 10, Report 10." in printed.texts[1]


@pytest.mark.parametrize("count", [90, 131])
def test_sources_of_several_pages_end_in_columns_of_one_height(
    render: Render, write: Any, count: int
) -> None:
    text = write.paragraph("".join(f"Word.[{number}] " for number in range(1, count + 1)))
    document = write.document(text)
    entries = tuple(
        replace(one, content=(*one.content, write.words(" Storage." * (one.number % 19))))
        for one in document.sources
    )
    printed = render(replace(document, sources=entries))
    whole = " ".join(printed.texts)
    places = [whole.index(f"Author {number}, ") for number in range(1, count + 1)]
    assert places == sorted(places)
    (last,) = [page for page, text in enumerate(printed.texts, 1) if f"Author {count}, " in text]
    lines = printed.lines(last, SMALL)
    left, right = (max(one.baseline for one in lines if (one.x > 310) == side) for side in (0, 1))
    assert last > 2
    assert right == pytest.approx(left, abs=40)


def test_without_sources_there_is_no_list(render: Render, write: Any) -> None:
    printed = render(write.document(write.paragraph("Text.")))
    assert "Sources" not in printed.texts[-1]


def test_a_long_title_takes_several_lines(render: Render, write: Any) -> None:
    title = "A Title That Goes On and On " * 6
    printed = render(write.document(write.paragraph("Text."), title=title))
    first, second, *_ = printed.lines(1, TITLE)
    assert second.baseline - first.baseline == pytest.approx(20.7, abs=0.1)


def test_a_running_head_is_one_line_that_ends_behind_a_word(
    render: Render, write: Any, style: Any, memo: Any
) -> None:
    title = "A Title That Goes On and On " * 8
    text = [_unmarked(write) for _ in range(16)]
    for theme, side in ((style, 554.4), (memo, None)):
        printed = render(write.document(*text, title=title), theme)
        size = theme.settings["sizes"]["head"]
        top = theme.settings["page"]["first_baseline"]
        heads = printed.lines(2, size, across=True)
        heads = [line for line in heads if line.baseline < top - 5]
        (head,) = {line.baseline for line in heads}
        assert head == pytest.approx(theme.settings["page"]["head_baseline"], abs=0.1)
        (shown,) = re.findall(r"(A Title That .*?)…", printed.texts[1])
        assert shown.split() == title.split()[: len(shown.split())]
        assert len(shown) > 60
        assert side is None or heads[0].right == pytest.approx(side, abs=1)


def test_headings_stand_under_each_other_in_every_engine_alike(
    render: Render, write: Any, style: Any, memo: Any
) -> None:
    heads = [write.heading("Above"), write.heading("Below", level=2)]
    document = write.document(*heads, write.paragraph("Words."))
    for theme, start in ((style, 145.0), (memo, 208.7)):
        sizes, printed = theme.settings["sizes"], render(document, theme)
        above, below, words = (
            next(line.baseline for line in printed.lines(1, size, across=True) if line.text == text)
            for size, text in (
                (sizes["heading_1"], "Above"),
                (sizes["heading_2"], "Below"),
                (sizes["body"], "Words."),
            )
        )
        spaces = theme.settings["spaces"]
        assert above == pytest.approx(start, abs=0.2)
        assert below - above == pytest.approx(sizes["heading_1_leading"] + spaces["item"], abs=0.2)
        assert words - below == pytest.approx(spaces["below_heading"], abs=0.2)
    small = {line.text: line.baseline for line in printed.lines(1, sizes["label"], across=True)}
    (title,) = printed.lines(1, sizes["title"], across=True)
    assert small["SUBJECT"] == pytest.approx(title.baseline, abs=0.2)


def test_the_lines_of_a_memos_head_begin_at_one_place(
    render: Render, write: Any, memo: Any
) -> None:
    title = "A Title That Goes On and On " * 5
    long = Author("Ada Lindqvist", "Analyst in Energy Policy and in the Storage of Power " * 3)
    document = write.document(
        write.paragraph("Text."), title=title, authors=(Author("Marcus Teague", "Analyst"), long)
    )
    printed = render(document, memo)
    sizes = memo.settings["sizes"]
    titles = printed.lines(1, sizes["title"], across=True)
    assert len(titles) > 1
    start = memo.settings["page"]["left"] + memo.settings["head"]["label_width"]
    starts = [line.x for line in [*printed.lines(1, sizes["body"], across=True)][:5] + titles]
    assert starts == pytest.approx([start] * len(starts), abs=0.8)
    whole = "Marcus Teague, Analyst; Ada Lindqvist, Analyst in Energy Policy"
    assert whole in " ".join(printed.texts[0].split())


def test_measures_come_from_the_settings(
    render: Render, write: Any, restyled: Callable[..., Any]
) -> None:
    theme = restyled(page={"first_baseline": 80, "head_baseline": 40}, sizes={"leading": 13})
    printed = render(write.document(*[_unmarked(write) for _ in range(22)]), theme)
    lines = printed.lines(2, BODY)
    assert lines[0].baseline == 80
    assert lines[1].baseline - lines[0].baseline == pytest.approx(13, abs=0.1)


def test_a_caption_has_a_second_line_and_what_is_below_begins_as_it_is_written(
    render: Render, write: Any
) -> None:
    title = (write.words("Sums"), LineBreak(write.here), write.words("In millions of euros"))
    table = write.table(
        "Year | Sum",
        "2024 | 1",
        caption=Caption("Table 1", title),
        source=write.inlines("Two reports."),
        notes=write.inlines("One."),
        leads=Leads("Sources", "Note"),
    )
    text = " ".join(render(write.document(table)).texts[0].split())
    assert "Table 1. Sums In millions of euros Year Sum" in text
    assert "Sources: Two reports. Note: One." in text


def test_a_mark_is_as_large_and_as_high_beside_a_heading_as_beside_text(
    render: Render, write: Any
) -> None:
    text = (write.heading("Overview[1]"), write.paragraph("Storage grew.[1]"))
    printed = render(write.document(*text))
    marks = [one for one in printed.glyphs if one.page == 1 and one.character == "1"]
    marks = [one for one in marks if 130 < one.baseline < 200]
    (heading,), (first, *_) = printed.lines(1, 12.5), printed.lines(1, BODY)
    assert [one.size for one in marks] == pytest.approx([6.2 * 12.5 / BODY, 6.2], abs=0.1)
    rises = [
        line.baseline - one.baseline for line, one in zip((heading, first), marks, strict=True)
    ]
    assert rises == pytest.approx([0.52 * one.size for one in marks], abs=0.3)
    # The line below is where it is without a mark.
    assert first.baseline - heading.baseline == pytest.approx(11, abs=0.1)


def test_the_disclaimer_stands_whole_on_a_page_with_its_rules(render: Render, write: Any) -> None:
    """However far down the page what stands above it ends."""
    begin, end = write.disclaimer[:24], write.disclaimer[-24:]
    for lines in (58, 61, 64, 67, 69, 71):
        printed = render(write.document(notice="Some words of a notice. " * 5 * lines))
        (page,) = [number for number, text in enumerate(printed.texts) if begin in text]
        assert end in printed.texts[page]
        assert "Disclaimer" in printed.texts[page]
        with pypdfium2.PdfDocument(printed.pdf) as pdf:
            paths = pdf[page - 1].get_objects([pypdfium2.raw.FPDF_PAGEOBJ_PATH])
            rules = [one.get_bounds() for one in paths]
        wide = [one for one in rules if one[2] - one[0] > 490 and one[3] - one[1] < 6]
        assert page == 1 or not wide  # The first page has that of the banner.

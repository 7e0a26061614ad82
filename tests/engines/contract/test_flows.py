"""Tables, figures and boxes, in a column and across both: nothing is lost around them."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
import re
from typing import Any

import pikepdf
import pypdfium2
from pypdfium2 import raw
import pytest

from briefpdf.model.document import ListBlock, PullQuote, Quotation, TextBox
from briefpdf.proof.prove import prove

Render = Callable[..., Any]

BODY, TABLE, CAPTION = 9.4, 9.0, 9.5


def numbered(count: int, start: int = 0) -> str:
    """Words that can be told from all others."""
    return " ".join(f"w{start + index}x" for index in range(count))


def read(printed: Any) -> list[int]:
    return [int(number) for number in re.findall(r"w(\d+)x", printed.whole.replace(" ", ""))]


@pytest.mark.parametrize("words", range(20, 900, 80))
@pytest.mark.parametrize("rows", [2, 14])
def test_nothing_is_lost_around_a_table_across_the_page(
    render: Render, write: Any, words: int, rows: int
) -> None:
    text = [
        write.paragraph(numbered(min(40, words - start), start)) for start in range(0, words, 40)
    ]
    cells = [f"w{words + row}x | words" for row in range(rows)]
    table = write.table("Row | Event", *cells, across=True)
    after = write.paragraph(numbered(30, words + rows))
    printed = render(write.document(*text, table, after))
    assert read(printed) == list(range(words + rows + 30))
    assert "Ada Lindqvist" in "".join(printed.texts)


@pytest.mark.parametrize(("rows", "total"), [(44, True), (130, False)])
def test_a_table_across_that_is_higher_than_a_page_is_parted(
    render: Render, write: Any, restyled: Callable[..., Any], rows: int, total: bool
) -> None:
    before, after = write.paragraph(numbered(60)), write.paragraph(numbered(60, 60 + rows))
    cells = [f"w{60 + row}x | {'words ' * (row % 30)} | {row},000" for row in range(rows)]
    table = write.table(
        "Row | Event | Sum",
        *cells,
        across=True,
        total=total,
        caption=write.caption("Table 1", "Programs"),
    )
    theme = restyled(length={"pages": 9})
    document = write.document(before, table, after)
    printed = render(document, theme)
    assert prove(document, theme, printed.pdf) == []
    assert read(printed) == list(range(120 + rows))
    heads = [text.count(" Event ") for text in printed.texts]
    assert set(heads) <= {0, 1}
    assert sum(heads) > 1
    assert sum("Table 1. Programs" in text for text in printed.texts) == 1


def test_a_row_across_that_is_higher_than_a_page_is_whole(
    render: Render, write: Any, restyled: Callable[..., Any]
) -> None:
    before, after = write.paragraph(numbered(60)), write.paragraph(numbered(60, 2563))
    rows = ["w60x | words", f"w61x | {numbered(2500, 62)}", "w2562x | words"]
    table = write.table("Row | Event", *rows, across=True, caption=write.caption("Table 1", "So"))
    theme = restyled(length={"pages": 9})
    document = write.document(before, table, after)
    printed = render(document, theme)
    assert prove(document, theme, printed.pdf) == []
    assert read(printed) == list(range(2623))


def test_a_table_across_the_page_is_as_wide_as_the_grid(render: Render, write: Any) -> None:
    caption = write.caption("Table 1", "Programs", "In dollars")
    table = write.table(
        "Program | Sum", "One | 1,204.5", align="left right", across=True, caption=caption
    )
    text = write.paragraph("Before the table there is some text. " * 12)
    printed = render(write.document(text, table, write.paragraph("After.")))
    header, row = printed.lines(1, TABLE, across=True)[1:3]
    assert (header.text, row.text) == ("ProgramSum", "One1,204.5")
    assert header.x == row.x == 61.6
    assert header.right == pytest.approx(row.right, abs=0.6)
    assert row.right == pytest.approx(554.4 - 4, abs=0.6)
    assert "Table 1. Programs In dollars Program Sum One 1,204.5" in printed.texts[0]


def rules(printed: Any, page: int) -> list[tuple[float, float]]:
    """Where the long and thin drawings of a page begin, from the left and from its top."""
    with pypdfium2.PdfDocument(printed.pdf) as document:
        drawn = document[page - 1].get_objects([raw.FPDF_PAGEOBJ_PATH])
        boxes = [one.get_bounds() for one in drawn]
    return [(x, 792 - top) for x, low, right, top in boxes if right - x > 60 and top - low < 2]


def test_a_rule_ends_each_part_of_a_table(render: Render, write: Any) -> None:
    table = write.table("Row | Is", *(f"t{row}r | Treaty" for row in range(60)))
    printed = render(write.document(write.paragraph("Text. " * 90), table))
    ends: dict[tuple[int, bool], float] = {}
    for page in (1, 2):
        for line in printed.lines(page, TABLE):
            if re.match(r"t\d+r", line.text):
                ends[page, line.x > 310] = line.baseline
    assert len(ends) > 1
    for (page, right), baseline in ends.items():
        below = [y - baseline for x, y in rules(printed, page) if (x > 310) is right]
        assert min(y for y in below if y > 0) < 10
    with printed.open() as pdf:
        kinds = {one.get("/S") for one in pdf.objects if isinstance(one, pikepdf.Dictionary)}
    # What only draws it is nothing that is read out.
    assert "/TBody" in kinds
    assert "/TFoot" not in kinds


def test_a_number_stays_with_its_qualifier(render: Render, write: Any) -> None:
    table = write.table(
        "Date | Bureau | FY2026 Enacted | Change",
        "2020 | Department of the Interior, Bureau of Land Management | about 1,234.5 | −4",
        "2020 | Office of Surface Mining Reclamation and Enforcement | about 1,534.5 | −7",
        align="left left right right",
    )
    printed = render(write.document(write.paragraph("Text."), table))
    rows = [line.text for line in printed.lines(1, TABLE) if line.text.startswith("2020")]
    assert [row.partition("about")[2] for row in rows] == ["1,234.5−4", "1,534.5−7"]


def test_heads_are_broken_rather_than_the_labels_of_rows(render: Render, write: Any) -> None:
    heads = " | ".join(f"FY{year} Enacted" for year in range(2017, 2026))
    rows = [f"District {sign} | " + " | ".join(["12,345"] * 9) for sign in "ABC"]
    table = write.table(f"Place | {heads}", *rows, align="left" + " right" * 9, across=True)
    printed = render(write.document(write.paragraph("Text."), table))
    lines = {line.text for line in printed.lines(1, TABLE, across=True)}
    assert {f"District{sign}" + "12,345" * 9 for sign in "ABC"} <= lines
    assert "Enacted" * 9 in {line.removeprefix("Place") for line in lines}


@pytest.mark.parametrize("headed", [False, True])
def test_what_floats_is_read_where_it_is_called(
    render: Render, write: Any, restyled: Callable[..., Any], headed: bool
) -> None:
    """So it is where its paragraph is parted by the page's end."""
    paragraphs = [write.paragraph(numbered(40, start)) for start in range(0, 800, 40)]
    rows = [f"w{at}x | words" for at in range(800, 812)]
    table = write.table("Row | Event", *rows, across=True, caption=write.caption("Table 1", "So"))
    rest = [write.paragraph(numbered(40, start)) for start in range(812, 1612, 40)]
    heading = [write.heading("Programs")] if headed else []
    theme = restyled(length={"pages": 4, "least": 0})
    for at in (5, 9, 20):
        around = (*paragraphs[:at], *heading, table, *heading, *paragraphs[at:], *rest)
        printed = render(write.document(*around), theme)
        before = list(range(40 * at))
        assert read(printed) == [*before, *range(800, 812), *range(40 * at, 800), *range(812, 1612)]


def test_text_flows_on_around_what_stands_across_the_page(render: Render, write: Any) -> None:
    """No column has more than 60 points free but the last."""
    rows = [f"{number} | Treaty" for number in range(16)]
    for before in range(4, 13, 2):
        text = [write.paragraph("Some words of a text. " * 17) for _ in range(before)]
        after = [write.paragraph("Some words of a text. " * 17) for _ in range(8)]
        table = write.table("Row | Event", *rows, across=True)
        printed = render(write.document(*text, table, *after))
        assert free_ends(printed, TABLE) == [] or max(free_ends(printed, TABLE)) <= 60


def free_ends(printed: Any, size: float) -> list[float]:
    """How deep each column but the last is free below its text, down to a table or the end."""
    columns: list[float] = []
    for page in range(1, len(printed.texts)):
        rows = [line.baseline for line in printed.lines(page, size, across=True)][1:]
        for right in (False, True):
            text = [line for line in printed.lines(page, BODY) if (line.x > 310) is right]
            body = [line.baseline for line in text if "ofatext" in line.text]
            if body:
                # The first row stands below its caption, head and space.
                below = [row for row in rows if row > max(body)]
                columns.append(min([748.0, *(row - 22 for row in below)]) - max(body))
    return columns[:-1]


def test_a_heading_right_above_goes_across_with_it(render: Render, write: Any) -> None:
    table = write.table("Row | Event", *["1 | Treaty"] * 20, across=True)
    text = [write.paragraph("Some text before it. " * 20) for _ in range(8)]
    printed = render(write.document(*text, write.heading("Programs"), table))
    (page,) = [number for number, text in enumerate(printed.texts, 1) if "Programs" in text]
    (heading,) = printed.lines(page, 12.5)
    assert "Programs Row Event" in printed.texts[page - 1]
    assert heading.baseline < printed.lines(page, TABLE, across=True)[1].baseline


def test_source_and_notes_stand_below(render: Render, write: Any) -> None:
    table = write.table(
        "Year | Event",
        "2024 | Treaty[1]",
        caption=write.caption("Table 1", "Events"),
        source=write.inlines("An agency.[1]"),
        notes=write.inlines("In brief."),
    )
    text = render(write.document(table)).texts[0]
    assert "Table 1. Events Year Event 2024 Treaty1 Source: An agency.1 Notes: In brief." in text


def test_a_table_is_kept_whole(render: Render, write: Any) -> None:
    table = write.table("Year | Event", *[f"{year} | Treaty" for year in range(2000, 2020)])
    for count in (6, 7, 8):
        text = [write.paragraph("Some text before it. " * 20) for _ in range(count)]
        printed = render(write.document(*text, table))
        rows = [line for line in printed.lines(1, TABLE) if "Treaty" in line.text]
        assert len({line.x for line in rows}) == 1
        assert len(rows) == 20


def test_a_table_longer_than_a_column_goes_on_under_its_header(render: Render, write: Any) -> None:
    rows = [f"w{row}x | Treaty" for row in range(120)]
    printed = render(write.document(write.paragraph("Text."), write.table("Row | Event", *rows)))
    assert read(printed) == list(range(120))
    text = "".join(printed.texts).replace(" (continued)", "")
    assert text.count("Row Event") == 4
    assert "Text." in printed.texts[0]


def test_a_box_higher_than_a_column_does_not_empty_the_page(render: Render, write: Any) -> None:
    items = tuple((write.paragraph("ii"),) for _ in range(80))
    box = TextBox("Box", (ListBlock(items, None, write.here),), write.here)
    printed = render(write.document(write.paragraph("Text."), box, write.paragraph("End.")))
    assert "Text." in printed.texts[0]
    assert "".join(printed.texts).count("• ii") == 80


@pytest.mark.parametrize("across", [False, True])
def test_words_in_a_table_stay_in_it(render: Render, write: Any, across: bool) -> None:
    long = "Donaudampfschifffahrtsgesellschaftskapitän"
    table = write.table(
        "Office | Task | Sum | Year", f"{long} | {long} | 1,234,567,890 | 2024", across=across
    )
    right = 554.4 if across else 57.6 + 241.2
    printed = render(write.document(table))
    glyphs = [glyph for glyph in printed.glyphs if glyph.page == 1 and 7.5 < glyph.size < 9.2]
    inside = [glyph for glyph in glyphs if 130 < glyph.baseline < 700]
    assert len(inside) > 100
    assert max(glyph.right for glyph in inside) <= right + 0.1


def test_an_address_that_is_longer_than_its_line_is_broken(render: Render, write: Any) -> None:
    address = "https://example.org/" + "averylongname" * 12
    text = write.paragraph(f"See {address}.[1]")
    document = write.document(text)
    printed = render(document)
    lines = printed.lines(1, BODY)
    assert max(line.right for line in lines if 110 < line.baseline < 740) <= 57.6 + 241.2 + 0.1
    assert address in "".join(line.text for line in lines)


def test_lists_hang_from_the_edge_of_the_column(render: Render, write: Any) -> None:
    inner = ListBlock(((write.paragraph("Inner."),),), None, write.here)
    blocks = ListBlock(
        ((write.paragraph("First " + "word " * 20),), (write.paragraph("Second."), inner)),
        None,
        write.here,
    )
    ordered = ListBlock(tuple((write.paragraph("Item."),) for _ in range(3)), 9, write.here)
    printed = render(write.document(blocks, ordered))
    assert "• First" in printed.texts[0]
    assert "• Second. • Inner. 9. Item. 10. Item. 11. Item." in printed.texts[0]
    bullets = [one for one in printed.glyphs if one.character == "•" and one.page == 1]
    assert [one.x for one in bullets] == pytest.approx([57.6, 57.6, 72], abs=0.1)
    first, second = printed.lines(1, BODY)[:2]
    # It is larger than the letters, and stands at their middle.
    assert bullets[0].baseline - first.baseline == pytest.approx((12 - BODY) / 3, abs=0.1)
    assert (first.x, second.x) == (72, 72)
    assert second.baseline - first.baseline == pytest.approx(11, abs=0.1)


def test_quotations_are_indented_and_pull_quotes_set_larger(render: Render, write: Any) -> None:
    quote = Quotation((write.paragraph("Quoted. " * 20),), write.here)
    pulled = PullQuote((write.paragraph("Pulled."),), write.here)
    printed = render(write.document(quote, pulled))
    quoted = [line for line in printed.lines(1, BODY) if line.text.startswith("Quoted")]
    assert {line.x for line in quoted} == {72}
    assert max(line.right for line in quoted) <= 57.6 + 241.2 - 14.4
    assert [line.text for line in printed.lines(1, 10)] == ["Pulled."]


@pytest.mark.parametrize("floating", [False, True])
def test_a_pull_quote_keeps_its_distance_from_the_text(
    render: Render, write: Any, floating: bool
) -> None:
    """So it does where what is called before it stands behind it."""
    pulled = PullQuote((write.paragraph("Pulled."),), write.here)
    box = TextBox("Box", (write.paragraph("Some words of a box. " * 50),), write.here)
    around = (write.paragraph("Above."), pulled, write.paragraph("Below."))
    before = [write.paragraph("Some words of a text. " * 20)] * 8 if floating else []
    printed = render(write.document(*before, *[box] * floating, *around))
    (pull,) = printed.lines(1, 10)
    stands = {line.text: line.baseline for line in printed.lines(1, BODY)}
    # 9 points above and below, the line's own height and what is inside the rules.
    assert (pull.baseline - stands["Above."], stands["Below."] - pull.baseline) == pytest.approx(
        (25.8, 25.3), abs=0.3
    )


def test_a_table_in_a_list_or_a_box_stays_in_it(render: Render, write: Any) -> None:
    rows = ["Massachusetts | Responsibilities | Appropriations"] * 3
    for across in (False, True):
        table = write.table(*rows, across=across)
        item = ListBlock(((write.paragraph("Item."), table),), None, write.here)
        box = TextBox("", (table,), write.here)
        printed = render(write.document(item, box))
        words = [glyph for glyph in printed.glyphs if glyph.page == 1 and 7.5 < glyph.size < 9.2]
        inside = [glyph for glyph in words if 110 < glyph.baseline < 700]
        assert max(glyph.right for glyph in inside) <= 57.6 + 241.2 + 0.1


def test_nothing_is_set_over_what_goes_across_below_it(
    render: Render, write: Any, restyled: Callable[..., Any]
) -> None:
    """A table in a column has the foot of its page taken away by one that is called behind it."""

    def table(rows: int, name: str, across: bool) -> Any:
        cells = [f"{name}{row} | Treaty | Some office" for row in range(rows)]
        caption = write.caption(name.upper(), "Events")
        return write.table("Row | Event | Office", *cells, across=across, caption=caption)

    said = "The office said that the plan goes on as it was and that nothing else has been"
    text = f"{said} decided so far. " * 4
    for before, between in ((9, 3), (9, 5)):
        paragraphs = [write.paragraph(text) for _ in range(before + between + 4)]
        document = write.document(
            *paragraphs[:before],
            table(14, "a", across=True),
            *paragraphs[before : before + between],
            table(18, "b", across=False),
            table(8, "c", across=True),
            *paragraphs[before + between :],
        )
        printed = render(document, restyled(length={"pages": 4, "least": 0}))
        rows = [
            (page, round(line.x), line.baseline)
            for page in range(1, len(printed.texts) + 1)
            for line in printed.lines(page, TABLE)
            if re.match(r"[abc]\d", line.text)
        ]
        apart = [two[2] - one[2] for one, two in pairwise(sorted(rows)) if one[:2] == two[:2]]
        assert len(rows) == 14 + 18 + 8
        assert min(apart) > 10


@pytest.mark.parametrize("before", [13, 14, 15, 16])
def test_what_is_higher_than_a_column_never_floats(
    render: Render, write: Any, restyled: Callable[..., Any], before: int
) -> None:
    """It is called behind a table that leaves a hole: both stand in their order, rows apart."""

    def table(rows: int, name: str) -> Any:
        cells = [f"{name}{row} | Treaty" for row in range(rows)]
        return write.table("Row | Event", *cells, caption=write.caption(name.upper(), "Events"))

    text = [write.paragraph("Some words of a text. " * 17) for _ in range(before)]
    behind = write.paragraph("Some words of a text. " * 5)
    document = write.document(*text, table(12, "a"), behind, table(70, "b"), behind)
    theme = restyled(length={"pages": 9, "least": 0})
    printed = render(document, theme)
    assert prove(document, theme, printed.pdf) == []
    rows = [
        (page, line.x > 310, line.baseline, found[0])
        for page in range(1, len(printed.texts) + 1)
        for line in printed.lines(page, TABLE)
        if (found := re.match(r"[ab]\d+", line.text))
    ]
    assert [name for *_, name in sorted(rows)] == [
        f"{name}{row}" for name, count in (("a", 12), ("b", 70)) for row in range(count)
    ]


@pytest.mark.parametrize("between", [3, 5, 7])
def test_no_table_is_torn_where_a_column_ends_or_columns_are_balanced(
    render: Render, write: Any, between: int
) -> None:
    blocks: list[Any] = []
    for number in range(12):
        cells = [f"t{number}r{row} | Treaty" for row in range(5)]
        caption = write.caption(f"Table {number}", f"t{number}c")
        blocks.append(write.paragraph("Some words of a text. " * 2 * between))
        blocks.append(write.table("Row | Event", *cells, caption=caption))
    printed = render(write.document(*blocks))
    stands: dict[str, list[tuple[int, bool]]] = {}
    for page in range(1, len(printed.texts) + 1):
        for size in (CAPTION, TABLE):
            for line in printed.lines(page, size):
                if found := re.search(r"(t\d+)[rc]", line.text):
                    stands.setdefault(found[1], []).append((page, line.x > 310))
    assert {table: len(lines) for table, lines in stands.items()} == {
        f"t{number}": 6 for number in range(12)
    }
    assert len({column for lines in stands.values() for column in lines}) > 3
    assert [table for table, lines in stands.items() if len(set(lines)) > 1] == []


def test_words_that_have_no_room_in_a_table_are_broken_at_syllables_and_copied_whole(
    render: Render, write: Any
) -> None:
    rows = [
        "Program | Responsibility | Characteristics | Administration",
        "Telecommunications | Interdepartmental coordination | Noncompetitive, discretionary | A",
        "Electrification | Implementation | Environmental considerations | Commissioner",
    ]
    printed = render(write.document(write.table(*rows)))
    text = printed.texts[0].replace("\u00ad", "")
    for word in re.findall(r"\w{2,}", " ".join(rows)):
        assert word in text
    assert "Telecommunications" not in {line.text for line in printed.lines(1, 8.0)}


@pytest.mark.parametrize("words", range(1, 9))
def test_no_line_ends_within_a_symbol_or_a_range(render: Render, write: Any, words: int) -> None:
    text = "word " * words + "S/RES/1718 and 1990–2000 or A/RES/79/123, 2001–2010. " * 6
    lines = render(write.document(write.paragraph(text))).lines(1, BODY)
    assert [line.text for line in lines if line.text.endswith(("/", "–"))] == []


def test_long_chains_of_words_break_behind_their_dashes(render: Render, write: Any) -> None:
    chain = "policymakers—including—administrators—themselves—others"
    words = set(chain.split("—"))
    lines = render(write.document(write.paragraph(f"{chain} " * 6))).lines(1, BODY)
    assert len(lines) > 6
    chained = [line.text for line in lines if "—" in line.text]
    parts = {part for line in chained for part in line.split("—") if part}
    assert parts - words <= {"otherspolicymakers"}


@pytest.mark.parametrize("words", range(1, 9))
def test_no_line_begins_with_a_dash(render: Render, write: Any, words: int) -> None:
    text = "word " * words + "the end—or so it seems—of the line—which is near—comes. " * 6
    lines = render(write.document(write.paragraph(text))).lines(1, BODY)
    assert [line.text for line in lines if line.text.startswith("—")] == []

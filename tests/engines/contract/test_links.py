"""Marks lead to Sources and back, references to figures; headings stand in the outline."""

from __future__ import annotations

from collections.abc import Callable
import ctypes
from typing import Any

from msgspec.structs import replace
import pikepdf
import pypdfium2
import pytest

from briefpdf.model.document import (
    FigureLink,
    ListBlock,
    Mark,
    Paragraph,
    QuotedPassage,
    TextBox,
    Words,
)
from briefpdf.model.theme import Theme
from briefpdf.proof.prove import prove

Render = Callable[..., Any]


def targets(pdf: pikepdf.Pdf) -> dict[str, tuple[int, float]]:
    """The page (from 1) and the height from its foot of each named place."""
    pages = [page.obj.objgen for page in pdf.pages]
    names = pikepdf.NameTree(pdf.Root.Names.Dests)
    return {
        str(name): (pages.index(place[0].objgen) + 1, float(place[3]))
        for name, place in names.items()
    }


def links(pdf: pikepdf.Pdf, page: int) -> list[str]:
    """Where the links on a page lead, in order: a name within the file, or an address."""
    annotations: Any = pdf.pages[page - 1].get("/Annots", [])
    return [str(link.Dest) if "/Dest" in link else str(link.A.URI) for link in annotations]


def outline(pdf: pikepdf.Pdf) -> list[Any]:
    def branch(items: Any) -> list[Any]:
        return [
            (item.title, branch(item.children)) if item.children else item.title for item in items
        ]

    with pdf.open_outline() as tree:
        return branch(tree.root)


def test_marks_and_sources_lead_to_each_other(render: Render, write: Any) -> None:
    text = write.paragraph("One.[1 p. 2] Both.[1,2] Again.[1 p. 2] And.[2]")
    printed = render(write.document(text))
    with printed.open() as pdf:
        assert links(pdf, 1) == ["source-1", "source-1", "source-2", "source-1", "source-2"]
        # The number of an entry leads back to the first place that cites it.
        assert links(pdf, 2) == ["cite-1-1", "cite-2-1"]
        places = targets(pdf)
    assert {name: page for name, (page, _) in places.items()} == {
        **{f"source-{number}": 2 for number in (1, 2)},
        **{f"cite-{number}-1": 1 for number in (1, 2)},
    }
    assert places["source-1"][1] > places["source-2"][1]


def test_an_entry_ends_with_its_locators(render: Render, write: Any) -> None:
    text = write.paragraph("One.[1 p. 12] Two.[1] Three.[1 p. 2] Four.[1 § 3] Five.[1 p. 12]")
    printed = render(write.document(text))
    assert "1. Author 1, Report 1. pp. 2, 12; § 3 Disclaimer" in printed.texts[1]


@pytest.mark.parametrize(
    "locator", ["Annex B", "Part IV", "app. ii", "art. (3)", "Exhibit C-2", "§ 4(b)"]
)
def test_no_locator_parts_from_its_number(render: Render, write: Any, locator: str) -> None:
    """Wherever the line ends that it stands in."""
    marks = " ".join(
        f"One.[{at} {'so much ' * (at // 8)}{'n' * (at % 8)}] Two.[{at} {locator}]"
        for at in range(1, 90)
    )
    printed = render(write.document(write.paragraph(marks)))
    lines = [line.text for page in (2, 3) for line in printed.lines(page, 8.0)]
    assert sum(locator.replace(" ", "") in line for line in lines) == 89


def test_locators_open_the_passage_and_say_what_it_is(render: Render, write: Any) -> None:
    pages = "https://a.example/report.pdf#page="
    words = "https://a.example/b#:~:text=first%20words,last%20words"

    def cited(locator: str, quote: str, address: str) -> Mark:
        (mark,) = [one for one in write.inlines(f"[1 {locator}]") if isinstance(one, Mark)]
        passage = QuotedPassage(locator, quote, address)
        return replace(mark, cited=(replace(mark.cited[0], passages=(passage,)),))

    marks = [
        cited("p. 12", "Second words…", f"{pages}14"),
        cited("p. 2", "First words…", f"{pages}4"),
        cited("§ 3", "Third words…", words),
        # Another passage under the same locator: a browser marks both.
        cited("§ 3", "Fourth words…", "https://a.example/b#:~:text=more%20words"),
        cited("p. 2", "Fifth words…", f"{pages}4"),
    ]
    text = tuple(part for mark in marks for part in (write.words("One."), mark))
    printed = render(write.document(Paragraph(text, write.here)))
    assert "1. Author 1, Report 1. pp. 2, 12; § 3 Disclaimer" in printed.texts[1]
    both = f"{words}&text=more%20words"
    with printed.open() as pdf:
        assert links(pdf, 2) == ["cite-1-1", f"{pages}4", f"{pages}14", both]
        said = [str(link.Contents) for link in pdf.pages[1].Annots]
        assert said[1:4] == [
            "1: Author 1, Report 1., p. 2: “First words…”; “Fifth words…”",
            "1: Author 1, Report 1., p. 12: “Second words…”",
            "1: Author 1, Report 1., § 3: “Third words…”; “Fourth words…”",
        ]
        tooltips = [str(link.Contents) for link in pdf.pages[0].Annots]
    assert tooltips[0] == "1: Author 1, Report 1., p. 12: “Second words…”"


def test_every_link_can_be_hit_in_the_middle_of_its_letters(render: Render, write: Any) -> None:
    linked = write.words("the agency", link="https://agency.example/a")
    table = write.table("Year | Event", "2024 | Treaty[1]", source=write.inlines("An agency.[2]"))
    item = ListBlock(((write.paragraph("Item.[2]"),),), None, write.here)
    box = TextBox("Box", (write.paragraph("Boxed.[1]"),), write.here)
    text = Paragraph((*write.inlines("One.[1,2] See "), linked), write.here)
    printed = render(write.document(write.heading("Head"), text, item, box, table))
    hit = hits(printed)
    with printed.open() as pdf:
        every = [link for page in range(1, 3) for link in links(pdf, page)]
    assert len(every) == 9
    assert hit == len(every)


def test_a_link_over_two_lines_covers_no_other(render: Render, write: Any, style: Theme) -> None:
    def linked(text: str) -> Words:
        return write.words(text, link=f"https://{text.replace(' ', '-')}.example")

    text = (
        linked("one"),
        write.words(" and words" * 3 + " "),
        linked("a link that goes on in another line"),
        write.words(" and "),
        linked("two"),
    )
    document = write.document(Paragraph(text, write.here))
    printed = render(document)
    with printed.open() as pdf:
        areas = [[float(edge) for edge in link.Rect] for link in pdf.pages[0].Annots]
        names = links(pdf, 1)
    assert names.count("https://a-link-that-goes-on-in-another-line.example") == 2
    for left, bottom, right, top in areas:
        assert (
            sum(
                min(right, other[2]) - max(left, other[0]) > 0.5
                and min(top, other[3]) - max(bottom, other[1]) > 0.5
                for other in areas
            )
            == 1
        ), "each stands alone"
    assert prove(document, style, printed.pdf) == []


def hits(printed: Any) -> int:
    """How many links the file itself finds in the middle of the letters that they are for."""
    found = 0
    with pypdfium2.PdfDocument(printed.pdf) as document:
        for index in range(len(document)):
            page = document[index]
            text = page.get_textpage()
            boxes = [text.get_charbox(at) for at in range(text.count_chars())]
            start, link = ctypes.c_int(0), pypdfium2.raw.FPDF_LINK()
            while pypdfium2.raw.FPDFLink_Enumerate(page.raw, start, link):
                rect = pypdfium2.raw.FS_RECTF()
                pypdfium2.raw.FPDFLink_GetAnnotRect(link, rect)
                middles = [
                    ((left + right) / 2, (bottom + top) / 2)
                    for left, bottom, right, top in boxes
                    if rect.left - 0.5 <= left
                    and right <= rect.right + 0.5
                    and min(top, rect.top) - max(bottom, rect.bottom) > 0.3 * (top - bottom)
                ]
                assert middles
                found += all(
                    pypdfium2.raw.FPDFLink_GetLinkAtPoint(page.raw, *middle) for middle in middles
                )
    return found


def test_marks_of_several_sources_are_one_mark(render: Render, write: Any) -> None:
    assert "Both.1,2 Then" in render(write.document(write.paragraph("Both.[1,2] Then"))).texts[0]


def test_a_space_before_a_mark_is_not_printed(render: Render, write: Any) -> None:
    assert "Said.1 Then" in render(write.document(write.paragraph("Said. [1] Then"))).texts[0]


@pytest.mark.parametrize("end", ["?", "!", "—", "”", "%", "…"])
@pytest.mark.parametrize("length", range(20, 33))
def test_no_mark_begins_a_line(render: Render, write: Any, end: str, length: int) -> None:
    text = "m" * length + " fffff" + end
    printed = render(write.document(write.paragraph(f"{text}[1]")))
    (mark,) = [glyph for glyph in printed.glyphs if glyph.page == 1 and abs(glyph.size - 6.2) < 0.1]
    assert mark.x > 60


def test_marks_can_be_left_out(render: Render, write: Any, restyled: Callable[..., Any]) -> None:
    text = write.paragraph("One.[1] Two.[2]")
    printed = render(write.document(text), restyled(citations={"marks": False}))
    assert "One. Two." in printed.texts[0]
    assert "1. Author 1, Report 1. 2. Author 2, Report 2." in printed.texts[1]
    with printed.open() as pdf:
        assert links(pdf, 1) == links(pdf, 2) == []


def test_a_reference_leads_to_its_table(render: Render, write: Any) -> None:
    name = "a table, 100% new"
    reference = FigureLink("Table 1", name, write.here)
    absent = FigureLink("Table 2", "absent", write.here)
    text = Paragraph((write.words("See "), reference, write.words(" and "), absent), write.here)
    table = write.table("Year | Event", "2024 | Treaty", id=name)
    printed = render(write.document(text, table))
    assert "See Table 1 and Table 2" in printed.texts[0]
    with printed.open() as pdf:
        (target,) = links(pdf, 1)
        assert targets(pdf)[target][0] == 1


def test_links_to_the_web_are_links(render: Render, write: Any) -> None:
    address = "https://example.org/a?b=1&c=%20d"
    text = (
        write.words("here", link=address),
        write.words(" or "),
        write.words("there", link="mailto:a@example.org"),
    )
    with render(write.document(Paragraph(text, write.here))).open() as pdf:
        assert links(pdf, 1) == [address, "mailto:a@example.org"]


def test_no_part_of_a_link_is_too_narrow_to_be_hit(render: Render, write: Any) -> None:
    """One that begins with a space may stand at the end of a line."""
    texts = [
        Paragraph(
            (write.words("w" * count), write.words(" here and there", link="https://a.example")),
            write.here,
        )
        for count in range(20, 36)
    ]
    with render(write.document(*texts)).open() as pdf:
        areas = [list(map(float, link.Rect)) for link in pdf.pages[0].Annots]
    assert len(areas) >= len(texts)
    assert min(right - left for left, _, right, _ in areas) > 5


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "file:///etc/passwd", "//host/x", "#top", "data:,x", "http://["]
)
def test_links_to_anything_else_are_text(render: Render, write: Any, link: str) -> None:
    text = Paragraph((write.words("words", link=link),), write.here)
    printed = render(write.document(text))
    assert "words" in printed.texts[0]
    with printed.open() as pdf:
        assert links(pdf, 1) == []


def test_headings_make_the_outline(render: Render, write: Any) -> None:
    printed = render(
        write.document(
            write.heading("Overview [1]"),
            write.paragraph("Text."),
            write.heading("Part", 2),
            write.paragraph("Text.", "Run in."),
            write.heading("End & <more>"),
            write.paragraph("Text."),
        )
    )
    with printed.open() as pdf:
        assert outline(pdf) == [
            (
                "Storing Power",
                [("Overview", [("Part", ["Run in."])]), "End & <more>", "Sources", "Disclaimer"],
            )
        ]

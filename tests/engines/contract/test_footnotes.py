"""Sources at the foot of the pages: each once, where it is first cited, and none lost."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import pairwise
import re
from typing import Any

from msgspec.structs import replace
import pikepdf
import pytest

from briefpdf.model.document import Document, ListBlock, PullQuote, Quotation, TextBox
from briefpdf.model.theme import Theme

Render = Callable[..., Any]
SENTENCE = "Storage moves power from the hours in which it is cheap to those in which it is dear."


def pages_of_notes(printed: Any, count: int) -> dict[int, int]:
    """The page of each note, all of which stand on the pages once."""
    found: dict[int, int] = {}
    for page, text in enumerate(printed.texts, 1):
        for number in re.findall(r"Author (\d+), Report \1 ?\.", text):
            assert int(number) not in found, f"note {number} is printed twice"
            found[int(number)] = page
    assert sorted(found) == list(range(1, count + 1))
    return found


def pages_of_marks(printed: Any) -> dict[int, list[int]]:
    """The pages of the marks of each source, by the links that lead from them."""
    found: dict[int, list[int]] = {}
    with printed.open() as pdf:
        for page, name in links(pdf):
            if name.startswith("source-"):
                found.setdefault(int(name.removeprefix("source-")), []).append(page)
    return found


def links(pdf: pikepdf.Pdf) -> list[tuple[int, str]]:
    """Every link within the file: its page and the name of its target, which there is."""
    names = {str(name) for name in pikepdf.NameTree(pdf.Root.Names.Dests)}
    made = []
    for number, page in enumerate(pdf.pages, 1):
        for link in page.get("/Annots", []):
            if "/Dest" in link:
                assert str(link.Dest) in names
                made.append((number, str(link.Dest)))
    return made


def test_a_note_stands_where_its_source_is_first_cited(
    render: Render, memo: Theme, write: Any
) -> None:
    text = [write.paragraph(f"{SENTENCE * 6}[{one}] Again.[1]") for one in range(1, 13)]
    printed = render(write.document(*text), memo)
    notes, marks = pages_of_notes(printed, 12), pages_of_marks(printed)
    assert len(printed.texts) > 2
    assert {number: pages[0] for number, pages in marks.items()} == notes
    assert max(marks[1]) > notes[1] == 1
    assert len(marks[1]) == 13
    assert not re.search(r"\bSources\b", " ".join(printed.texts))


def test_notes_move_no_word_above_them(render: Render, memo: Theme, write: Any) -> None:
    """The cells of a row stand on one line, and lines as far apart as others, cited or not."""
    cited = write.table("District | Visits", "North | 41,500[1]", "South | 48,200[2]")
    text = f"{SENTENCE}[3] {SENTENCE} {SENTENCE} {SENTENCE}[4] {SENTENCE}"
    printed = render(write.document(cited, write.paragraph(text)), memo)
    size = memo.settings["sizes"]["table"]
    rows = [line.text for line in printed.lines(1, size, across=True)]
    assert rows == ["DistrictVisits", "North41,500", "South48,200"]
    body = [line.baseline for line in printed.lines(1, memo.settings["sizes"]["body"], across=True)]
    steps = {round(two - one, 1) for one, two in pairwise(body[-4:])}
    assert steps == {memo.settings["sizes"]["leading"]}


def test_a_note_leads_back_to_its_first_mark(render: Render, memo: Theme, write: Any) -> None:
    text = [write.paragraph(f"{SENTENCE * 6}[1 p. {one}]") for one in range(1, 9)]
    with render(write.document(*text), memo).open() as pdf:
        names = [name for _, name in links(pdf)]
    assert [name for name in names if name.startswith("cite-")] == ["cite-1-1"]


def test_thirty_sources_on_a_page_are_all_printed(render: Render, memo: Theme, write: Any) -> None:
    text = [write.paragraph(f"Storage moves power.[{one}]") for one in range(1, 31)]
    printed = render(write.document(*text), memo)
    notes, marks = pages_of_notes(printed, 30), pages_of_marks(printed)
    assert sorted(notes.values()) == list(notes.values())
    for number, page in notes.items():
        assert marks[number] in ([page], [page - 1])


def test_thirty_sources_of_one_sentence_are_all_printed(
    render: Render, memo: Theme, write: Any
) -> None:
    every = ",".join(map(str, range(1, 31)))
    printed = render(write.document(write.paragraph(f"{SENTENCE}[{every}] {SENTENCE}")), memo)
    pages_of_notes(printed, 30)


def with_long_note(document: Document, write: Any, times: int) -> Document:
    (first, *rest) = document.sources
    long = (*first.content, write.words(f" {SENTENCE}" * times))
    return replace(document, sources=(replace(first, content=long), *rest))


@pytest.mark.parametrize("times", [30, 45])
def test_a_note_may_take_most_of_a_page(
    render: Render, memo: Theme, write: Any, times: int
) -> None:
    text = [write.paragraph(SENTENCE * 5 + f"[{one}]") for one in range(1, 7)]
    printed = render(with_long_note(write.document(*text), write, times), memo)
    pages_of_notes(printed, 6)
    whole = " ".join(printed.texts)
    assert whole.count("Storage moves power") == times + 30
    assert all(glyph.baseline < 715 for glyph in printed.glyphs if glyph.size > 8.5)


def test_what_is_too_long_for_a_note_is_listed(render: Render, memo: Theme, write: Any) -> None:
    text = [write.paragraph(SENTENCE * 5 + f"[{one}]") for one in range(1, 4)]
    printed = render(with_long_note(write.document(*text), write, 90), memo)
    assert sorted(pages_of_notes(printed, 3).values())[:2] == [1, 1]
    # Where the entry goes on on another page, its words are parted.
    assert " ".join(printed.texts).count("Storage moves power") in (90 + 14, 90 + 15)
    assert all(glyph.baseline < 715 for glyph in printed.glyphs if glyph.size > 8.5)


def _list(write: Any) -> Any:
    items = ((write.paragraph("One.[1]"),), (write.paragraph("Two.[2]"),))
    return ListBlock(items, None, write.here)


# A block for each place that a mark may stand in; it cites 1 and 2.
PLACES: Mapping[str, Callable[[Any], Any]] = {
    "heading": lambda write: write.heading("Power[1,2]"),
    "lead": lambda write: write.paragraph("Text.", "Power.[1,2]"),
    "list": _list,
    "quotation": lambda write: Quotation((write.paragraph("Quoted.[1,2]"),), write.here),
    "pull quote": lambda write: PullQuote((write.paragraph("Pulled.[1,2]"),), write.here),
    "box": lambda write: TextBox("Aside", (write.paragraph("Boxed.[1,2]"),), write.here),
    "caption": lambda write: write.table("A | B", "1 | 2", caption=write.caption("", "Power[1,2]")),
    "header": lambda write: write.table("A[1] | B[2]", "1 | 2"),
    "cell": lambda write: write.table("A | B", "1[1] | 2[2]"),
    "source": lambda write: write.table("A | B", "1 | 2", source=write.inlines("Office.[1,2]")),
    "notes": lambda write: write.table("A | B", "1 | 2", notes=write.inlines("Rounded.[1,2]")),
}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("before", range(6, 14))
def test_a_mark_may_stand_anywhere(
    render: Render, memo: Theme, write: Any, place: str, before: int
) -> None:
    """What stands at the end of a page takes its notes with it, or they begin the next one."""
    fill = [write.paragraph(SENTENCE * 3) for _ in range(before)]
    after = [write.paragraph(f"{SENTENCE * 3}[3]"), write.paragraph(SENTENCE * 3)]
    printed = render(write.document(*fill, PLACES[place](write), *after), memo)
    notes, marks = pages_of_notes(printed, 3), pages_of_marks(printed)
    assert all(notes[number] - min(pages) in (0, 1) for number, pages in marks.items())


def test_a_long_table_has_its_notes_on_its_pages(
    restyled: Callable[..., Theme], render: Render, write: Any
) -> None:
    rows = [f"Year {one} | Event of the year[{one}]" for one in range(1, 61)]
    theme = restyled("memo", length={"pages": 0})
    printed = render(write.document(write.table("Year | Event", *rows)), theme)
    notes = pages_of_notes(printed, 60)
    assert len(set(notes.values())) > 2


def test_without_marks_the_sources_are_listed(
    restyled: Callable[..., Theme], render: Render, write: Any
) -> None:
    theme = restyled("memo", citations={"marks": False})
    printed = render(write.document(write.paragraph("Power.[1] Storage.[2]")), theme)
    pages_of_notes(printed, 2)
    assert "Sources 1. Author 1" in " ".join(printed.texts)


def test_a_source_that_no_mark_cites_is_listed(render: Render, memo: Theme, write: Any) -> None:
    document = write.document(write.paragraph("Power.[1] Storage.[2]"))
    quiet = replace(document, blocks=(write.paragraph("Power."), *document.blocks[1:]))
    printed = render(quiet, memo)
    pages_of_notes(printed, 2)
    assert "Sources" in " ".join(printed.texts)


def test_notes_do_not_take_over_the_look_of_their_place(
    render: Render, memo: Theme, write: Any
) -> None:
    text = (write.heading("Power[1]"), write.table("A | B", "1[2] | 2"), write.paragraph("Text."))
    printed = render(write.document(*text), memo)
    first, second = printed.lines(1, 8.7)
    assert first.text.startswith("Author1,Report1.")
    assert second.text.startswith("Author2,Report2.")
    assert first.x == second.x
    fonts = set()
    with printed.open() as pdf:
        for font in pdf.pages[0].Resources.Font.values():
            fonts.add(str(font.BaseFont).partition("+")[2])
    assert "Caladea-Regular" in fonts or "Caladea" in fonts


def test_in_focus_can_have_its_sources_there_too(
    restyled: Callable[..., Theme], render: Render, write: Any
) -> None:
    """Notes of a page with columns go below both."""
    text = [write.paragraph(f"{SENTENCE * 5}[{one}]") for one in range(1, 13)]
    theme = restyled(citations={"place": "footnotes"})
    pages_of_notes(render(write.document(*text), theme), 12)


def test_notes_of_one_mark_are_read_in_their_order(render: Render, memo: Theme, write: Any) -> None:
    text = [write.paragraph(f"{SENTENCE}[1] Again.[2,3,4] {SENTENCE}[5]")]
    notes = re.findall(r"Author (\d)", render(write.document(*text), memo).whole)
    assert notes == ["1", "2", "3", "4", "5"]


@pytest.mark.parametrize("whole", ["paragraph", "table"])
def test_what_a_line_cites_beyond_a_page_of_notes_goes_into_the_list(
    render: Render, memo: Theme, write: Any, whole: str
) -> None:
    cited = f"[{','.join(map(str, range(1, 71)))}]"
    block = (
        write.paragraph(f"{SENTENCE}{cited}")
        if whole == "paragraph"
        else write.table("District | Visits", f"North | 41,500{cited}")
    )
    printed = render(write.document(block), memo)
    pages_of_notes(printed, 70)
    assert set(pages_of_marks(printed)) == set(range(1, 71))
    assert re.search(r"\bSources\b", " ".join(printed.texts))

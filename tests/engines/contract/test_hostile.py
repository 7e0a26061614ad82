"""What nobody writes with good intentions: it is set, in bounds, or told; nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
import re
from typing import Any

import pytest

from briefpdf.model.document import CodeBlock, Heading, ListBlock, Paragraph, Quotation, TextBox
from briefpdf.model.theme import Theme

Render = Callable[..., Any]
Restyled = Callable[..., Theme]

MARKUP = '<b>x</b> <img src="file:///etc/passwd"/> <a href="javascript:1">y</a> &lt; &#x41; {{ 7 }}'
UNLIMITED: dict[str, Any] = {"length": {"pages": 0}}


def glyphs(printed: Any, low: float = 0, high: float = 800) -> list[Any]:
    return [one for one in printed.glyphs if low < one.baseline < high]


def test_what_looks_like_markup_is_text(render: Render, write: Any) -> None:
    box = TextBox(MARKUP, (write.paragraph(MARKUP),), write.here)
    table = write.table(f"{MARKUP} | Other", f"{MARKUP} | x", caption=write.caption("T", MARKUP))
    printed = render(write.document(write.heading(MARKUP), write.paragraph(MARKUP), box, table))
    squeezed = "".join("".join(printed.texts).split())
    assert squeezed.count("".join(MARKUP.split()).replace("-", "")) == 7
    with printed.open() as pdf:
        assert all("/Annots" not in page for page in pdf.pages)


@pytest.mark.parametrize("size", [300, 20_000])
def test_a_word_without_end_stays_in_its_column(
    render: Render, restyled: Restyled, write: Any, size: int
) -> None:
    word = "x" * size
    quote = Quotation((write.paragraph(word),), write.here)
    printed = render(write.document(write.paragraph(word), quote), restyled(**UNLIMITED))
    inside = [one for one in printed.glyphs if one.character == "x" and abs(one.size - 9.4) < 0.1]
    assert len(inside) == 2 * size
    assert max(one.right for one in inside if one.x < 310) <= 57.6 + 241.2 + 0.5
    assert max(one.right for one in inside) <= 554.4 + 0.5


def test_a_table_of_hundreds_of_rows_goes_on_under_its_header(
    render: Render, restyled: Restyled, write: Any
) -> None:
    rows = [f"r{number}x | words" for number in range(300)]
    printed = render(
        write.document(write.table("Row | Event", *rows), write.paragraph("End.")),
        restyled(**UNLIMITED),
    )
    found = [int(one) for one in re.findall(r"r(\d+)x", " ".join(printed.texts))]
    assert found == list(range(300))
    assert "End." in " ".join(printed.texts)


def test_a_row_deeper_than_a_page_is_broken(render: Render, restyled: Restyled, write: Any) -> None:
    words = " ".join(f"w{number}x" for number in range(1500))
    table = write.table("Row | Event", f"1 | {words}", "2 | end")
    printed = render(write.document(write.paragraph("Text."), table), restyled(**UNLIMITED))
    found = sorted(int(one) for one in set(re.findall(r"w(\d+)x", " ".join(printed.texts))))
    assert len(found) >= 1500 - 20
    assert max(one.baseline for one in glyphs(printed, high=760)) <= 748.5


@pytest.mark.parametrize("titled", [True, False])
def test_a_box_deeper_than_a_page_is_broken(
    render: Render, restyled: Restyled, write: Any, titled: bool
) -> None:
    text = [write.paragraph(" ".join(f"p{part}w{one}x" for one in range(40))) for part in range(60)]
    box = TextBox("A long box" if titled else "", tuple(text), write.here)
    printed = render(
        write.document(write.paragraph("Before."), box, write.paragraph("After.")),
        restyled(**UNLIMITED),
    )
    found = re.findall(r"p(\d+)w(\d+)x", " ".join(printed.texts))
    assert [(int(part), int(one)) for part, one in found] == [
        (part, one) for part in range(60) for one in range(40)
    ]
    assert max(one.baseline for one in glyphs(printed, high=760)) <= 748.5


def test_lists_within_lists_stay_in_the_column(render: Render, write: Any) -> None:
    inner = ListBlock(((write.paragraph("Innermost words."),),), None, write.here)
    for _ in range(9):
        inner = ListBlock(((write.paragraph("Words."), inner),), None, write.here)
    printed = render(write.document(inner))
    assert "Innermost words." in printed.texts[0]
    assert (
        max(one.right for one in glyphs(printed, 130, 750) if one.page == 1) <= 57.6 + 241.2 + 0.5
    )


def test_empty_parts_are_no_fault(render: Render, write: Any) -> None:
    nothing = Paragraph((), write.here)
    blocks = (
        nothing,
        Heading(1, (), write.here),
        ListBlock(((), (nothing,)), 1, write.here),
        Quotation((), write.here),
        TextBox("", (), write.here),
        CodeBlock("", write.here),
        write.table("A |", " | "),
    )
    assert len(render(write.document(*blocks, write.paragraph("End."))).texts) == 2

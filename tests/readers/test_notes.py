"""Raised numbers of notes, and notes at a page's foot: read as a reader reads them."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

import pytest
from reportlab.pdfgen.canvas import Canvas

from briefpdf.evidence.quotation.find import find_quote
from briefpdf.readers.archive.read import Archive, read_archive

# A line is words, or words and raised words by turns.
Line = str | Sequence[str]


def pdf(*pages: Sequence[Line]) -> Archive:
    file = BytesIO()
    canvas = Canvas(file, pagesize=(612, 792))
    for lines in pages:
        for at, line in enumerate(lines):
            text = canvas.beginText(72, 720 - 14 * at)
            for index, part in enumerate([line] if isinstance(line, str) else line):
                text.setFont("Helvetica", 7 if index % 2 else 11)
                text.setRise(4.5 if index % 2 else 0)
                text.textOut(part)
            canvas.drawText(text)
        canvas.showPage()
    canvas.save()
    return read("copy.pdf", file.getvalue())


def html(body: str) -> Archive:
    return read("copy.html", f"<html><body>{body}</body></html>".encode())


def read(path: str, data: bytes) -> Archive:
    parsed = read_archive(path, data)
    assert parsed.value is not None, parsed.diagnostics
    return parsed.value


PAGES = {
    "a number's end": html("<p>It ended in 2024.<sup>2</sup> Then it began anew.</p>"),
    "a number": html("<p>About 40<sup>7</sup> percent of farms closed.</p>"),
    "a link": html('<p>It ended in 2024<sup><a href="#n3">[3]</a></sup>. Farms closed.</p>'),
    "brackets": html("<p>It ended in 2024[3]. Farms closed in May.[4] It was over.</p>"),
    "several": html(
        "<p>It cost $5 million.<sup>12, 13</sup> Farms closed in 2019,<sup>4</sup>.</p>"
    ),
    "a letter": html("<p>It cost $5.1 million<sup>a</sup> in May and $6<sup>b</sup> in June.</p>"),
    "many": html(
        "<p>In 1998<sup>1</sup> and 2003,<sup>2</sup> sales fell by 4.5<sup>3</sup> percent.</p>"
    ),
    "on the line": html("<p>It is a veteran for VA purposes. 76 Title 38 says so.</p>"),
    "text": read("copy.txt", b"It is a veteran for VA purposes. 76 Title 38 says so.\n"),
    "raised": pdf(
        [
            ["It ended in 2024.", "2", " Then it began anew."],
            ["About 40", "7", " percent of farms closed by 2019,", "8", " and few"],
            ["were left. Sales fell by 14", "5", ". Prices rose to $3.50", "6", " in May."],
            [
                "The agency",
                "9",
                " spent $40 million",
                "10",
                ", of which $3 million",
                "11",
                " was lost.",
            ],
            "It was a veteran for VA purposes. 12 Title 38 says so.",
        ]
    ),
    "feet": pdf(
        [
            "The council found in its",
            ["2019 report", "4", " that sales of grain to the north"],
            "had fallen by half since the",
            "4. See the annual report of the council.",
            "5. Prices are in dollars of 2015.",
        ],
        [["war", "6", " and would fall on in 2020."], "The staff was", "6. Ibid., p. 12."],
        ["cut by half in 2021.", ["It was over.", "7"], "7. Interview of May 4, 2021."],
    ),
    "plain feet": pdf(
        [
            "The office had 40 staff in 2020 and the budget was",
            "76 38 U.S.C. 101(2).",
            "77 Interview, May 4, 2021.",
        ],
        ["cut by half. 78 It has a staff of 20.", "78 Interview, May 5, 2021."],
    ),
}
TRUE = [
    ("a number's end", "It ended in 2024."),
    ("a number's end", "It ended in 2024. Then it began anew."),
    ("a number's end", "ended in 2024"),
    ("a number", "40 percent"),
    ("a number", "About 40 percent of farms closed."),
    ("a link", "It ended in 2024."),
    ("a link", "It ended in 2024. Farms closed."),
    ("brackets", "It ended in 2024."),
    ("brackets", "It ended in 2024. Farms closed in May. It was over."),
    ("brackets", "It ended in 2024[3]. Farms closed"),
    ("several", "It cost $5 million."),
    ("several", "It cost $5 million. Farms closed in 2019"),
    ("a letter", "It cost $5.1 million in May and $6 in June."),
    ("a letter", "$5.1 million in May"),
    ("many", "In 1998 and 2003, sales fell by 4.5 percent."),
    ("many", "In 1998 and 2003, sales fell by"),
    ("many", "sales fell by 4.5 percent"),
    ("on the line", "for VA purposes. Title 38 says so."),
    ("on the line", "for VA purposes. 76 Title 38 says so."),
    ("text", "a veteran for VA purposes. Title 38"),
    ("raised", "It ended in 2024."),
    ("raised", "It ended in 2024. Then it began anew."),
    ("raised", "40 percent"),
    ("raised", "About 40 percent of farms closed by 2019, and few were left."),
    ("raised", "farms closed by 2019"),
    ("raised", "Sales fell by 14."),
    ("raised", "Sales fell by 14. Prices rose to $3.50 in May."),
    ("raised", "Prices rose to $3.50"),
    ("raised", "The agency spent $40 million, of which $3 million was lost."),
    ("raised", "spent $40 million"),
    ("raised", "of which $3 million was lost"),
    ("raised", "for VA purposes. Title 38 says so."),
    ("feet", "The council found in its 2019 report that sales of grain to the north had fallen"),
    (
        "feet",
        "grain to the north had fallen by half since the war and would fall on in 2020.",
    ),
    ("feet", "had fallen by half since the war"),
    ("feet", "The staff was cut by half in 2021."),
    ("feet", "Prices are in dollars of 2015."),
    ("plain feet", "The office had 40 staff in 2020 and the budget was cut by half."),
    ("plain feet", "the budget was cut by half. It has a staff of 20."),
    ("plain feet", "It has a staff of 20."),
    ("plain feet", "Interview, May 5, 2021."),
]
FALSE = [
    ("a number's end", "It ended in 20242"),
    ("a number", "407 percent"),
    ("a number", "About 4 percent"),
    ("a number", "About 40⁸ percent"),
    ("a letter", "It cost $5.1 million in June"),
    ("many", "sales fell by 4.53 percent"),
    ("on the line", "for VA purposes. 77 Title 38 says so."),
    ("raised", "It ended in 20242. Then"),
    ("raised", "Sales fell by 145."),
    ("raised", "Prices rose to $3.506"),
    ("raised", "spent $4010 million"),
    ("feet", "had fallen by half since the 4 war"),
    ("plain feet", "the budget was 76 cut by half"),
]


def test_there_are_forty_true_quotations() -> None:
    assert len(TRUE) >= 40 and len(set(TRUE)) == len(TRUE)


@pytest.mark.parametrize(("page", "quote"), TRUE)
def test_a_true_quotation_is_found(page: str, quote: str) -> None:
    match = find_quote(quote, PAGES[page])
    assert match.found, (PAGES[page].pages, match.note)


@pytest.mark.parametrize(("page", "quote"), FALSE)
def test_a_number_that_is_not_there_is_not_found(page: str, quote: str) -> None:
    assert not find_quote(quote, PAGES[page]).found


@pytest.mark.parametrize(
    ("source", "quote", "there"),
    [
        ("It has 10⁶ cells.", "10 cells", False),
        ("It has 10⁶ cells.", "10⁶ cells", True),
        ("It is 3 × 10⁸ m long.", "3 × 10 m", False),
        ("It covers 50 m².", "It covers 50 m.", False),
        ("It covers 50 km² of land.", "50 km² of land", True),
        ("The bill passed. 76 Democrats voted no.", "passed. Democrats voted no.", False),
        ("The bill passed. 76 Democrats voted no.", "passed. 12 Democrats voted no.", False),
        ("The bill passed. 76 members voted no.", "passed. members voted no.", False),
        ("It has 10 troops.", "It has 10[0] troops", False),
        ("It has 10[0] troops.", "It has 100 troops", False),
    ],
)
def test_what_counts_is_no_note(source: str, quote: str, there: bool) -> None:
    assert find_quote(quote, read("copy.txt", source.encode())).found is there

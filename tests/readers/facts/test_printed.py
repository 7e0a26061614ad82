"""What a PDF prints of itself, where its properties say nothing or less."""

from __future__ import annotations

from collections.abc import Sequence
import io

import pytest
from reportlab.pdfgen.canvas import Canvas

from briefpdf.model.reference import PartialDate
from briefpdf.readers.archive.facts.read import read_facts

Line = tuple[float, str]
TEXT = ["The plan removes fourteen weirs that have blocked salmon.", "It costs money."] * 8


def printed(first: Sequence[Line], last: Sequence[str] = (), title: str = "") -> bytes:
    """Two pages; the lines of the first each in a size."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(612, 792), invariant=1)
    canvas.setTitle(title)
    canvas.setAuthor("")
    at = 760.0
    for size, words in (*first, *((10, one) for one in TEXT)):
        canvas.setFont("Times-Roman", size)
        at -= size * 1.3
        canvas.drawString(60, at, words)
    canvas.showPage()
    for number, words in enumerate((*TEXT, *last)):
        canvas.setFont("Times-Roman", 10)
        canvas.drawString(60, 740 - 14 * number, words)
    canvas.save()
    return file.getvalue()


HEAD = [(9.0, "https://reports.example.org"), (10.0, "Updated April 15, 2026")]
LONG = [(20.0, "Weirs and Salmon:"), (20.0, "The Lower Tarn Restored")]
SIGNED = ["Ada M. Byrd, Specialist in River Policy", "Bo de Witt, Senior Analyst", "IF13203"]


def test_title_day_number_and_authors_are_read_in_print() -> None:
    facts = read_facts("IF13203.2.pdf", printed([*HEAD, *LONG], SIGNED))
    assert facts.title == "Weirs and Salmon: The Lower Tarn Restored"
    assert [one.name for one in facts.authors] == ["Ada M. Byrd", "Bo de Witt"]
    # Not the day on which the file was made.
    assert facts.date == PartialDate(2026, 4, 15)
    assert facts.number == "IF13203"


def test_a_title_of_its_properties_goes_first() -> None:
    assert read_facts("x.pdf", printed([*HEAD, *LONG], title="Weirs")).title == "Weirs"


@pytest.mark.parametrize(
    ("lines", "date"),
    [
        ([(10.0, "3 June 2025")], PartialDate(2025, 6, 3)),
        ([(10.0, "Published: June 3, 2025")], PartialDate(2025, 6, 3)),
        ([(10.0, "October 2024")], PartialDate(2024, 10)),
        # A day that a sentence speaks of is not that of the document.
        ([(10.0, "On June 3, 2025, the council met to speak of weirs.")], None),
    ],
)
def test_a_day_stands_on_a_line_of_its_own(lines: list[Line], date: PartialDate | None) -> None:
    found = read_facts("x.pdf", printed([*lines, *LONG])).date
    made = PartialDate(2000, 1, 1)
    assert found == (date or made)


def test_text_of_one_size_has_no_title_and_its_numbers_are_of_others() -> None:
    facts = read_facts(
        "x.pdf", printed([(10.0, "See GAO-24-105123 for more.")] * 2 + [(10.0, "a")] * 9)
    )
    assert facts.title == "" and facts.authors == ()


def test_by_names_the_authors() -> None:
    facts = read_facts("x.pdf", printed([*LONG, (11.0, "By Ada Byrd, Bo Witt, and Cy Young")]))
    assert [one.name for one in facts.authors] == ["Ada Byrd", "Bo Witt", "Cy Young"]

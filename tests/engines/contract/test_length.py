"""Length, measured on the finished pages."""

from __future__ import annotations

from collections.abc import Callable
import re
from typing import Any

import pytest

from briefpdf.engines.base import Engine
from briefpdf.model.document import Document
from briefpdf.model.theme import Theme
from briefpdf.source.text import Span

SENTENCE = "Storage moves power from the hours in which it is cheap to those in which it is dear. "
# What five of the sentences take: eight lines, and the space behind a paragraph.
LINES = 8.5


def long_document(write: Any, paragraphs: int) -> Document:
    """A document whose section “Long” has all but two of so many paragraphs."""
    text = [write.paragraph(SENTENCE * 5) for _ in range(paragraphs)]
    document: Document = write.document(
        write.heading("Short"),
        text[0],
        write.heading("Long"),
        *text[2:],
        write.heading("End"),
        text[1],
    )
    return document


def test_a_brief_that_fits_is_not_told(engine: Engine, style: Theme, write: Any) -> None:
    done = engine.render(long_document(write, 24), style)
    assert (done.page_count, done.diagnostics) == (3, ())


def test_a_brief_that_runs_over_is_told_by_how_much(
    engine: Engine, style: Theme, write: Any
) -> None:
    done = engine.render(long_document(write, 36), style)
    (found,) = done.diagnostics
    assert done.page_count == 4
    assert done.pdf.startswith(b"%PDF-")
    assert (found.code, found.span) == ("BRIEF013", Span("briefs/sample.md", 0, 0))
    assert found.brief == "sample"
    told = re.fullmatch(
        r"the brief runs (\d+) lines \(about (\d+) words\) over 2 pages;"
        r" its longest section is “Long”, (\d+) lines",
        found.message,
    )
    assert told
    lines, words, longest = map(int, told.groups())
    # Two pages hold 55 and 63 lines in each of their columns.
    whole = 36 * LINES + 3 * 2 + 4
    assert lines == pytest.approx(whole - 2 * (55 + 63), abs=8)
    assert words == pytest.approx(lines * 10, rel=0.3)
    assert longest == pytest.approx(34 * LINES + 2, abs=6)


def test_cutting_what_is_told_makes_it_fit(engine: Engine, style: Theme, write: Any) -> None:
    (found,) = engine.render(long_document(write, 30), style).diagnostics
    told = re.search(r"runs (\d+) lines", found.message)
    assert told
    fewer = 30 - round(int(told[1]) / LINES + 0.5)
    assert engine.render(long_document(write, fewer), style).diagnostics == ()


def test_the_words_to_cut_are_those_of_the_prose(engine: Engine, style: Theme, write: Any) -> None:
    """The words of a table are few for the lines that it takes."""
    tables = [write.table("A | B", *["1 | 2"] * 22) for _ in range(4)]
    text = "words " * 80

    def over(count: int) -> tuple[int, int]:
        blocks = [write.paragraph(text) for _ in range(count)]
        (found,) = engine.render(write.document(*blocks, *tables), style).diagnostics
        told = re.search(r"runs (\d+) lines(?: \(about (\d+) words\))?", found.message)
        assert told
        return int(told[1]), int(told[2] or 0)

    (more, words), (less, _) = over(30), over(20)
    assert words == pytest.approx(more * 10 * 80 / (more - less), rel=0.25)


def test_cutting_words_alone_is_not_told_where_it_is_not_enough(
    engine: Engine, style: Theme, write: Any
) -> None:
    tables = [write.table("A | B", *["1 | 2"] * 30) for _ in range(12)]
    (found,) = engine.render(write.document(write.paragraph("So. "), *tables), style).diagnostics
    assert "words" not in found.message
    assert found.hints == ("Set fewer or smaller figures: to cut words alone is not enough.",)


def test_authors_alone_on_a_page_are_over_too(engine: Engine, style: Theme, write: Any) -> None:
    for count in range(24, 30):
        done = engine.render(long_document(write, count), style)
        assert bool(done.diagnostics) == (done.page_count > 3)


def test_what_goes_across_counts_once_for_each_column(
    engine: Engine, restyled: Callable[..., Theme], write: Any
) -> None:
    table = write.table("Year | Event", *["2024 | Treaty"] * 12, across=True)
    text = write.paragraph(SENTENCE)
    fill = [write.paragraph(SENTENCE * 5) for _ in range(13)]
    done = engine.render(write.document(*fill, text, table), restyled(length={"pages": 1}))
    (found,) = done.diagnostics
    told = re.search(r"runs (\d+) lines .* over 1 page", found.message)
    assert told
    # 13 rows of 16 points, in two columns, and the authors.
    assert int(told[1]) == pytest.approx(2 * 13 * 16 / 11 + 6, abs=8)


def test_a_style_may_set_no_length(
    engine: Engine, restyled: Callable[..., Theme], write: Any
) -> None:
    theme = restyled(length={"pages": 0})
    assert engine.render(long_document(write, 36), theme).diagnostics == ()

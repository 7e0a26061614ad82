"""Offsets, lines and columns."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
import pytest

from briefpdf.source.text import Span, Text


@pytest.mark.parametrize(
    ("content", "offset", "place"),
    [
        ("", 0, (1, 1)),
        ("ab\ncd", 0, (1, 1)),
        ("ab\ncd", 2, (1, 3)),
        ("ab\ncd", 3, (2, 1)),
        ("ab\r\ncd", 4, (2, 1)),
        ("ab\rcd", 3, (2, 1)),
        ("é😀x", 2, (1, 3)),
        ("a\x85b\u2028c", 4, (1, 5)),
        ("ab", 99, (1, 3)),
    ],
)
def test_place_of_an_offset(content: str, offset: int, place: tuple[int, int]) -> None:
    assert Text("f", content).line_column(offset) == place


@given(st.text(alphabet="ab\r\n\t é"), st.integers(0, 60))
def test_line_and_column_lead_back_to_the_offset(content: str, offset: int) -> None:
    text = Text("f", content)
    offset = min(offset, len(content))
    line, column = text.line_column(offset)
    assert text.line_starts[line - 1] + column - 1 == offset


def test_span_of_a_line_leaves_out_indent_and_line_end() -> None:
    text = Text("f", "a\r\n  bc  \r\n")
    assert text.line_span(2) == Span("f", 5, 7)
    assert text.line(2) == "  bc  "
    assert text.line_span(9) == Span("f", 11, 11)


@pytest.mark.parametrize(
    "content", ["", "\n", "a", "a\n", "\n\nä\n b", "a\u2028b\x0bc\nd", "a\r\nb\rc\n"]
)
def test_lines_start_behind_line_ends_alone(content: str) -> None:
    ends = [match.end() for match in re.finditer(r"\r\n|\r|\n", content)]
    assert Text("a.md", content).line_starts == (0, *ends)

"""Edits go into a text, and nothing else of it changes."""

from __future__ import annotations

import pytest

from briefpdf.editing.original import Original, Overlapping, newline_of, splice
from briefpdf.source.diagnostic import Edit
from briefpdf.source.text import Span, Text

TEXT = Text("a.yaml", "one two\r\nthree é\r\n")


def edit(start: int, end: int, text: str) -> Edit:
    return Edit(Span("a.yaml", start, end), text)


def test_edits_go_in_whatever_their_order() -> None:
    assert splice(TEXT, [edit(9, 14, "3"), edit(0, 3, "1")]) == "1 two\r\n3 é\r\n"
    assert splice(TEXT, [edit(3, 3, "a"), edit(3, 3, "b")]) == "oneab two\r\nthree é\r\n"


@pytest.mark.parametrize(
    "edits",
    [
        [edit(0, 4, "x"), edit(3, 5, "y")],
        [edit(0, 99, "x")],
        [edit(4, 2, "x")],
        [Edit(Span("b.yaml", 0, 1), "x")],
    ],
)
def test_edits_that_do_not_fit_are_refused(edits: list[Edit]) -> None:
    with pytest.raises(Overlapping):
        splice(TEXT, edits)


@pytest.mark.parametrize(
    ("content", "newline"),
    [("a\nb\r\nc\r\n", "\r\n"), ("a\nb\r\n", "\n"), ("a", "\n"), ("a\rb\r", "\r")],
)
def test_new_lines_end_as_most_lines_do(content: str, newline: str) -> None:
    assert newline_of(content) == newline
    end = len(content)
    added = splice(Text("a.yaml", content), [edit(end, end, "x\ny\r\n")])
    assert added == f"{content}x{newline}y{newline}"


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_byte_order_mark_stays(mark: bytes) -> None:
    data = mark + TEXT.content.encode()
    edited = Original(data, TEXT).edited([edit(0, 3, "ü")])
    assert edited.data == mark + "ü two\r\nthree é\r\n".encode()
    assert edited.text.content == "ü two\r\nthree é\r\n"

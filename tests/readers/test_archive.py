"""Archived copies: by signature, page by page, and a finding for what cannot be read."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
import pytest

from briefpdf.readers.archive import read as reader
from briefpdf.readers.archive.read import Archive, read_archive
from briefpdf.source.text import Span


def read(data: bytes | str, path: str = "copy.txt") -> Archive:
    parsed = read_archive(path, data.encode() if isinstance(data, str) else data)
    assert parsed.value is not None and not parsed.diagnostics, parsed.diagnostics
    return parsed.value


def refused(data: bytes, path: str = "copy") -> str:
    parsed = read_archive(path, data)
    assert parsed.value is None
    (finding,) = parsed.diagnostics
    assert (finding.code, finding.span) == ("REF006", Span(path, 0, 0))
    assert finding.message.startswith(f"the archived copy {path} ")
    return finding.message.removeprefix(f"the archived copy {path} ")


@pytest.mark.parametrize(
    "data",
    [
        "Café – “x”\r\ny".encode(),
        "\ufeffCafé – “x”\ny".encode(),
        "Café – “x”\ry".encode("cp1252"),
        "\ufeffCafé – “x”\ny".encode("utf-16-le"),
        "\ufeffCafé – “x”\ny".encode("utf-16-be"),
    ],
)
def test_encodings(data: bytes) -> None:
    assert read(data).pages == ("Café – “x”\ny",)


def test_text_has_pages_only_where_form_feeds_part_them() -> None:
    assert read("one\ntwo").labels == ("",)
    assert read("one\ftwo\f") == Archive("copy.txt", ("one", "two"), ("1", "2"))


def test_printed_page_numbers_are_the_labels() -> None:
    pages = ["Cover", "Contents iv\nA 1", *(f"Trade Report {n}\ntext 2024" for n in range(1, 7))]
    assert read("\f".join(pages)).labels == ("PDF 1", "iv", "1", "2", "3", "4", "5", "6")
    pages = [f"Sales in 2024\nof {n * 7} units\n– {n} –" for n in range(345, 350)]
    assert read("\f".join(pages)).labels == ("345", "346", "347", "348", "349")
    assert read("a 5\fb 9\fc 2").labels == ("1", "2", "3")


def test_markdown_is_known_by_its_name() -> None:
    text = (
        "---\ntitle: x\n---\n# A *fine* title #\nSee [the **Report**](https://a.b/c_(d)?e=(f) 't')"
        " and [it][1].[^2] ![chart](c.png)\n<!-- no -->\n> - `code` and\\* a_b __c__ <b>d</b>\n\n"
        "| x | y |\n|---|:-:|\n| 1 | 2 |\n\n[1]: https://x.y\n"
    )
    assert " ".join(read(text, "copy.MD").pages[0].split()) == (
        "A fine title See the Report and it.² code and a_b c d x y 1 2"
    )
    assert "[it][1]" in read(text, "copy.txt").pages[0]


def test_html_is_known_by_its_beginning() -> None:
    page = (
        "\ufeff<!-- saved --><!DOCTYPE html><html><head><title>no</title><style>p{}</style></head>"
        "<body><nav>menu</nav><div role=navigation>menu</div><h1>Title</h1><p>One <b>tw</b>o\n"
        " three<sup>[12]</sup> of m<sup>2</sup>, the 5<sup>th</sup>; a&nbsp;&amp; b<br>next "
        "<span style='display: none'>hidden</span><script>x()</script>"
        "<noscript>no</noscript><ul><li>a<li>b</ul><table><tr><td>1<td>2</table><q>said</q> end"
        "<p hidden>no<form>kept <select><option>no</select></form></body>"
    )
    archive = read(page, "copy.txt")
    assert archive.labels == ("",)
    assert [" ".join(line.split()) for line in archive.pages[0].split("\n")] == [
        "Title",
        "One two three¹² of m², the 5th; a & b",
        "next",
        "a",
        "b",
        "1 2",
        "“said” end",
        "kept",
    ]


def test_html_says_its_encoding() -> None:
    page = "<html><head><meta charset='windows-1251'></head><body>Мир</body></html>"
    assert read(page.encode("cp1251")).pages == ("Мир",)
    page = "<html><meta charset=nonsense><body>é’s</body></html>"
    assert read(page.encode("cp1252")).pages == ("é’s",)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"PK\x03\x04....", "is a ZIP file of another kind, which is not read"),
        (b"\x89PNG\r\n", "is a picture, which is not read"),
        (b"{\\rtf1 text}", "is an RTF file, which is not read"),
        (
            b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\n",
            "is a web archive without a page in it",
        ),
        (b"text\0\1\2", "is neither PDF nor HTML nor text"),
        (b"", "has no text"),
        (b" \n\f ", "has no text"),
        (b"<html><body><script>x</script></body></html>", "has no text"),
    ],
)
def test_what_is_not_read(data: bytes, reason: str) -> None:
    assert refused(data).startswith(reason)


def test_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MAX_BYTES", 10)
    assert refused(b"x" * 11) == "is larger than 100 MB"
    monkeypatch.undo()
    assert refused(b"a\f" * 3001) == "has more than 3,000 pages"
    assert refused(b"a b " * 5_000_001) == "has more than 20 million characters"


@given(st.binary(max_size=400).filter(lambda data: b"%PDF" not in data and b"<" not in data))
def test_no_bytes_raise(data: bytes) -> None:
    read_archive("copy.md", data)

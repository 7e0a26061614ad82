"""Documents that nobody wrote in good faith, or that a program wrote badly."""

from __future__ import annotations

import io
from pathlib import Path
import zipfile

import pytest

from briefpdf.compose.markdown import parse_markdown
from briefpdf.compose.markdown_token import as_tokens
from briefpdf.drafting.importing.layout import Layout
from briefpdf.drafting.importing.prose import Note, Prose, read_prose
from briefpdf.readers.archive.limits import UnreadableArchiveError
from briefpdf.readers.docx.markdown import escape, html_as_markdown
from briefpdf.readers.docx.read import read_docx

from .word import document, footnote, paragraph, picture, run, table


def replaced(data: bytes, name: str, content: bytes) -> bytes:
    """A document with another part."""
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for each in old.namelist():
            new.writestr(each, content if each == name else old.read(each))
        if name not in old.namelist():
            new.writestr(name, content)
    return packed.getvalue()


WHOLE = document([paragraph("One.", footnote(1))], ["A note."])


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("word/document.xml", b"\0" * (70 * 1024 * 1024), "too large"),
        ("word/document.xml", b"no XML at all", "read"),
        ("word/document.xml", b"", "read"),
        ("_rels/.rels", b"<a/>", ""),
        ("word/footnotes.xml", b"<w:footnotes", ""),
        ("word/styles.xml", b"<x>", ""),
    ],
)
def test_what_cannot_be_read_is_said_or_read_without(name: str, content: bytes, said: str) -> None:
    try:
        read = read_docx(replaced(WHOLE, name, content))
    except UnreadableArchiveError as problem:
        assert said in problem.reason and "Traceback" not in problem.reason
    else:
        assert not said and "One." in read.markdown


def test_entities_are_not_blown_up(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("SECRET")
    bomb = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "x" * 100}">' for n in range(9))
    body = document([paragraph("One.")])
    with zipfile.ZipFile(io.BytesIO(body)) as file:
        text = file.read("word/document.xml").decode()
    for declared, used in ((bomb, "&e8;"), (f'<!ENTITY s SYSTEM "{secret.as_uri()}">', "&s;")):
        hostile = f"<!DOCTYPE d [{declared}]>" + text.replace("One.", used)
        try:
            read = read_docx(replaced(body, "word/document.xml", hostile.encode()))
        except UnreadableArchiveError:
            continue
        assert "SECRET" not in read.markdown and len(read.markdown) < 1000


def test_pictures_that_lie_elsewhere_are_not_opened(tmp_path: Path) -> None:
    secret = tmp_path / "secret.png"
    secret.write_bytes(b"\x89PNG secret")
    body = document([paragraph("One. ", picture("alt"))])
    related = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rIdPicture" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        f'relationships/image" Target="{secret.as_uri()}" TargetMode="External"/></Relationships>'
    )
    try:
        read = read_docx(replaced(body, "word/_rels/document.xml.rels", related.encode()))
    except UnreadableArchiveError:
        return
    assert read.pictures == ()


def test_signs_of_markdown_and_of_calls_are_printed_as_they_stand() -> None:
    words = [
        "# no heading",
        "1. no list",
        "2024. A year",
        "- no item",
        "a *star*, an _underline_, a snake_case, `code`",
        "{{ claim(1) }} and {% if x %} and {# note #}",
        "[not](a link), [^1] and [@key] and [plain]",
        "R&amp;D, <b>bold</b> 3 < 4 &copy; AT&T",
        "+ plus",
        "> quote",
        "===",
        "back\\slash",
        "::: box",
        "| cell |",
    ]
    read = read_docx(document([paragraph(run(one)) for one in words]))
    tokens = as_tokens(parse_markdown(read.markdown))
    shown = [
        "".join(child.content for child in token.children)
        for token in tokens
        if token.type == "inline"
    ]
    kinds = {token.type for token in tokens}
    assert kinds == {"paragraph_open", "inline", "paragraph_close"}
    assert [one.replace("\\", "") for one in shown] == [one.replace("\\", "") for one in words]
    assert "{{" not in read.markdown and "{%" not in read.markdown and "{#" not in read.markdown


def test_tables_keep_their_cells() -> None:
    merged = (
        "<table><tr><th colspan=2>A|B</th><th>C</th></tr>"
        "<tr><td rowspan=2>1</td><td>2<br>two</td><td><p>3</p><p>three</p></td></tr>"
        "<tr><td>4</td><td>5</td></tr></table>"
    )
    assert html_as_markdown(merged) == (
        "| A\\|B |  | C |\n| --- | --- | --- |\n| 1 | 2 two | 3 three |\n|  | 4 | 5 |"
    )
    assert html_as_markdown("<table><tr><td><p>Aside.</p></td></tr></table>") == (
        "::: box\nAside.\n:::"
    )
    read = read_docx(document([table(("Year", ""), ("2025", "1. one"))]))
    assert read.markdown == "| Year |  |\n| --- | --- |\n| 2025 | 1\\. one |"


def prose(text: str, **notes: str) -> Prose:
    """A text laid out, with notes by their labels."""
    known = {label: Note("footnote", label, words) for label, words in notes.items()}
    return read_prose(text, known, {"key": "Byrd"}, Layout({}).lay_out)


def test_marks_leave_no_trace_and_are_where_they_stood() -> None:
    made = prose("A[^a] b [^b].\n\n[^a] begins. Mid[^b]word\n", a="1", b="2")
    assert made.body == "A b.\n\n begins. Midword\n"
    for at, note in made.marks:
        assert made.body[:at].endswith(("A", " b", "\n\n", "Mid")), (at, note)
    assert [note.name for _, note in made.marks] == ["a", "b", "a", "b"]


@pytest.mark.parametrize(
    "text",
    [
        "`" * 5000,
        "[" * 5000,
        "[@" * 3000,
        "![" * 3000,
        "^[" * 3000,
        "[^a]: " * 2000,
        "**A:** " * 2000,
        "<!--" * 3000,
        "<table>" * 3000,
        "```\n" * 2001,
        "| a |\n" * 3000,
        "# \n" * 3000,
        "{{" * 5000,
        "\ufdd0" * 100 + "1\ufdd1",
    ],
)
def test_strange_texts_are_read_in_no_time(text: str) -> None:
    made = prose(text)
    assert "\ufdd0" not in made.body


def test_escape_leaves_plain_prose_alone() -> None:
    words = (
        "In 2024, the U.S. spent $1.94 billion (3.2%) on R&D; snake_case [WIC] “quoted” – 5 > 4."
    )
    assert escape(words) == words

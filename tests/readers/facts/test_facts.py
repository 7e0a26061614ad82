"""What documents say of themselves, and what is made of it."""

from __future__ import annotations

import io
import unicodedata

from hypothesis import given
from hypothesis import strategies as st
import pikepdf
import pytest

from briefpdf.readers.archive.facts.facts import MAX_NAME, MAX_TITLE, Facts, make_facts, read_day
from briefpdf.readers.archive.facts.read import read_facts


def authors(facts: Facts) -> list[str]:
    return [f"{{{one.name}}}" if one.is_body else one.name for one in facts.authors]


def made_pdf(info: dict[str, str], xmp: dict[str, object] | None = None) -> bytes:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        for name, value in info.items():
            pdf.docinfo[f"/{name}"] = value
        if xmp is not None:
            with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
                for name, given_value in xmp.items():
                    metadata[name] = given_value
        stream = io.BytesIO()
        pdf.save(stream)
        return stream.getvalue()


def test_a_pdf_says_it_in_its_information() -> None:
    facts = read_facts(
        "x.pdf",
        made_pdf(
            {
                "Title": "Troops Abroad",
                "Author": "Ada Byrd; Bo Chen",
                "CreationDate": "D:20250613120000-04'00'",
            }
        ),
    )
    assert facts.title == "Troops Abroad"
    assert authors(facts) == ["Ada Byrd", "Bo Chen"]
    assert str(facts.date) == "2025-06-13"


def test_a_pdf_says_it_better_in_xmp() -> None:
    xmp = {
        "dc:title": "Troops Abroad: A Count",
        "dc:creator": ["Ada Byrd", "Bo Chen"],
        "dc:publisher": {"Harbor City Library"},
        "xmp:CreateDate": "2025-06-13T12:00:00-04:00",
    }
    facts = read_facts("x.pdf", made_pdf({"Title": "troops_v3", "Author": "abyrd"}, xmp))
    assert facts.title == "Troops Abroad: A Count"
    assert authors(facts) == ["Ada Byrd", "Bo Chen"]
    assert facts.body == "Harbor City Library"
    assert str(facts.date) == "2025-06-13"


@pytest.mark.parametrize(
    "title",
    ["Microsoft Word - draft.docx", "untitled", "report_final.indd", "Document1", " ", "x.pdf"],
)
def test_a_title_that_a_program_made_up_is_none(title: str) -> None:
    assert read_facts("x.pdf", made_pdf({"Title": title, "Author": "Administrator"})) == Facts()


def test_a_file_name_behind_word_s_mark_may_be_a_title() -> None:
    facts = read_facts("x.pdf", made_pdf({"Title": "Microsoft Word - Annual Report on Troops"}))
    assert facts.title == "Annual Report on Troops"


PAGE = """<!DOCTYPE html><html><head><title>Troops | Harbor News</title>{head}</head>
<body><h1>Troops Abroad</h1><p>Some text.</p></body></html>"""


def page(head: str) -> Facts:
    return read_facts("x.html", PAGE.format(head=head).encode())


def test_a_page_says_it_in_meta_tags() -> None:
    facts = page(
        '<meta property="og:title" content="Troops Abroad &amp; at Home">'
        '<meta property="og:site_name" content="Harbor News">'
        '<meta name="author" content="By Ada Byrd and Bo Chen">'
        '<meta property="article:published_time" content="2025-06-13T08:00:00Z">'
        '<link rel="canonical" href="https://news.example/troops">'
    )
    assert facts.title == "Troops Abroad & at Home"
    assert authors(facts) == ["Ada Byrd", "Bo Chen"]
    assert (str(facts.date), facts.body) == ("2025-06-13", "Harbor News")
    assert facts.url == "https://news.example/troops"


def test_a_page_says_it_in_json_ld() -> None:
    facts = page(
        """<script type="application/ld+json">{"@graph": [
        {"@type": "WebSite", "name": "The Site"},
        {"@type": ["NewsArticle"], "headline": "Troops Abroad", "datePublished": "2025-06-13",
         "author": [{"@type": "Person", "name": "Ada Byrd"},
                    {"@type": "Organization", "name": "Reuters"}],
         "publisher": {"@type": "Organization", "name": "Harbor News"}}]}</script>"""
    )
    assert facts.title == "Troops Abroad"
    assert authors(facts) == ["Ada Byrd", "{Reuters}"]
    assert (str(facts.date), facts.body) == ("2025-06-13", "Harbor News")


def test_the_site_s_name_is_no_part_of_a_page_s_title() -> None:
    assert page('<meta property="og:site_name" content="Harbor News">').title == "Troops"


def test_a_page_that_says_nothing_has_its_title() -> None:
    assert page("") == Facts(title="Troops | Harbor News")


LINKED = '<script type="application/ld+json">{}</script>'


@pytest.mark.parametrize(
    "head",
    [
        LINKED.format('{"@type": "Article", "author": 7, "headline": []}'),
        LINKED.format("[" * 100_000),
        LINKED.format('{"@graph": [1, null, {"@type": {}}]}'),
        '<meta name="author" content="https://social.example/ada">',
        '<meta name="date" content="soon">',
        '<link rel="canonical" href="javascript:alert(1)"><meta name content>',
    ],
)
def test_nonsense_in_a_page_is_passed_over(head: str) -> None:
    facts = page(head)
    assert (facts.authors, facts.date, facts.url) == ((), None, "")
    assert facts.title in ("Troops | Harbor News", "[]")


@pytest.mark.parametrize(
    ("path", "text", "title"),
    [
        ("x.md", "Some words.\n\n# Troops *Abroad*\n\nText.\n", "Troops Abroad"),
        ("x.md", "Troops Abroad\n=====\n\nText.\n", "Troops Abroad"),
        ("x.md", "---\ntitle: 'Troops'\nauthor: Ada Byrd\ndate: 2025-06\n---\n# H\n", "Troops"),
        ("x.md", "Just a sentence.\n", ""),
        ("x.txt", "\n\nTroops Abroad\n\nText.\n", "Troops Abroad"),
        ("x.txt", "This is a sentence of the text.\nMore.\n", ""),
        ("x.txt", "", ""),
    ],
)
def test_a_text_says_it_in_its_heading(path: str, text: str, title: str) -> None:
    assert read_facts(path, text.encode()).title == title


def test_front_matter_says_the_rest() -> None:
    facts = read_facts("x.md", b"---\ntitle: T\nauthor: Ada Byrd\ndate: 2025-06\n---\n")
    assert (authors(facts), str(facts.date)) == (["Ada Byrd"], "2025-06")


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("Ada Byrd", ["Ada Byrd"]),
        ("Byrd, Ada", ["Byrd, Ada"]),
        ("Ada Byrd, Bo Chen", ["Ada Byrd", "Bo Chen"]),
        ("Ada Byrd, Bo Chen, and Cy Dee", ["Ada Byrd", "Bo Chen", "Cy Dee"]),
        ("Ada Byrd & Bo Chen", ["Ada Byrd", "Bo Chen"]),
        ("Byrd, Ada; Chen, Bo", ["Byrd, Ada", "Chen, Bo"]),
        ("Office of Health and Human Services", ["{Office of Health and Human Services}"]),
        ("Harbor News", ["{Harbor News}"]),
        ("admin", []),
        ("https://social.example/ada", []),
        ("  ", []),
    ],
)
def test_the_names_in_one_text(said: str, names: list[str]) -> None:
    assert authors(make_facts({"authors": [[said]], "bodies": ["Harbor News"]})) == names


@pytest.mark.parametrize(
    ("said", "date"),
    [
        ("2025-06-13", "2025-06-13"),
        ("2025-06-13T08:00:00.000Z", "2025-06-13"),
        ("D:20250613080000Z", "2025-06-13"),
        ("2025/6/13", "2025-06-13"),
        ("June 13, 2025", "2025-06-13"),
        ("13 June 2025", "2025-06-13"),
        ("Fri, 13 Jun 2025 08:00:00 GMT", "2025-06-13"),
        ("2025-06", "2025-06"),
        ("2025", "2025"),
        ("D:19700101000000Z", "None"),
        ("0001-01-01", "None"),
        ("2025-13-45", "None"),
        ("soon", "None"),
        ("", "None"),
    ],
)
def test_the_dates_that_are_understood(said: str, date: str) -> None:
    assert str(read_day(said)) == date


HOSTILE = [
    "Troops\x00\x1b[31m\u202eabroad\u2066\nand\thome",
    "{" * 500 + "}" * 3,
    "\ud800 lone",
    "word " * 100_000,
    "x" * 100_000,
    "\ufffe\ufdd0title",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_come_out_on_one_line_and_short(text: str) -> None:
    facts = make_facts(
        {"titles": [text], "authors": [[text]], "bodies": [text], "dates": [text], "urls": [text]}
    )
    assert len(facts.title) <= MAX_TITLE
    assert all(len(one.name) <= MAX_NAME for one in facts.authors)
    for shown in (facts.title, facts.body, *(one.name for one in facts.authors)):
        assert shown == " ".join(shown.split())
        assert not any(unicodedata.category(mark)[0] == "C" for mark in shown)
    assert facts.url == ""


@given(st.text(max_size=400))
def test_any_text_comes_out_sound(text: str) -> None:
    facts = make_facts({"titles": [text], "authors": [[text]], "bodies": [text], "dates": [text]})
    assert len(facts.title) <= MAX_TITLE
    assert facts.title == " ".join(facts.title.split())
    assert all(one.name.strip() for one in facts.authors)


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("x.pdf", b"%PDF-1.7\nbroken"),
        ("x.docx", b"PK\x03\x04 and so on"),
        ("x.bin", b"\0\1\2\3"),
        ("x.html", b"<html>" + b"<div>" * 100_000),
    ],
)
def test_what_cannot_be_read_says_nothing(path: str, data: bytes) -> None:
    assert read_facts(path, data) == Facts()

"""Entries of refs.bib say what they were made of, whatever that is."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st
import pytest

from briefpdf.bibliography.entry import TYPES, Entry
from briefpdf.model.reference import Reference
from briefpdf.readers.archive.facts.facts import Creator, make_facts
from briefpdf.readers.bib.references import read_references
from briefpdf.source.text import Text


def read(entry: Entry) -> Reference:
    parsed = read_references(Text("refs.bib", entry.text()))
    assert parsed.diagnostics == ()
    (reference,) = parsed.value.values()
    return reference


def test_an_entry_is_written_as_people_write_them() -> None:
    entry = Entry(
        key="crs-troops",
        type="report",
        title="Troops & Tanks: 100% of them",
        authors=(Creator("Byrd, Ada"), Creator("Bo Chen"), Creator("Office of A and B", True)),
        body="Library_of C",
        date="2025-06-13",
        url="https://a.example/x_y?z=1&w=%20#top",
        urldate="2025-06-20",
        file="briefs/sources/crs-troops.pdf",
        sha256="ab" * 32,
    )
    assert entry.text() == (
        "@report{crs-troops,\n"
        "  author      = {Byrd, Ada and Bo Chen and {Office of A and B}},\n"
        "  title       = {Troops \\& Tanks: 100\\% of them},\n"
        "  institution = {Library\\_of C},\n"
        "  date        = {2025-06-13},\n"
        "  url         = {https://a.example/x_y?z=1&w=%20#top},\n"
        "  urldate     = {2025-06-20},\n"
        "  file        = {briefs/sources/crs-troops.pdf},\n"
        f"  sha256      = {{{'ab' * 32}}},\n"
        "}\n"
    )
    reference = read(entry)
    assert reference.get("title") == entry.title
    assert reference.get("url") == entry.url
    assert [name.family for name in reference.names["author"]] == [
        "Byrd",
        "Chen",
        "Office of A and B",
    ]


def test_what_is_not_known_is_left_out() -> None:
    assert Entry("x", "misc").text() == "@misc{x,\n}\n"


@pytest.mark.parametrize("kind", TYPES)
def test_each_type_has_its_own_field_for_who_answers_for_it(kind: str) -> None:
    reference = read(Entry("x", kind, title="T", body="Harbor", date="2025"))
    assert reference.get("institution", "organization", "publisher", "journaltitle", "booktitle")


HOSTILE = [
    r"a \ b { c } d $ e & f # g % h _ i ^ j ~ k",
    "}},\n}\n@report{evil, title = {x",
    "--- -- - '' ' `` ` \"",
    r"\input{/etc/passwd} \textbackslash{} {\em x}",
    "https://a.example/x_y%20z and more",
    "@string{a = {b}}",
    "Ünïcödé 北京 Москва \u200d",
]


@given(st.text(max_size=200))
@pytest.mark.parametrize("prefix", ["", "x"])
def test_any_title_reads_back_as_it_was(prefix: str, text: str) -> None:
    title = make_facts({"titles": [prefix + text]}).title
    reference = read(Entry("x", "misc", title=title, date="2025"))
    assert reference.get("title") == title


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_titles_read_back_as_they_were(text: str) -> None:
    title = make_facts({"titles": [text]}).title
    assert read(Entry("x", "misc", title=title, body=title)).get("title") == title


@example("Doe, van der and others")
@example("family=Byrd, given=Ada")
@given(st.text(min_size=1, max_size=80))
def test_any_body_s_name_reads_back_whole(text: str) -> None:
    for creator in make_facts({"authors": [[[text, True]]]}).authors:
        reference = read(Entry("x", "misc", title="T", authors=(creator,)))
        (name,) = reference.names["author"]
        assert (name.family, name.given) == (creator.name, "")


@example("Byrd, Ada, Jr, and, more")
@example("A and B, C")
@given(st.text(max_size=120))
def test_any_author_is_written_so_that_it_can_be_read(text: str) -> None:
    authors = make_facts({"authors": [[text]]}).authors
    reference = read(Entry("x", "misc", title="T", authors=authors))
    assert len(reference.names.get("author", ())) <= len(authors)


@pytest.mark.parametrize(
    ("url", "written"),
    [
        ("https://a.example/{x}", "https://a.example/%7Bx%7D"),
        ("https://a.example/a b\nc", "https://a.example/a%20b%0Ac"),
        ("https://a.example/\\}@evil{", "https://a.example/%5C%7D@evil%7B"),
    ],
)
def test_an_address_cannot_end_its_value(url: str, written: str) -> None:
    assert read(Entry("x", "misc", title="T", url=url)).get("url") == written

"""Marks know the passages that they rest on, and where in the source each of them opens."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote

import pytest

from briefpdf.checks.examples import BASE
from briefpdf.compose.compose import compose_brief
from briefpdf.compose.passages import passage_address, text_fragment, with_passages
from briefpdf.compose.walk import contents
from briefpdf.evidence.quotation.find import find_quote
from briefpdf.model.document import Mark, QuotedPassage
from briefpdf.project.load import load_project
from briefpdf.readers.archive.read import Archive
from briefpdf.source.workspace import MemoryWorkspace

TEXT = (
    "The council met on Monday. The council said that rates, taxes & fees would rise by a"
    " third before the long-awaited review of 2027. The council adjourned."
)
QUOTE = "The council said that rates, taxes & fees would rise by a third before the long-awaited"


def test_a_page_of_the_web_opens_at_the_words() -> None:
    archive = Archive("copy.html", (TEXT,), ("",))
    place = find_quote(QUOTE, archive).places[0]
    address = passage_address("https://a.example/page", archive, place)
    assert address == (
        "https://a.example/page#:~:text="
        "The%20council%20said%20that,third%20before%20the%20long%2Dawaited"
    )
    # A fragment of the page's own stays.
    own = passage_address("https://a.example/page#top", archive, place)
    assert own.startswith("https://a.example/page#top:~:text=The%20council")


def test_a_pdf_opens_at_the_physical_page_and_not_at_the_printed_number() -> None:
    pages = ("Cover", "Contents", "What the quote says stands here.")
    archive = Archive("sources/report.pdf", pages, ("i", "ii", "1"))
    place = find_quote("the quote says", archive, "p. 1").places[0]
    assert passage_address("https://a.example/r", archive, place) == "https://a.example/r#page=3"


@pytest.mark.parametrize("url", ["", "javascript:alert(1)", "file:///etc/passwd", "http://[bad"])
def test_what_is_no_address_of_the_web_is_no_link(url: str) -> None:
    archive = Archive("copy.html", (TEXT,), ("",))
    assert passage_address(url, archive, find_quote(QUOTE, archive).places[0]) == ""


def test_the_ends_of_a_fragment_have_as_many_words_as_tell_them_from_the_rest() -> None:
    text = "It was agreed that one. It was agreed that two and three, as was said the day before."
    passage = "It was agreed that two and three, as was said the day before"
    start, end = (unquote(part) for part in text_fragment(passage, text).split(","))
    assert text.find(start) == text.find(passage)
    assert text.index(end, text.index(start)) + len(end) == text.index(passage) + len(passage)


def test_a_short_passage_is_named_whole_with_its_signs_escaped() -> None:
    assert text_fragment("up 5%, R&D – co-op", "x") == "up%205%25%2C%20R%26D%20%E2%80%93%20co%2Dop"


def test_marks_of_a_brief_have_the_passages_of_their_claims(sandbox: Any) -> None:
    url = BASE["refs.bib"].replace("  file", "  url = {https://a.example/t},\n  file")
    project = load_project(MemoryWorkspace({**BASE, "refs.bib": url}))
    (brief,) = project.briefs.values()
    document = compose_brief(project, brief, sandbox).document
    assert document is not None
    made = with_passages(document, project, project.archives)
    marks = [one for content in contents(made.blocks) for one in content if isinstance(one, Mark)]
    assert marks[0].cited[0].passages == (
        QuotedPassage(
            "p. 1",
            "North Korea sent more than 10,000 troops to…",
            "https://a.example/t#:~:text=North%20Korea%20sent%20more,to%20Russia%20in%202024",
        ),
    )


def test_a_quote_that_its_copy_does_not_have_is_no_passage(sandbox: Any) -> None:
    files = {**BASE, "briefs/sources/crs-troops.txt": "Something else."}
    project = load_project(MemoryWorkspace(files))
    (brief,) = project.briefs.values()
    document = compose_brief(project, brief, sandbox).document
    assert document is not None
    assert with_passages(document, project, project.archives) == document

"""The disclaimer, looked for on the finished pages."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from briefpdf.engines.via_weasyprint.engine import WeasyPrintEngine
from briefpdf.model.document import Quotation
from briefpdf.model.theme import Theme
from briefpdf.source.text import Span, Text

SENTENCE = "Storage moves power from the hours in which it is cheap to those in which it is dear. "


def without_disclaimer(style: Theme, put: str = "") -> Theme:
    assert style.page is not None
    page = style.page.content.replace("{{ disclaimer }}", put)
    assert page != style.page.content
    return replace(style, page=Text(style.page.path, page))


@pytest.mark.parametrize(
    "put",
    [
        "",
        '<div style="display: none">{{ disclaimer }}</div>',
        "{{ disclaimer | striptags | truncate(300) }}",
    ],
)
def test_without_the_whole_disclaimer_there_is_no_pdf(
    engine: WeasyPrintEngine, style: Theme, write: Any, put: str
) -> None:
    done = engine.render(write.document(write.paragraph("Text.")), without_disclaimer(style, put))
    (found,) = done.diagnostics
    assert done.pdf == b""
    assert found.code == "BRIEF009"
    assert found.span == Span("templates/in-focus/page.html", 0, 0)
    assert found.message == "the page template of in-focus does not print the disclaimer"


def test_a_document_with_no_disclaimer_gives_no_pdf(
    engine: WeasyPrintEngine, style: Theme, write: Any
) -> None:
    document = replace(write.document(write.paragraph("Text.")), disclaimer=())
    done = engine.render(document, style)
    assert done.pdf == b""
    assert [found.code for found in done.diagnostics] == ["BRIEF009"]


def test_a_draft_is_printed_without_its_disclaimer(
    engine: WeasyPrintEngine, style: Theme, write: Any
) -> None:
    document = write.document(write.paragraph("Text."))
    done = engine.render(document, without_disclaimer(style), draft=True)
    assert done.pdf.startswith(b"%PDF-")


def test_a_disclaimer_may_be_long_and_have_lists(
    engine: WeasyPrintEngine, style: Theme, write: Any
) -> None:
    here = write.here
    blocks = (
        write.heading("Terms", 2),
        *[write.paragraph(SENTENCE * 6 + "Non\u2011binding; see\u00a0below.") for _ in range(20)],
        Quotation((write.paragraph("Quoted."),), here),
        write.table("Term | Meaning", "A | B"),
    )
    document = replace(write.document(write.paragraph("Text.")), disclaimer=blocks)
    done = engine.render(document, style)
    assert done.pdf
    assert done.diagnostics == ()

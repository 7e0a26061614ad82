"""Styles that spoil a page, each of which must be found out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace
import pytest

from briefpdf.model.document import Run, Words
from briefpdf.model.theme import Theme
from briefpdf.proof.prove import prove
from briefpdf.source.text import Span, Text

CALL = Span("briefs/sample.md", 60, 70)


def brief(write: Any) -> Any:
    run = Run("claim", ("storage-2024",), CALL, 1)
    claim = Words("Storage doubled in 2024.", write.here, runs=(run,))
    claimed = replace(write.paragraph("x[1]"), content=(claim, *write.inlines("[1]")))
    return write.document(
        write.heading("Overview"),
        claimed,
        write.paragraph("Analysts expect more of it.[2]"),
        write.table("Year | Sum", "2024 | 17 percent", id="t"),
    )


def with_styles(style: Theme, css: str) -> Theme:
    assert style.styles is not None
    return replace(style, styles=Text(style.styles.path, style.styles.content + css))


def with_page(style: Theme, old: str, new: str) -> Theme:
    assert style.page is not None
    page = style.page.content.replace(old, new)
    assert page != style.page.content
    return replace(style, page=Text(style.page.path, page))


def codes(engine: Any, write: Any, theme: Theme) -> set[str]:
    document = brief(write)
    done = engine.render(document, theme)
    return {found.code for found in prove(document, theme, done.pdf)}


def test_an_unspoiled_page_has_no_findings(engine: Any, write: Any, style: Theme) -> None:
    assert codes(engine, write, style) == set()


@pytest.mark.parametrize(
    ("css", "code"),
    [
        (".disclaimer { color: white }", "PDF001"),
        (".disclaimer > div { font-size: 2pt; line-height: 1 }", "PDF001"),
        (".disclaimer > div { height: 12pt; overflow: hidden }", "PDF001"),
        (".disclaimer > div { visibility: hidden }", "PDF001"),
        (".disclaimer > div { display: none }", "PDF001"),
        (".disclaimer { position: relative; left: -700pt }", "PDF004"),
        ("[data-block] { color: white }", "PDF002"),
        ("[data-block] { color: #FFFFFF08 }", "PDF002"),
        ("[data-block] { color: #FAFAFA }", "PDF002"),
        ("[data-block] { color: #F3F3F3; background: #F3F3F3 }", "PDF002"),
        ("[data-block] { font-size: 1pt }", "PDF002"),
        ("[data-block='1'] { visibility: hidden }", "PDF002"),
        ("[data-block='1'] { display: none }", "PDF002"),
        ("[data-block='1'] { height: 1pt; overflow: hidden }", "PDF002"),
        ("tbody td { visibility: hidden }", "PDF002"),
        (".source-list li { color: white }", "PDF002"),
        (".source-list i { display: none }", "PDF002"),
        ("main::after { content: ''; position: absolute; left: 0; top: 0; width: 500pt;"
         " height: 700pt; background: white }", "PDF002"),
        ("[data-block='1'] { position: relative; left: -20pt }", "PDF004"),
        ("[data-block='1'] { position: relative; left: 150pt }", "PDF004"),
        ("[data-block='1'] { white-space: nowrap; word-spacing: 60pt }", "PDF004"),
        ("[data-block='1'] { position: relative; left: -100pt }", "PDF004"),
        ("[data-block='2'] { margin-top: -16pt }", "PDF005"),
        ("[data-block='2'] { position: relative; top: -14pt }", "PDF005"),
        ("body { color: device-cmyk(0 0 0 1) }", "PDF006"),
        ("[data-block='1'] { opacity: 0.9 }", "PDF006"),
    ],
)  # fmt: skip
def test_a_style_sheet_that_spoils_the_page(
    engine: Any, write: Any, style: Theme, css: str, code: str
) -> None:
    assert code in codes(engine, write, with_styles(style, css))


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("{{ disclaimer }}", "", "PDF001"),
        ("{{ disclaimer }}", "{{ disclaimer | striptags | truncate(300) }}", "PDF001"),
        ("{{ disclaimer }}", "{{ disclaimer | replace('not ', '') }}", "PDF001"),
        ("{{ sources }}", "{{ sources | replace('Report 2', 'Report') }}", "PDF002"),
        ("{{ flow.columns }}", "{{ flow.columns | replace('2024', '2025') }}", "PDF002"),
        ("{{ flow.columns }}", "{{ flow.columns | replace('17 percent', '') }}", "PDF002"),
    ],
)
def test_a_page_template_that_spoils_the_page(
    engine: Any, write: Any, style: Theme, old: str, new: str, code: str
) -> None:
    assert codes(engine, write, with_page(style, old, new)) == {code}


def test_text_out_of_order_is_found(engine: Any, write: Any, style: Theme) -> None:
    document = brief(write)
    turned = replace(document, blocks=document.blocks[::-1])
    found = prove(document, style, engine.render(turned, style).pdf)
    assert {one.code for one in found} == {"PDF002"}
    assert "is printed before what comes before it" in found[0].message


def test_a_finding_names_the_claim_and_its_place(engine: Any, write: Any, style: Theme) -> None:
    document, theme = brief(write), with_styles(style, "[data-block='1'] { color: white }")
    (found,) = prove(document, theme, engine.render(document, theme).pdf)
    assert (found.code, found.claim, found.span) == ("PDF002", "storage-2024", CALL)
    assert found.brief == document.meta.brief
    assert found.message == (
        "the claim storage-2024 cannot be read on page 1: it has the colour of its ground:"
        " “Storage doubled in 2024.”"
    )


@pytest.mark.parametrize(
    "css",
    [
        "h2 { text-transform: uppercase }",
        "[data-block] { color: #777777 }",
        "[data-block] { color: white; background: #336A8F }",
        "[data-block] { color: rgba(0, 0, 0, 0.7) }",
        "[data-block] { letter-spacing: 1pt; word-spacing: 2pt }",
        "[data-block] { text-align: justify; hyphens: auto }",
        "[data-block] { background: linear-gradient(#336A8F, #1F4E79); color: white }",
        "[data-block] { border: 3pt solid black; border-radius: 4pt; overflow: hidden }",
        ".columns { columns: 2; column-rule: 1pt solid black }",
    ],
)
def test_other_styles_raise_no_alarm(
    engine: Any, write: Any, style: Theme, css: str, make: Callable[[Any], Any] = brief
) -> None:
    assert codes(engine, write, with_styles(style, css)) == set()

"""What is done once instead of many times makes no difference to a file."""

from __future__ import annotations

import gc
from typing import Any

import pytest

from briefpdf.engines.base import Engine
from briefpdf.model.document import Document
from briefpdf.model.theme import Theme


@pytest.fixture
def document(write: Any) -> Document:
    """Headings, letters of several scripts and weights, a table, and marks that are set higher."""
    text = "Fish & office <b>, Ærøskøbing Привет, 12 345.67—and so on.[1] "
    blocks = [write.heading("Overview"), write.heading("Purpose", level=2)]
    blocks += [write.paragraph(text * 9, lead="Lead in.") for _ in range(8)]
    return write.document(*blocks, write.table("Row | Event", *["1 | Treaty.[2]"] * 12))


def test_a_layout_that_is_copied_is_like_one_that_is_made(
    engine: Engine, style: Theme, document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = engine.render(document, style)
    from weasyprint.text.line_break import Layout

    monkeypatch.setattr(Layout, "setup", Layout.setup.native)
    assert engine.render(document, style) == ours


def test_sizes_that_are_kept_are_those_that_are_worked_out(
    engine: Engine, style: Theme, document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = engine.render(document, style)
    from weasyprint.layout import block, inline, page, percent, table

    for module in (block, inline, page, percent, table):
        monkeypatch.setattr(module, "resolve_percentages", module.resolve_percentages.native)
    assert engine.render(document, style) == ours


def test_what_is_answered_at_once_is_what_the_cascade_says(
    engine: Engine, style: Theme, document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = engine.render(document, style)
    from weasyprint.css import ComputedStyle
    from weasyprint.formatting_structure.boxes import Box
    from weasyprint.text import line_break

    for owner, name in (
        (ComputedStyle, "__missing__"),
        (Box, "is_in_normal_flow"),
        (line_break, "_font_style_cache_key"),
    ):
        monkeypatch.setattr(owner, name, getattr(owner, name).native)
    assert engine.render(document, style) == ours


def test_html_is_read_alike_with_the_patterns_of_tinyhtml5(
    engine: Engine, style: Theme, document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = engine.render(document, style)
    from tinyhtml5 import inputstream

    assert inputstream.characters_until_regex, "its patterns are kept elsewhere"
    monkeypatch.setattr(inputstream, "characters_until_regex", {})
    assert engine.render(document, style) == ours


def test_elements_that_are_kept_match_as_new_ones_do(
    engine: Engine, style: Theme, document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = engine.render(document, style)
    from briefpdf.engines.via_weasyprint import typeset

    monkeypatch.setattr(typeset, "match_once", lambda html: None)
    assert engine.render(document, style) == ours


def test_what_was_rendered_before_makes_no_difference(
    engine: Engine, style: Theme, memo: Theme, document: Document, write: Any
) -> None:
    first = engine.render(document, style)
    engine.render(write.document(write.paragraph("Other words: ŻQ ÷ 7.")), memo, draft=True)
    assert engine.render(document, style) == first


def test_the_collector_is_as_it_was_before(
    engine: Engine, style: Theme, document: Document
) -> None:
    before = gc.get_threshold()
    engine.render(document, style)
    assert gc.get_threshold() == before

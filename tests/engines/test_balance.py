"""Our way of balancing WeasyPrint's columns."""

from __future__ import annotations

from collections.abc import Callable
import re
from typing import Any

import pytest

from briefpdf.engines.base import Engine
from briefpdf.model.theme import Theme

Render = Callable[..., Any]


def numbered(count: int, start: int = 0) -> str:
    """Words that can be told from all others."""
    return " ".join(f"w{start + index}x" for index in range(count))


def read(printed: Any) -> list[int]:
    return [int(number) for text in printed.texts for number in re.findall(r"w(\d+)x", text)]


def test_it_is_done_without_our_way_of_balancing_too(
    render: Render, write: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A later WeasyPrint may have no place for it."""
    text = [write.paragraph(numbered(40, 40 * index)) for index in range(6)]
    document = write.document(*text, write.table("Row | Event", "1 | Treaty", across=True))
    ours = render(document)
    from weasyprint.layout import block

    monkeypatch.setattr(block, "columns_layout", block.columns_layout.native)
    theirs = render(document)
    assert read(ours) == read(theirs) == list(range(240))


def test_columns_that_are_filled_come_out_as_weasyprint_makes_them(
    engine: Engine, style: Theme, write: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To the byte: over three pages, with paragraphs, headings and a table to break."""
    text = [write.paragraph(numbered(70, 70 * index)) for index in range(24)]
    rows = [f"{index} | w{5000 + index}x" for index in range(30)]
    text[7:7] = [write.heading("Overview"), write.table("Row | Event", *rows)]
    text[3:3] = [write.heading("Purpose"), write.heading("Scope", level=2)]
    document = write.document(*text)
    ours = engine.render(document, style)
    from weasyprint.layout import block

    monkeypatch.setattr(block, "columns_layout", block.columns_layout.native)
    theirs = engine.render(document, style)
    assert ours.page_count > 2
    assert ours.pdf == theirs.pdf

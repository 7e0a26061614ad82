"""A style that WeasyPrint cannot lay out is a finding in the style's files, never a crash."""

from __future__ import annotations

from collections.abc import Callable
import sys
from typing import Any

from msgspec.structs import replace
import pytest

from briefpdf.engines.base import Engine
from briefpdf.model.theme import Theme
from briefpdf.source.text import Text

from .charts.reading import chart, point

DEEP = 5_000


def _with(style: Theme, css: str = "", html: str = "") -> Theme:
    assert style.page is not None and style.styles is not None
    page = style.page.content.replace("<main>", f"{html}<main>")
    return replace(
        style,
        page=Text(style.page.path, page),
        styles=Text(style.styles.path, style.styles.content + css),
    )


@pytest.mark.parametrize(
    "css",
    [
        "\np { font-size: 1e7pt }",
        "\np { margin-left: calc(1e308px * 1e308) }",
        "\np { transform: scale(1e300) }",
        '\nli { list-style: disc outside; display: list-item } li::marker { content: "- " }',
    ],
)
def test_a_style_sheet_that_cannot_be_laid_out_is_a_finding(
    engine: Engine, style: Theme, write: Any, css: str
) -> None:
    html = "<ul><li>one</li></ul>"
    done = engine.render(write.document(write.paragraph("Text.")), _with(style, css, html))
    assert done.pdf or done.diagnostics
    for found in done.diagnostics:
        assert found.code in ("BRIEF022", "BRIEF013")
        if found.code == "BRIEF022":
            assert found.span.path == "templates/in-focus/page.css"


def test_a_lack_of_memory_is_no_fault_of_the_style(
    engine: Engine, style: Theme, write: Any
) -> None:
    """Whoever set the limit tells of it, and which it is."""
    many = 10**18
    css = f'p::before {{ counter-increment: x {many}; content: counter(x, symbols("a")) }}'
    with pytest.raises(MemoryError):
        engine.render(write.document(write.paragraph("Text.")), _with(style, css))


def test_elements_too_deep_in_one_another_are_a_finding(
    engine: Engine, style: Theme, write: Any
) -> None:
    html = "<div>" * DEEP + "deep" + "</div>" * DEEP
    document = write.document(write.paragraph("Text."))
    # Other tests' libraries raise Python's limit in this process; in the one that lays out, nothing
    # does.
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(1_000)
    try:
        done = engine.render(document, _with(style, html=html))
    finally:
        sys.setrecursionlimit(before)
    (found,) = done.diagnostics
    assert (done.pdf, found.code) == (b"", "BRIEF022")
    assert "too deep" in found.message


@pytest.mark.parametrize(
    "changes",
    [
        {"grid": {"column_width": 0}},
        {"page": {"last_baseline": -1}},
        {"chart": {"text": 0.01, "leading": 0, "padding": 200}},
    ],
)
def test_measures_that_no_page_has_are_no_crash(
    engine: Engine, restyled: Callable[..., Theme], write: Any, changes: dict[str, Any]
) -> None:
    """They are found where the style is read; whoever gets as far as an engine is told too."""
    points = [point(n, f"Row {n}", str(2020 + n), [str(n)], ()) for n in range(3)]
    blocks = [write.table("A | B", "1 | 2"), chart("bar", points), chart("timeline", points)]
    theme = restyled(**changes)
    done = engine.render(write.document(write.paragraph("Text."), *blocks), theme)
    assert done.pdf or done.diagnostics

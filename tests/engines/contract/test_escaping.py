"""Whatever a text says, it is printed as text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from briefpdf.model.brief import Author
from briefpdf.model.document import (
    Caption,
    CodeBlock,
    FigureLink,
    LineBreak,
    Paragraph,
    SourceEntry,
    TextBox,
)

Render = Callable[..., Any]

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src="http://example.org/x.png">',
    "</p></main></body><h1>Owned</h1>",
    "<style>* { display: none }</style>",
    "{{ 7 * 7 }}{% raw %}",
    "&lt;b&gt; &#x41; &nbsp;",
    "--><!-- <![CDATA[ ]]>",
    "' onmouseover='x",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_printed_everywhere_as_it_is(render: Render, write: Any, text: str) -> None:
    plain = write.words
    table = write.table(
        "x", caption=Caption(text, (plain(text),), text), id=text, source=(plain(text),)
    )
    printed_pages = render(
        write.document(
            write.heading("Heading").__class__(1, (plain(text),), write.here),
            Paragraph(
                (plain(text), FigureLink(text, text, write.here)), write.here, (plain(text),)
            ),
            TextBox(text, (Paragraph((plain(text, bold=True),), write.here),), write.here),
            CodeBlock(text, write.here),
            table,
            title=text,
            number=text,
            date_line=text,
            authors=(Author(text, text),),
            notice=text.replace("[", "("),
        )
    ).texts
    squeezed = "".join("".join(printed_pages).split())
    # Twice in the authors' line, and so on: nothing of it was taken for markup.
    assert squeezed.count("".join(text.split())) >= 12
    assert "Disclaimer" in printed_pages[-1]


def test_hostile_sources_are_printed_as_they_are(render: Render, write: Any) -> None:
    document = write.document(write.paragraph("Text.[1 <b>p. 1</b>]"))
    entry = SourceEntry(1, '"><x', (write.words("<i>Title</i> & more"),), 1)
    printed_pages = render(
        document.__class__(document.meta, document.blocks, (entry,), document.disclaimer)
    )
    assert "1. <i>Title</i> & more <b>p. 1</b> Disclaimer" in printed_pages.texts[1]


@pytest.mark.parametrize("length", range(20, 44, 2))
def test_a_no_break_hyphen_never_ends_a_line(render: Render, write: Any, length: int) -> None:
    pages = render(
        write.document(write.paragraph("m" * (length // 2) + " ffff\u2011gggg hh\u00a0ii"))
    )
    lines = [line.text for line in pages.lines(1, 9.4)]
    assert any("ffff-gggg" in line for line in lines)
    assert any("hhii" in line for line in lines)


def test_code_keeps_its_spaces(render: Render, write: Any) -> None:
    pages = render(write.document(CodeBlock("if x:\n    y = 1\n", write.here)))
    first, second = pages.lines(1, 8)[:2]
    assert second.x > first.x + 5


def test_line_breaks_break_lines(render: Render, write: Any) -> None:
    text = (write.words("One"), LineBreak(write.here), write.words("Two"))
    pages = render(write.document(Paragraph(text, write.here)))
    one, two = (line for line in pages.lines(1, 9.4) if line.text in ("One", "Two"))
    assert two.baseline - one.baseline == pytest.approx(11, abs=0.1)

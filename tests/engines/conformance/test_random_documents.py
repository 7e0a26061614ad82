"""Documents that nobody would write keep the standards too."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
import pytest

from briefpdf.model.document import (
    Block,
    CodeBlock,
    Divider,
    Heading,
    LineBreak,
    ListBlock,
    Paragraph,
    PullQuote,
    Quotation,
    Table,
    TextBox,
    Words,
)
from briefpdf.model.theme import Theme
from briefpdf.proof.prove import prove
from briefpdf.source.text import Span

HERE = Span("briefs/sample.md", 40, 41)
# Letters that the style's fonts have, and signs that mean something in HTML, XML, CSS or PDF.
SIGNS = "aé ß—\t\n\u00a0\u00ad\u2011\u200b\u2060ﬁﬂ<>&\"'\\()[]{}%/;:*#.,-"
texts = st.text(SIGNS, max_size=40)
words = st.builds(
    Words,
    texts,
    st.just(HERE),
    bold=st.booleans(),
    italic=st.booleans(),
    code=st.booleans(),
    superscript=st.booleans(),
    link=st.sampled_from([None, "https://example.org/a?b=<c>", "javascript:x"]),
)
inlines = st.lists(words | st.just(LineBreak(HERE)), max_size=4).map(tuple)


@st.composite
def tables(draw: Any) -> Table:
    width = draw(st.integers(1, 4))
    row = st.lists(inlines, min_size=width, max_size=width).map(tuple)
    rows = tuple(draw(st.lists(row, max_size=3)))
    return Table(draw(row), rows, ("left",) * width, HERE)


leaves = st.one_of(
    st.builds(Paragraph, inlines, st.just(HERE), inlines),
    st.builds(Heading, st.integers(1, 3), inlines, st.just(HERE)),
    st.builds(CodeBlock, texts, st.just(HERE)),
    st.just(Divider(HERE)),
    tables(),
)


def holders(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    several = st.lists(inner, max_size=3).map(tuple)
    items = st.lists(several, max_size=3).map(tuple)
    return st.one_of(
        st.builds(ListBlock, items, st.none() | st.integers(0, 120), st.just(HERE)),
        st.builds(Quotation, several, st.just(HERE)),
        st.builds(PullQuote, several, st.just(HERE)),
        st.builds(TextBox, texts, several, st.just(HERE)),
    )


blocks = st.recursive(leaves, holders, max_leaves=6)


# How many each engine lays out; Typst is the one that is used without being asked for.
COUNTS = {"typst": 200, "weasyprint": 25}


@pytest.mark.timeout(1800)
def test_any_document_keeps_the_standards(
    engine: Any,
    style: Theme,
    fresh_writer: Callable[[], Any],
    faults: Callable[[bytes], list[str]],
    archive_faults: Callable[[bytes], list[str]],
) -> None:
    @settings(
        max_examples=COUNTS[engine.name],
        deadline=None,
        derandomize=True,
        database=None,
        # A document is already small, and each try lays it out anew: to shrink it takes minutes.
        phases=(Phase.explicit, Phase.generate),
        print_blob=True,
        suppress_health_check=[HealthCheck.too_slow],
    )
    @given(st.lists(blocks, max_size=4), texts)
    def keeps_them(content: list[Block], title: str) -> None:
        document = fresh_writer().document(*content, title=title)
        done = engine.render(document, style)
        # Tables within lists within boxes may well have no room for their words.
        assert {found.code for found in done.diagnostics} <= {"BRIEF013", "BRIEF040", "BRIEF053"}
        assert faults(done.pdf) == []
        assert archive_faults(done.pdf) == []
        # Tables within lists within tables may well be wider than their columns.
        found = [one for one in prove(document, style, done.pdf) if one.code != "PDF004"]
        assert found == []

    keeps_them()

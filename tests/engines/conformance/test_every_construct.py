"""Whatever the document model lets an author write comes out as PDF/A-3a and PDF/UA-1."""

from __future__ import annotations

from collections.abc import Callable
import io
from typing import Any

from PIL import Image
import pytest

from briefpdf.model.document import (
    Block,
    CodeBlock,
    Divider,
    Document,
    Heading,
    ListBlock,
    Paragraph,
    Picture,
    PullQuote,
    Quotation,
    Table,
    TextBox,
)
from briefpdf.model.theme import Theme
from briefpdf.proof.conformance.metadata import claimed
from briefpdf.proof.prove import prove

Judge = Callable[[bytes], list[str]]

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="60">{}</svg>'


def raster(write: Any, mode: str = "RGB", kind: str = "PNG", **more: Any) -> Picture:
    out = io.BytesIO()
    Image.new(mode, (60, 30)).save(out, kind)
    media_type = f"image/{kind.lower()}"
    return Picture(f"{mode}.{kind}", out.getvalue(), media_type, "A map", write.here, **more)


def vector(write: Any, content: str) -> Picture:
    data = SVG.format(content).encode()
    return Picture("drawing.svg", data, "image/svg+xml", "A drawing", write.here)


def nested(write: Any, depth: int = 0) -> list[Block]:
    """Every kind of block, and in those that hold blocks every kind of block again."""
    text, here = write.paragraph, write.here
    name = f"{depth}-{len(write.marks)}-{write.marks.get(1, 0)}"
    blocks: list[Block] = [
        text("A paragraph of words.[1]", "Run in."),
        write.heading("A heading", 1 + depth % 3),
        CodeBlock("x = 1\n  y = 2\n", here),
        Divider(here),
        write.table(
            "Year | Sum",
            "2024 | 1",
            "2025 | ",
            id=f"t{name}",
            caption=write.caption("Table 1", "Sums", "In euros"),
            source=write.inlines("A report.[2]"),
            notes=write.inlines("Rounded."),
        ),
        raster(write, id=f"f{name}", caption=write.caption("Figure 1", "Map")),
    ]
    if depth < 2:
        inner = [tuple(nested(write, depth + 1)) for _ in range(5)]
        blocks += [
            ListBlock((inner[0], (), (text("Item."),)), None, here),
            ListBlock(((text("One."),), inner[1]), 9, here),
            Quotation(inner[2], here),
            TextBox("Box", inner[3], here),
            PullQuote(inner[4], here),
        ]
    return blocks


def empty(write: Any) -> list[Block]:
    here = write.here
    return [
        Paragraph((), here),
        Heading(1, (), here),
        ListBlock((), None, here),
        ListBlock(((), ()), 3, here),
        Quotation((), here),
        TextBox("", (), here),
        PullQuote((), here),
        CodeBlock("", here),
        Table((), (), (), here),
        Table(((), ()), (((), ()),), ("left", "left"), here),
    ]


def pictures(write: Any) -> list[Block]:
    rasters = [raster(write, mode) for mode in ("RGBA", "LA", "L", "1", "P", "I;16")]
    rasters += [raster(write, mode, "JPEG") for mode in ("CMYK", "RGB", "L")]
    return [*rasters, raster(write, "P", "GIF")]


def drawings(write: Any) -> list[Block]:
    return [
        vector(write, '<title>t</title><text x="5" y="20">Hello</text>'),
        vector(write, '<g opacity="0.5"><rect width="30" height="10"/></g>'),
        vector(write, '<text x="5" y="9" visibility="hidden">Hidden</text><rect width="9"/>'),
        vector(write, '<a href="https://example.org"><text x="1" y="9">Link</text></a>'),
        vector(write, ""),
    ]


KINDS: dict[str, Callable[[Any], list[Block]]] = {
    "nested": nested,
    "empty": empty,
    "none": lambda write: [],
    "pictures": pictures,
    "drawings": drawings,
}


@pytest.fixture(params=("in-focus", "memo"))
def each_style(request: pytest.FixtureRequest, style: Theme, memo: Theme) -> Theme:
    return memo if request.param == "memo" else style


@pytest.mark.parametrize("draft", [False, True], ids=["final", "draft"])
@pytest.mark.parametrize("kind", KINDS)
def test_it_keeps_both_standards(
    engine: Any,
    each_style: Theme,
    write: Any,
    kind: str,
    draft: bool,
    faults: Judge,
    archive_faults: Judge,
) -> None:
    document: Document = write.document(*KINDS[kind](write), notice="A notice.")
    done = engine.render(document, each_style, draft)
    assert {found.code for found in done.diagnostics} <= {"BRIEF013", "BRIEF040"}
    assert claimed(done.pdf) == ["PDF/A-3a", "PDF/UA-1"]
    assert faults(done.pdf) == []
    assert archive_faults(done.pdf) == []
    assert prove(document, each_style, done.pdf) == []


def test_rows_that_differ_are_filled_up(
    engine: Any, style: Theme, write: Any, faults: Judge
) -> None:
    cells = tuple(write.inlines(text) for text in ("One", "Two", "Three"))
    table = Table(cells[:2], (cells, cells[:1]), ("left",), write.here)
    assert faults(engine.render(write.document(table), style).pdf) == []


def test_ink_colours_in_a_drawing_are_a_finding(engine: Any, style: Theme, write: Any) -> None:
    drawing = vector(write, '<rect fill="device-cmyk(1 0 0 0)" width="9" height="9"/>')
    document = write.document(drawing)
    found = prove(document, style, engine.render(document, style).pdf)
    if engine.name == "typst":  # It shows no inks.
        assert found == []
        return
    assert [one.code for one in found] == ["PDF006"]
    assert "the colours of printing inks" in found[0].message

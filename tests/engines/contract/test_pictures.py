"""Pictures in their frames, and what cannot be one."""

from __future__ import annotations

from collections.abc import Callable
import io
from itertools import combinations
from random import Random
from typing import Any

from msgspec.structs import replace
from PIL import Image
import pypdfium2
import pytest

from briefpdf.engines.base import Engine
from briefpdf.model.document import Picture
from briefpdf.model.theme import Theme
from briefpdf.proof.prove import prove
from briefpdf.proof.reading.tags import read_tags

Render = Callable[..., Any]

DRAWING = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="240" height="150" viewBox="0 0 240 150">'
    b'<rect width="240" height="150" fill="#336A91"/>'
    b'<text x="20" y="40" font-family="Source Sans Pro" font-size="12">Drawn words</text></svg>'
)


def image(kind: str, size: tuple[int, int] = (640, 320), mode: str = "RGB") -> bytes:
    """An image file of one colour."""
    file = io.BytesIO()
    Image.new(mode, size, 90).save(file, kind)
    return file.getvalue()


def figure(write: Any, kind: str, data: bytes, **more: Any) -> Picture:
    name, caption = f"bars.{kind.lower()}", write.caption("Figure 1", "Bars")
    source = write.inlines("An agency.")
    media = f"image/{kind.lower()}"
    return Picture(name, data, media, "Bars", write.here, caption=caption, source=source, **more)


def images(printed: Any, page: int = 0) -> list[tuple[float, float, float, float]]:
    """Where the images on a page are: left, foot, right, top."""
    with pypdfium2.PdfDocument(printed.pdf) as document:
        objects = document[page].get_objects([pypdfium2.raw.FPDF_PAGEOBJ_IMAGE])
        return [found.get_bounds() for found in objects]


@pytest.mark.parametrize(
    ("kind", "mode"),
    [
        ("PNG", "RGB"),
        ("PNG", "RGBA"),
        ("PNG", "P"),
        ("PNG", "L"),
        ("PNG", "1"),
        ("JPEG", "RGB"),
        ("JPEG", "L"),
        ("JPEG", "CMYK"),
        ("GIF", "P"),
    ],
)
def test_pictures_fill_their_column(render: Render, write: Any, kind: str, mode: str) -> None:
    picture = figure(write, kind, image(kind, mode=mode), id="bars")
    printed = render(write.document(picture, write.paragraph("After.")))
    text = printed.texts[0]
    assert "Figure 1. Bars" in text
    assert text.index("Source: An agency.") < text.index("After.")
    ((left, foot, right, top),) = images(printed)
    # Within the column, the frame of half a point and the point of space inside it.
    assert (left, right) == pytest.approx((57.6 + 1.5, 57.6 + 241.2 - 1.5), abs=0.5)
    assert (right - left) / (top - foot) == pytest.approx(2, abs=0.02)


def test_small_and_tall_pictures_keep_their_shape(render: Render, write: Any) -> None:
    small = figure(write, "PNG", image("PNG", (96, 48)))
    tall = figure(write, "PNG", image("PNG", (300, 3000)))
    printed = render(write.document(small, tall))
    first, second = (box for page in range(2) for box in images(printed, page))
    assert first[2] - first[0] == pytest.approx(72, abs=0.5)
    assert first[0] + first[2] == pytest.approx(2 * 57.6 + 241.2, abs=1)
    assert second[3] - second[1] == pytest.approx(0.6 * (748 - 55.9), abs=1)
    assert (second[3] - second[1]) / (second[2] - second[0]) == pytest.approx(10, abs=0.1)


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_has_no_more_dots_than_are_printed(render: Render, write: Any, kind: str) -> None:
    printed = render(write.document(figure(write, kind, image(kind, (4000, 1000)))))
    with pypdfium2.PdfDocument(printed.pdf) as document:
        (found,) = document[0].get_objects([pypdfium2.raw.FPDF_PAGEOBJ_IMAGE])
        dots = found.get_px_size()
        # 300 to the inch of a column.
        assert dots[0] == pytest.approx(238.2 / 72 * 300, rel=0.02)
        assert dots[0] / dots[1] == pytest.approx(4, rel=0.01)


def test_a_picture_may_stand_across(render: Render, write: Any) -> None:
    picture = figure(write, "PNG", image("PNG", (1600, 400)), across=True)
    ((left, _, right, _),) = images(render(write.document(write.paragraph("Text."), picture)))
    assert (left, right) == pytest.approx((57.6 + 1.5, 554.4 - 1.5), abs=0.5)


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n\x1a\n"])
def test_what_is_no_picture_is_told(engine: Engine, style: Theme, write: Any, data: bytes) -> None:
    done = engine.render(write.document(figure(write, "PNG", data)), style)
    (found,) = done.diagnostics
    assert (found.code, found.span, found.brief) == ("BRIEF029", write.here, "sample")
    assert found.message == "the picture bars.png cannot be read as image/png"


def test_a_drawing_is_set_or_told(engine: Engine, style: Theme, write: Any) -> None:
    picture = Picture("bars.svg", DRAWING, "image/svg+xml", "Bars", write.here)
    done = engine.render(write.document(picture), style)
    assert done.diagnostics == ()


def figures(printed: Any) -> list[str]:
    """What is read out in place of each figure of a file."""
    with printed.open() as pdf:
        tags = read_tags(pdf)
        assert tags is not None
        return [str(tag.item.get("/Alt", "")) for tag in tags.walk() if tag.role == "Figure"]


@pytest.mark.parametrize("kind", ["PNG", "SVG"])
def test_a_picture_that_decorates_is_no_part_of_what_is_read_out(
    render: Render, write: Any, style: Theme, kind: str
) -> None:
    data = DRAWING if kind == "SVG" else image("PNG")
    media = "image/svg+xml" if kind == "SVG" else "image/png"
    shows = Picture("a.png", image("JPEG"), "image/jpeg", "An alt text", write.here)
    decorates = replace(figure(write, "PNG", data, id="seal"), media_type=media, alt="")
    document = write.document(write.paragraph("Before."), decorates, shows)
    printed = render(document)
    assert figures(printed) == ["An alt text"]
    assert len(images(printed)) == (1 if kind == "SVG" else 2)
    assert prove(document, style, printed.pdf) == []


def test_a_picture_that_nobody_described_says_its_caption(render: Render, write: Any) -> None:
    picture = replace(figure(write, "PNG", image("PNG")), alt=None)
    assert figures(render(write.document(picture))) == ["Bars"]


def test_what_is_across_is_not_taken_for_what_is_in_a_column(
    render: Render, write: Any, restyled: Callable[..., Any]
) -> None:
    picture = figure(write, "PNG", image("PNG"))
    rows = ["Region | FY2025 | FY2026", "North | 1,204 | 1,300", "South | 904 | 1,000"]
    said = write.inlines("Office of Statistics (2024); Institute for Public Administration (2023).")
    blocks: list[Any] = [write.paragraph("Some words of a text. " * 30)]
    for across in (True, False, True, False):
        caption = write.caption(f"Figure {len(blocks)}", "Bars")
        blocks += [
            replace(picture, across=across, caption=caption, source=said),
            write.paragraph("Some words of a text. " * 60),
            write.table(*rows, across=across, source=said),
            write.paragraph("Some words of a text. " * 60),
        ]
    theme = restyled(length={"pages": 9})
    document = write.document(*blocks)
    assert prove(document, theme, render(document, theme).pdf) == []


@pytest.mark.parametrize("seed", [3, 4, 7])
def test_pictures_in_columns_and_across_do_not_stand_on_each_other(
    render: Render, write: Any, restyled: Callable[..., Any], seed: int
) -> None:
    """Where those across leave a page too little room, none in a column begins in it."""
    chance = Random(seed)
    blocks: list[Any] = [write.paragraph("Some words of a text. " * 20)]
    for number in range(14):
        data = image("PNG", (640, chance.choice((60, 320, 640, 1500))))
        caption = write.caption(f"Figure {number}", "Bars")
        across = chance.random() < 0.45
        blocks.append(replace(figure(write, "PNG", data), across=across, caption=caption))
        if chance.random() < 0.6:
            blocks.append(write.paragraph("Some words of a text. " * chance.randint(2, 50)))
    theme = restyled(length={"pages": 12})
    document = write.document(*blocks)
    printed = render(document, theme)
    assert prove(document, theme, printed.pdf) == []
    found = 0
    for page in range(len(printed.texts)):
        boxes = images(printed, page)
        found += len(boxes)
        for one, other in combinations(boxes, 2):
            wide = min(one[2], other[2]) - max(one[0], other[0])
            high = min(one[3], other[3]) - max(one[1], other[1])
            assert min(wide, high) <= 1
        assert all(low >= 44 and high <= 760 for _, low, _, high in boxes)
    assert found == 14

"""Text that nobody sees is no evidence: hidden or struck out in a page, invisible in a PDF."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

from PIL import Image
import pytest
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from briefpdf.checks.examples import BASE, CLAIMS, REFS, registry
from briefpdf.checks.run import Finding
from briefpdf.readers.archive.read import Archive, read_archive

WORDS = "Spending rose ninefold."
Draw = Callable[[Canvas], None]


def read(path: str, data: bytes) -> Archive:
    parsed = read_archive(path, data)
    assert parsed.value is not None, parsed.diagnostics
    return parsed.value


def is_seen(archive: Archive) -> bool:
    """Whether the words are evidence; where they are not, the copy must still tell of them."""
    seen = WORDS in " ".join(" ".join(archive.pages).split())
    assert seen or WORDS in " ".join(" ".join(archive.whole).split())
    return seen


def page(body: str, head: str = "") -> Archive:
    text = f"<html><head>{head}</head><body><p>The report.</p>{body}</body></html>"
    return read("copy.html", text.encode())


@pytest.mark.parametrize(
    "body",
    [
        f"<del>{WORDS}</del>",
        f"<s>{WORDS}</s>",
        f"<p><strike>{WORDS}</strike></p>",
        f"<template><p>{WORDS}</p></template>",
        f"<noscript>{WORDS}</noscript>",
        f"<div hidden><p>{WORDS}</p></div>",
        f"<p style='display: none'>{WORDS}</p>",
        f"<p style='visibility:hidden'>{WORDS}</p>",
        f"<p style='opacity:0'>{WORDS}</p>",
        f"<p style='text-decoration: line-through red'>{WORDS}</p>",
        f"<style>.old {{text-decoration-line:line-through}}</style><p class='old'>{WORDS}</p>",
        f"<p style='font-size:0'>{WORDS}</p>",
        f"<p style='color:#ffffff'>{WORDS}</p>",
        f"<p style='color: transparent'>{WORDS}</p>",
        f"<p style='color:#101010; background:#111'>{WORDS}</p>",
        f"<p style='position:absolute; left:-9999px'>{WORDS}</p>",
        f"<p style='text-indent:-1000em'>{WORDS}</p>",
        f"<p style='height:0; overflow:hidden'>{WORDS}</p>",
        f"<p style='position:absolute; clip: rect(0, 0, 0, 0)'>{WORDS}</p>",
        f"<font color='white'>{WORDS}</font>",
        f"<style>.h {{display:none}}</style><p class='a h'>{WORDS}</p>",
        f"<style>#x {{visibility:hidden}}</style><p id='x'><b>{WORDS}</b></p>",
        f"<style>div > p.note {{opacity: 0}}</style><div><p class='note'>{WORDS}</p></div>",
        f"<style>@media screen {{ .h {{display:none!important}} }}</style><i class='h'>{WORDS}</i>",
        f"<style>body {{background: black}} p {{color: white}} .h {{color: #000}}</style>"
        f"<p class='h'>{WORDS}</p>",
    ],
)
def test_what_a_page_hides(body: str) -> None:
    assert not is_seen(page(body))


@pytest.mark.parametrize(
    "body",
    [
        f"<ins>{WORDS}</ins>",
        f"<p style='color:#333'>{WORDS}</p>",
        f"<p style='text-decoration:underline'>{WORDS}</p>",
        f"<p style='opacity:0.9; font-size:0.9em; width:0.5em'>{WORDS}</p>",
        f"<div style='background:#003'><p style='color:#fff'>{WORDS}</p></div>",
        f"<div style='font-size:0'><p style='font-size:14px'>{WORDS}</p></div>",
        f"<p style='visibility:hidden'><b style='visibility:visible'>{WORDS}</b></p>",
        f"<style>.h {{display:none}} p.h {{display:block}}</style><p class='h'>{WORDS}</p>",
        f"<style>@media print {{ .h {{display:none}} }}</style><p class='h'>{WORDS}</p>",
        f"<style>.no-js .h {{display:none}} ??? {{</style><p class='h'>{WORDS}</p>",
        f"<p style='color:white; background:url(dark.png)'>{WORDS}</p>",
        f"<details><summary>More</summary>{WORDS}</details>",
    ],
)
def test_what_a_page_shows(body: str) -> None:
    assert is_seen(page(body))


def test_a_style_sheet_that_is_not_there_may_have_the_background() -> None:
    white = f"<p style='color:white'>{WORDS}</p>"
    assert not is_seen(page(white))
    assert is_seen(page(white, "<link rel='stylesheet' href='dark.css'>"))


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        (f"~~{WORDS}~~ It fell.", False),
        (f"<del>{WORDS}</del> It fell.", False),
        (f'<span style="display:none">{WORDS}</span> It fell.', False),
        (f"**{WORDS}** It fell by ~5 percent, not ~~9~~.", True),
    ],
)
def test_markdown(text: str, seen: bool) -> None:
    assert is_seen(read("copy.md", text.encode())) is seen


def drawn(*draws: Draw) -> Archive:
    file = BytesIO()
    canvas = Canvas(file, pagesize=(612, 792))
    canvas.drawString(72, 740, "The report.")
    for draw in draws:
        draw(canvas)
    canvas.save()
    return read("copy.pdf", file.getvalue())


def words(x: float = 72, y: float = 600, size: float = 11, **more: object) -> Draw:
    def draw(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.setFont("Helvetica", size)
        if "grey" in more:
            canvas.setFillGray(more["grey"])
        canvas.drawString(x, y, WORDS, mode=more.get("mode"))
        canvas.restoreState()

    return draw


def box(grey: float, alpha: float = 1.0, width: float = 300) -> Draw:
    def draw(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.setFillGray(grey)
        canvas.setFillAlpha(alpha)
        canvas.rect(60, 590, width, 30, stroke=0, fill=1)
        canvas.restoreState()

    return draw


def picture(width: float, height: float) -> Draw:
    def draw(canvas: Canvas) -> None:
        image = ImageReader(Image.new("RGB", (20, 20), (200, 200, 180)))
        canvas.drawImage(image, 0, 0 if height > 700 else 400, width, height)

    return draw


@pytest.mark.parametrize(
    "draws",
    [
        [words(grey=1)],
        [words(grey=0.98)],
        [words(mode=3)],
        [words(size=0.9)],
        [words(x=-400)],
        [words(y=900)],
        [words(), box(1)],
        [words(), box(0)],
        [box(0), words()],
        [words(), picture(400, 300)],
    ],
    ids=[
        "white",
        "nearly",
        "mode",
        "tiny",
        "left",
        "above",
        "white box",
        "bar",
        "on black",
        "picture",
    ],
)
def test_what_a_pdf_hides(draws: list[Draw]) -> None:
    assert not is_seen(drawn(*draws))


@pytest.mark.parametrize(
    "draws",
    [
        [words()],
        [words(grey=0.6)],
        [box(0), words(grey=1)],
        [box(0.9), words()],
        [words(), box(1, alpha=0.2)],
        [words(), box(1, width=50)],
        [picture(612, 792), words(mode=3)],
        [words(), picture(612, 792)],
        [picture(400, 300), words(grey=1)],
        [words(size=5)],
    ],
    ids=[
        "plain",
        "grey",
        "white on black",
        "shaded",
        "glass",
        "beside",
        "scan",
        "scan over",
        "on a picture",
        "small",
    ],
)
def test_what_a_pdf_shows(draws: list[Draw]) -> None:
    assert is_seen(drawn(*draws))


def test_a_quote_that_stands_only_where_nobody_sees_it(
    check: Callable[[dict[str, str]], list[Finding]],
) -> None:
    path = "briefs/sources/crs-troops.html"
    hidden = "North Korea sent troops to Russia."
    files = {
        REFS: BASE[REFS].replace("briefs/sources/crs-troops.txt", path),
        path: f"<html><body><p>The report.</p><del>{hidden}</del></body></html>",
        CLAIMS: registry(
            f"    statement: {hidden}\n    sources: [{{key: crs-troops, quote: {hidden}}}]\n"
        ),
    }
    (finding,) = (one for one in check(files) if one.rule.code == "CLAIM007")
    assert "only where no reader sees it" in finding.diagnostic.message
    files[path] = files[path].replace("The report.", hidden)
    assert not any(one.rule.code == "CLAIM007" for one in check(files))

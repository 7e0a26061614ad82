"""What the file says about itself: tags, language, fonts, dates, and the same bytes each time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
import io
from pathlib import Path
import subprocess
import sys
from typing import Any

from msgspec.structs import replace
import pikepdf
from PIL import Image
import pytest

from briefpdf.engines.via_weasyprint.engine import WeasyPrintEngine
from briefpdf.model.document import Divider, ListBlock, Picture, PullQuote, Quotation, TextBox
from briefpdf.model.reference import PartialDate
from briefpdf.model.theme import Theme

Render = Callable[..., Any]


def picture(write: Any, **more: Any) -> Picture:
    out = io.BytesIO()
    Image.new("RGB", (60, 30), "#336A91").save(out, "PNG")
    return Picture("map.png", out.getvalue(), "image/png", "A map", write.here, **more)


def everything(write: Any) -> Any:
    """A document with every kind of block."""
    text, here = write.paragraph, write.here
    item = (text("Item."), ListBlock(((text("Inner."),),), None, here), text("More."))
    return write.document(
        write.heading("Skipped to", 3),
        text("A paragraph.[1]", "Run in."),
        ListBlock((item, (text("Last."),)), None, here),
        ListBlock(((text("Nine."),), (Quotation((text("Ten."),), here),)), 9, here),
        write.heading("First"),
        Quotation((text("Quoted."),), here),
        PullQuote((text("Pulled."),), here),
        TextBox("Box", (text("Boxed."),), here),
        Divider(here),
        write.table("Year | Sum", "2024 | 1", id="t", caption=write.caption("Table 1", "Sums")),
        picture(write, id="f", caption=write.caption("Figure 1", "Map"), across=True),
        write.heading("Second", 2),
        text("The end."),
    )


def elements(pdf: pikepdf.Pdf) -> Iterator[tuple[str, str, Any]]:
    """Each structure element: its tag, its parent's tag, and itself, in reading order."""

    def walk(kids: Any, parent: str) -> Iterator[tuple[str, str, Any]]:
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                tag = str(kid.S)[1:]
                yield tag, parent, kid
                if "/K" in kid:
                    yield from walk(kid.K, tag)

    yield from walk(pdf.Root.StructTreeRoot.K, "")


def test_it_is_tagged_for_screen_readers(render: Render, write: Any) -> None:
    with render(everything(write)).open() as pdf:
        found = list(elements(pdf))
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "en-US"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
    tags = [tag for tag, _, _ in found]
    headings = [tag for tag in tags if tag in {"H1", "H2", "H3", "H4"}]
    # The first is the title, run-in heads and those of boxes are among them; no level is skipped.
    assert headings == ["H1", "H2", "H3", "H2", "H3", "H3", "H2", "H2"]
    assert {"P", "L", "LI", "LBody", "Table", "TH", "TD", "Caption", "Figure", "Link"} <= set(tags)
    # PDF/UA: a list item holds nothing but its sign and its body.
    assert {tag for tag, parent, _ in found if parent == "LI"} == {"Lbl", "LBody"}
    assert all(parent == "L" for tag, parent, _ in found if tag == "LI")


def test_pictures_have_a_text_in_their_place(render: Render, write: Any) -> None:
    with render(everything(write)).open() as pdf:
        (figure,) = [element for tag, _, element in elements(pdf) if tag == "Figure"]
        assert str(figure.Alt) == "A map"
        left, bottom, right, top = map(float, figure.A.BBox)
        assert 57 < left < right < 555
        assert 41 < bottom < top < 700
        images = [image for page in pdf.pages for image in page.get_images().values()]
        assert images
        assert not any(image.get("/Interpolate", False) for image in images)


def test_it_names_title_and_authors(render: Render, write: Any) -> None:
    with render(write.document(write.paragraph("Text."), title="A & B “C”")).open() as pdf:
        told = pdf.docinfo
        assert str(told["/Title"]) == "A & B “C”"
        assert str(told["/Author"]) == "Ada Lindqvist, Marcus Teague"


@pytest.mark.parametrize(
    ("date", "told"),
    [
        (PartialDate(2025, 6, 13), "D:20250613000000Z"),
        (PartialDate(2024, 10), "D:20241001000000Z"),
        (PartialDate(2024), "D:20240101000000Z"),
    ],
)
def test_its_date_is_the_brief_s(
    render: Render, write: Any, monkeypatch: pytest.MonkeyPatch, date: PartialDate, told: str
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    with render(write.document(write.paragraph("Text."), date=date)).open() as pdf:
        assert str(pdf.docinfo["/CreationDate"]) == str(pdf.docinfo["/ModDate"]) == told


def test_its_date_can_be_given(render: Render, write: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    with render(write.document(write.paragraph("Text."))).open() as pdf:
        assert str(pdf.docinfo["/CreationDate"]) == "D:19700102000000Z"


def test_its_fonts_are_the_style_s_own_and_in_the_file(render: Render, write: Any) -> None:
    with render(everything(write)).open() as pdf:
        fonts = [font for page in pdf.pages for font in page.Resources.Font.values()]
        families = {"-".join(str(font.BaseFont).split("+")[1].split("-")[:3]) for font in fonts}
        assert families == {"Source-Serif-Pro", "Source-Sans-Pro"}
        assert all("/FontFile2" in font.DescendantFonts[0].FontDescriptor for font in fonts)


SCRIPT = """
import sys
sys.path.insert(0, {folder!r})
from tests.engines.conftest import InProcess, Writer, read_style
from briefpdf.engines.via_weasyprint.engine import WeasyPrintEngine
write = Writer()
text = write.paragraph("Storage, and so on.[1] Ελλάδα, Россия, 東京.", "Run in.")
document = write.document(write.heading("Overview"), text)
done = WeasyPrintEngine(InProcess()).render(document, read_style())
sys.stdout.buffer.write(done.pdf)
"""


def elsewhere(seed: str, **environment: str) -> bytes:
    """The same document rendered in another process."""
    script = SCRIPT.format(folder=str(Path(__file__).parents[2]))
    paths = ":".join(path for path in sys.path if path)
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={"PATH": "/usr/bin:/bin", "PYTHONPATH": paths, "PYTHONHASHSEED": seed, **environment},
        capture_output=True,
        check=True,
        timeout=600,
    )
    assert done.stderr == b""
    return done.stdout


def test_the_same_document_gives_the_same_bytes(render: Render, write: Any) -> None:
    document = everything(write)
    assert render(document).pdf == render(document).pdf
    first, second = elsewhere("1"), elsewhere("2")
    assert first.startswith(b"%PDF-")
    assert first == second


def test_the_machine_s_fonts_make_no_difference(tmp_path: Path) -> None:
    none = tmp_path / "fonts.conf"
    none.write_text(f"<fontconfig><cachedir>{tmp_path}</cachedir></fontconfig>", encoding="utf-8")
    assert elsewhere("1") == elsewhere("1", FONTCONFIG_FILE=str(none))


def test_a_character_that_no_font_has_is_told(
    engine: WeasyPrintEngine, style: Theme, write: Any
) -> None:
    text = write.paragraph("In Tokyo (東).")
    done = engine.render(write.document(text), style)
    (found,) = done.diagnostics
    assert found.code == "PDF003"
    assert found.message == "no font of the template in-focus has the character 東 (U+6771)"
    assert (found.span, found.brief) == (write.here, "sample")


def test_a_style_may_name_installed_fonts(
    engine: WeasyPrintEngine, restyled: Callable[..., Theme], write: Any
) -> None:
    theme = restyled(fonts={"serif": "serif", "sans": "sans-serif", "mono": "mono", "files": []})
    done = engine.render(write.document(write.paragraph("Text.")), theme)
    assert done.pdf
    assert done.diagnostics == ()


def test_a_font_file_that_there_is_not_is_told(
    engine: WeasyPrintEngine, style: Theme, write: Any
) -> None:
    for package in ("font_source_serif_pro", "os", "../secrets"):
        files = [{"family": "Mine", "package": package, "file": "files/No.ttf"}]
        fonts = {**style.settings["fonts"], "files": [*style.settings["fonts"]["files"], *files]}
        theme = replace(style, settings={**style.settings, "fonts": fonts})
        done = engine.render(write.document(write.paragraph("Text.")), theme)
        (found,) = done.diagnostics
        assert found.code == "BRIEF022"
        assert "'Mine' cannot be loaded" in found.message

"""A brief as one file of HTML: whole, safe, linked, and for everyone to read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html import escape
from html.parser import HTMLParser
from pathlib import Path
import shutil
from typing import Any

from msgspec.structs import replace
import pytest

from briefpdf.cli.main import briefpdf
from briefpdf.compose.compose import compose_brief
from briefpdf.compose.passages import passage_address
from briefpdf.engines.via_html.engine import HtmlEngine
from briefpdf.engines.via_html.fonts import drawn_font_css
from briefpdf.evidence.quotation.find import find_quote
from briefpdf.model.document import Chart, Mark, Paragraph, QuotedPassage
from briefpdf.project.load import load_project
from briefpdf.readers.archive.read import Archive
from briefpdf.source.workspace import DiskWorkspace

ROOT = Path(__file__).resolve().parents[2]
VOID = {"meta", "br", "img", "hr", "col", "circle", "rect", "polyline", "polygon"}


class Page(HTMLParser):
    """What a page holds; it must be well nested, and must fetch nothing."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.stack: list[str] = []
        self.ids: list[str] = []
        self.links: list[dict[str, str]] = []
        self.headings: list[int] = []
        self.words = ""
        self.feed(html)
        assert self.stack == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        assert tag not in ("script", "link", "iframe", "object", "base", "form")
        assert not any(name.startswith("on") for name in given)
        assert given.get("src", "data:").startswith("data:")
        if "id" in given:
            self.ids.append(given["id"])
        if tag == "a":
            self.links.append(given)
        if tag[0] == "h" and tag[1:].isdigit():
            self.headings.append(int(tag[1:]))
        if tag not in VOID:
            self.stack.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in VOID

    def handle_endtag(self, tag: str) -> None:
        assert self.stack.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.stack:
            self.words += data


@pytest.fixture
def page(style: Any) -> Callable[..., Page]:
    """The page of a document, read; each link leads somewhere, and no level is skipped."""

    def made(document: Any, draft: bool = False) -> Page:
        done = HtmlEngine().render(document, style, draft)
        found = Page(done.pdf.decode())
        assert len(found.ids) == len(set(found.ids))
        inner = [one["href"][1:] for one in found.links if one["href"].startswith("#")]
        assert set(inner) <= set(found.ids)
        assert found.headings[0] == 1 and found.headings.count(1) == 1
        assert all(b <= a + 1 for a, b in zip(found.headings, found.headings[1:], strict=False))
        return found

    return made


def test_every_construct_is_a_sound_page(sandbox: Any, style: Any, page: Any) -> None:
    for sample in ("every-construct", "figures", "unicode"):
        project = load_project(DiskWorkspace(ROOT / "tests" / "samples" / sample))
        for brief in project.briefs.values():
            document = compose_brief(project, brief, sandbox).document
            assert document is not None
            found = page(document)
            assert document.meta.title in found.words
            for entry in document.sources:
                assert f"source-{entry.number}" in found.ids
            marks = [one for one in found.links if one.get("id", "").startswith("cite-")]
            drawn = any(isinstance(block, Chart) for block in document.blocks)
            assert marks or not document.sources or drawn


def test_a_mark_opens_its_passage_or_else_its_entry(write: Any, page: Any) -> None:
    address = "https://a.example/b#:~:text=first%20words,last%20words"
    one, two = (
        part
        for part in (*write.inlines("[1 p. 2]"), *write.inlines("[2]"))
        if isinstance(part, Mark)
    )
    passage = QuotedPassage("p. 2", "first words…", address)
    one = replace(one, cited=(replace(one.cited[0], passages=(passage,)),))
    found = page(
        write.document(Paragraph((write.words("A."), one, write.words("B."), two), write.here))
    )
    marks = {link["id"]: link for link in found.links if link.get("id", "").startswith("cite")}
    assert marks["cite-1-1"]["href"] == address
    assert marks["cite-1-1"]["aria-label"] == "1: Author 1, Report 1., p. 2: “first words…”"
    assert marks["cite-2-1"]["href"] == "#source-2"
    # The locator in Sources opens it, too, and the number leads back.
    hrefs = [link["href"] for link in found.links]
    assert hrefs.count(address) == 2 and "#cite-1-1" in hrefs and "#cite-2-1" in hrefs


def test_what_authors_write_is_text(write: Any, page: Any) -> None:
    evil = '<script>alert(1)</script> & "x" <img src=x onerror=alert(1)>'
    link = write.words("here", link="javascript:alert(1)")
    document = write.document(
        write.heading(evil),
        Paragraph((write.words(evil), link), write.here),
        title=evil,
        notice=evil,
    )
    found = page(document)
    assert found.words.count("<script>alert(1)</script>") >= 4
    assert not any("javascript" in one["href"] for one in found.links)


def test_the_name_of_a_font_leaves_no_style_sheet(style: Any) -> None:
    name = 'x</style><script>alert("1")</script>\\'
    (file, *_) = style.settings["fonts"]["files"]
    fonts = {**style.settings["fonts"], "files": [{**file, "family": name}]}
    theme = replace(style, settings={**style.settings, "fonts": fonts})
    weight, slant = file.get("weight", 400), file.get("style", "normal")
    drawn = (
        f'<text font-family="{escape(name)}" font-weight="{weight}" font-style="{slant}">a</text>'
    )
    css = drawn_font_css(drawn, theme)
    assert "@font-face" in css and "<" not in css
    assert '"x\\3c /style>' in css


def test_a_draft_says_so(write: Any, page: Any) -> None:
    flagged = Paragraph((write.words("A bare sentence.", flags=(1, 2)),), write.here)
    found = page(write.document(flagged), draft=True)
    assert "DRAFT" in found.words and "A bare sentence.1,2" in found.words
    assert "DRAFT" not in page(write.document(write.paragraph("Text."))).words


def test_the_command_writes_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "a.html"
    asked = ["render", "--workspace", str(ROOT), "--to", "html", "-o", str(out)]
    assert briefpdf.main(asked, standalone_mode=False) == 0
    assert "pages" not in capsys.readouterr().out
    found = Page(out.read_text(encoding="utf-8"))
    assert "Russia-North Korea Relations" in found.words
    assert sum("#:~:text=" in one["href"] for one in found.links) > 20
    with pytest.raises(Exception, match="--to html goes with neither"):
        briefpdf.main([*asked, "--referenced"], standalone_mode=False)


@contextmanager
def browser() -> Iterator[Any]:
    """Debian's Chromium, driven by Playwright; a test without it is skipped, and says so."""
    place = shutil.which("chromium")
    if place is None:
        pytest.skip("there is no chromium on this machine")
    api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    with api.sync_playwright() as play:
        opened = play.chromium.launch(executable_path=place, args=["--no-sandbox"])
        yield opened
        opened.close()


def test_nobody_is_kept_out_and_a_phone_shows_all_of_it(
    sandbox: Any, style: Any, tmp_path: Path
) -> None:
    project = load_project(DiskWorkspace(ROOT / "tests" / "samples" / "every-construct"))
    (brief,) = project.briefs.values()
    document = compose_brief(project, brief, sandbox).document
    assert document is not None
    (tmp_path / "a.html").write_bytes(HtmlEngine().render(document, style).pdf)
    with browser() as opened:
        axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
        for scheme in ("light", "dark"):
            context = opened.new_context(
                viewport={"width": 360, "height": 740}, color_scheme=scheme
            )
            page = context.new_page()
            page.goto((tmp_path / "a.html").as_uri())
            assert page.evaluate("document.documentElement.scrollWidth") <= 360
            serious = [
                (one["id"], one["nodes"][0]["html"])
                for one in axe.run(page).response["violations"]
                if one["impact"] in ("serious", "critical")
            ]
            assert serious == []


def test_a_browser_is_scrolled_to_the_passage(tmp_path: Path) -> None:
    filler = "".join(
        f"<p>Paragraph {n} of the council, rates and other matters.</p>" for n in range(90)
    )
    said = (
        "The council said that rates, taxes &amp; fees would rise by a third before the"
        " long-awaited review."
    )
    html = f"<!DOCTYPE html><title>t</title>{filler}<p id=it>{said}</p>{filler}"
    (tmp_path / "copy.html").write_text(html)
    archive = Archive("copy.html", (said.replace("&amp;", "&"),), ("",))
    place = find_quote("rates, taxes & fees would rise by a third before the long-awaited", archive)
    with browser() as opened:
        page = opened.new_page()
        address = passage_address("https://a.example/copy.html", archive, place.places[0])
        page.route(
            "https://a.example/*", lambda route: route.fulfill(body=html, content_type="text/html")
        )
        page.goto(address)
        page.wait_for_function("window.scrollY > 0", timeout=240_000)
        top = page.evaluate("document.getElementById('it').getBoundingClientRect().top")
        assert 0 <= top <= page.evaluate("window.innerHeight")

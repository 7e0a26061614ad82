"""Nothing is read but what the engine hands over."""

from __future__ import annotations

from collections.abc import Callable
import socket
from typing import Any

from msgspec.structs import replace
import pytest

from briefpdf.engines.via_weasyprint.engine import WeasyPrintEngine
from briefpdf.engines.via_weasyprint.fetch import HandedOver
from briefpdf.model.document import Picture
from briefpdf.model.theme import Theme
from briefpdf.proof.prove import prove
from briefpdf.source.diagnostic import Diagnostic
from briefpdf.source.text import Text

Render = Callable[..., Any]

ADDRESSES = (
    "http://example.org/seal.png",
    "https://example.org/seal.png",
    "file:///etc/passwd",
    "ftp://example.org/seal.png",
    "//example.org/seal.png",
    "/etc/passwd",
    "../../seal.png",
    "briefpdf:picture/0",
    "briefpdf:font/font_source_serif_pro/files/LICENSE.txt",
)
DOT = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhg"
    "GAWjR9awAAAABJRU5ErkJggg=="
)


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fails the test when anything looks up a host or connects to one."""

    def refuse(*words: object, **more: object) -> None:
        raise AssertionError(f"a connection was tried: {words}")

    for name in ("getaddrinfo", "create_connection", "socket"):
        monkeypatch.setattr(socket, name, refuse)


def with_page(style: Theme, put: str) -> Theme:
    """The style with this before the end of its page template's body."""
    assert style.page is not None
    return replace(
        style,
        page=Text(style.page.path, style.page.content.replace("</body>", f"{put}</body>")),
    )


def with_styles(style: Theme, put: str) -> Theme:
    """The style with these rules behind its own."""
    assert style.styles is not None
    return replace(style, styles=Text(style.styles.path, style.styles.content + put))


def found(engine: WeasyPrintEngine, write: Any, theme: Theme) -> list[Diagnostic]:
    done = engine.render(write.document(write.paragraph("Text.")), theme)
    assert done.pdf.startswith(b"%PDF-")
    assert b"root:" not in done.pdf
    return list(done.diagnostics)


@pytest.mark.usefixtures("no_network")
@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_template_that_asks_for_more_is_told(
    engine: WeasyPrintEngine, style: Theme, write: Any, address: str
) -> None:
    theme = with_page(style, f'<img src="{address}" alt="Seal">')
    (finding,) = found(engine, write, theme)
    assert finding.code == "BRIEF025"
    assert finding.message.startswith("the page template asks for ")
    assert theme.page is not None
    span = finding.span
    assert span.path == "templates/in-focus/page.html"
    assert theme.page.content[span.start : span.end] == address


LOGO = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"


def test_a_picture_of_a_page_template_says_what_it_shows_or_that_it_decorates(
    engine: WeasyPrintEngine, style: Theme, write: Any
) -> None:
    document = write.document(write.paragraph("Text."))
    for alt in ('alt=""', "alt", "alt=''"):
        theme = with_page(style, f'<img class="a" src="{LOGO}" {alt}>')
        done = engine.render(document, theme)
        assert done.diagnostics == ()
        assert prove(document, theme, done.pdf) == []
    (finding,) = found(engine, write, with_page(style, f'<img src="{LOGO}" title="an alt text">'))
    assert finding.code == "BRIEF022"
    assert "base64" not in finding.message
    assert finding.hints == ('Write alt="what it shows", or alt="" where it only decorates.',)


@pytest.mark.usefixtures("no_network")
@pytest.mark.parametrize(
    "rule",
    [
        'body {{ background: url("{}") }}',
        '@import url("{}");',
        '@font-face {{ font-family: Mine; src: url("{}") }}',
        '@page {{ background-image: url("{}") }}',
        'ul {{ list-style-image: url("{}") }} .x::before {{ content: url("{}") }}',
    ],
)
def test_a_style_sheet_that_asks_for_more_is_told(
    engine: WeasyPrintEngine, style: Theme, write: Any, rule: str
) -> None:
    address = "https://example.org/x"
    theme = with_styles(
        style, "\n" + rule.replace("{}", address).replace("{{", "{").replace("}}", "}")
    )
    if rule.startswith("@import"):
        assert theme.styles is not None
        theme = replace(theme, styles=Text(theme.styles.path, f'@import "{address}";'))
    if rule.startswith("ul"):
        theme = with_page(theme, '<ul class="x"><li>Item</li></ul>')
    codes = {finding.code for finding in found(engine, write, theme)}
    assert "BRIEF025" in codes


@pytest.mark.usefixtures("no_network")
def test_other_ways_of_asking_are_refused_too(
    engine: WeasyPrintEngine, style: Theme, write: Any
) -> None:
    put = (
        '<link rel="stylesheet" href="https://example.org/a.css">'
        '<link rel="attachment" href="file:///etc/passwd">'
        '<object data="https://example.org/b.svg"></object>'
        '<embed src="https://example.org/c.svg">'
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><title>x</title>'
        '<image href="https://example.org/d.png" width="9" height="9"/></svg>'
    )
    findings = found(engine, write, with_page(style, put))
    asked = {finding.message.split()[5].rstrip(":") for finding in findings}
    assert {finding.code for finding in findings} == {"BRIEF025"}
    names = ("a.css", "b.svg", "c.svg", "d.png")
    assert asked == {"file:///etc/passwd", *(f"https://example.org/{name}" for name in names)}


@pytest.mark.usefixtures("no_network")
def test_a_vector_picture_may_not_ask_for_more(
    engine: WeasyPrintEngine, style: Theme, write: Any
) -> None:
    data = (
        b'<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90">'
        b'<image href="file:///etc/passwd" width="9" height="9"/><text y="20">Words</text></svg>'
    )
    picture = Picture("map.svg", data, "image/svg+xml", "A map", write.here)
    done = engine.render(write.document(picture), style)
    (finding,) = done.diagnostics
    assert (finding.code, finding.span, finding.brief) == ("BRIEF025", write.here, "sample")
    assert finding.message.startswith("the picture map.svg asks for file:///etc/passwd: ")


def test_a_picture_in_the_style_sheet_itself_is_no_request(
    engine: WeasyPrintEngine, style: Theme, write: Any
) -> None:
    theme = with_styles(style, f'\n.banner {{ background: url("{DOT}") }}\n')
    assert found(engine, write, theme) == []


def test_a_picture_that_cannot_be_read_is_told(
    engine: WeasyPrintEngine, style: Theme, write: Any
) -> None:
    picture = Picture("map.png", b"\x89PNG\r\n\x1a\nnothing", "image/png", "A map", write.here)
    done = engine.render(write.document(picture), style)
    (finding,) = done.diagnostics
    assert (finding.code, finding.span, finding.brief) == ("BRIEF029", write.here, "sample")
    assert finding.message == "the picture map.png cannot be read as image/png"


def test_what_weasyprint_says_of_a_template_is_told(
    engine: WeasyPrintEngine, style: Theme, write: Any
) -> None:
    (finding,) = found(engine, write, with_styles(style, "\nbody { colour: red }\n"))
    assert finding.code == "BRIEF022"
    assert "colour: red" in finding.message
    assert finding.span.path == "templates/in-focus/page.css"


def test_the_fetcher_knows_only_what_it_was_given(write: Any) -> None:
    picture = Picture("a.png", b"bytes", "image/png", "A", write.here)
    fetcher = HandedOver({"briefpdf:picture/1": picture}, {})
    assert fetcher("briefpdf:picture/1").read() == b"bytes"
    for address in ("briefpdf:picture/2", "https://example.org/", "file:///etc/passwd"):
        with pytest.raises(ValueError, match="nothing is read but"):
            fetcher(address)
    assert fetcher.refused == ["briefpdf:picture/2", "https://example.org/", "file:///etc/passwd"]

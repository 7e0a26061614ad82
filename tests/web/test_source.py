"""The source view: pages of copies, quotes marked on them, words made quotes."""

from __future__ import annotations

import zlib

import pytest

from briefpdf.limits.limit import Limit
from briefpdf.web import pictures

from .asked import Asked, Start

QUOTE = "The country sent 10,000 troops abroad in 2024"


def test_a_quote_is_marked_on_the_very_page_of_a_pdf(bench: Asked) -> None:
    params = {"key": "paper", "quote": QUOTE, "locator": "p. 2"}
    page = bench.ask("/api/source/page", params=params).json()
    assert (page["kind"], page["page"], page["pages"], page["found"]) == ("pdf", 1, 2, True)
    marked = [page["words"][at] for at in page["marks"]]
    assert " ".join(word[0] for word in marked) == f"{QUOTE},"
    assert len({round(word[2]) for word in marked}) == 2
    for _, left, top, right, bottom in page["words"]:
        assert 70 < left < right < 540 and 80 < top < bottom < 110
    picture = bench.ask("/api/source/picture?key=paper&copy=copies/paper.pdf&page=1")
    assert picture.content.startswith(b"\xff\xd8")
    leafed = bench.ask("/api/source/page", params={**params, "page": "0"}).json()
    assert (leafed["page"], leafed["marks"]) == (0, [])


def test_a_quote_is_marked_in_a_text(bench: Asked) -> None:
    params = {"key": "note", "quote": "The fleet had 40 ships"}
    page = bench.ask("/api/source/page", params=params).json()
    assert page["kind"] == "text"
    ((start, end),) = page["ranges"]
    assert page["text"][start:end] == "The fleet had 40 ships"


def test_selected_words_become_a_quote_with_its_page(bench: Asked) -> None:
    taken = bench.change("/api/source/quote", key="paper", words="10,000 troops abroad in 2024,")
    assert taken.json()["locator"] == "p. 2"
    assert taken.json()["quote"].startswith("10,000 troops abroad in 2024")
    refused = bench.change("/api/source/quote", key="paper", words="no such words here")
    assert refused.status_code == 422
    assert bench.change("/api/source/quote", key="paper", words=" ").status_code == 422


def test_words_are_looked_for_in_a_copy(bench: Asked) -> None:
    found = bench.ask("/api/source/find?key=paper&words=200 came back").json()["passages"]
    assert found[0]["exact"] and found[0]["locator"] == "p. 2"
    assert bench.ask("/api/source/find?key=paper&words=").json()["passages"] == []


def test_a_source_tells_its_copies_and_what_rests_on_it(bench: Asked) -> None:
    text = bench.ask("/source/paper").text
    assert 'href="/claim/troops"' in text and 'href="/brief/troops"' in text
    assert "no checksum recorded" in text
    assert bench.ask("/source/none").status_code == 404
    assert "A Note on Ships" in bench.ask("/sources?search=ships").text
    assert "Nothing like this" in bench.ask("/sources?search=zzz").text
    # A raised two is a digit of no number.
    assert bench.ask("/sources?page=²").status_code == 200
    assert bench.ask("/api/source/page?key=paper&page=²").json()["page"] == 0


def test_a_source_without_a_copy_says_what_to_do(start: Start) -> None:
    bench = start({"refs.bib": "@misc{bare, title = {Bare}}\n"})
    page = bench.ask("/api/source/page?key=bare").json()
    assert page["kind"] == "none" and page["hints"]


def bomb() -> bytes:
    """A small PDF whose page draws 400 million points, again and again."""
    side = 20_000
    squeezer = zlib.compressobj(9)
    pixels = b"".join(squeezer.compress(bytes(side // 8 * 1000)) for _ in range(side // 1000))
    data = zlib.compress(pixels + squeezer.flush(), 9)
    content = b"BT /F 12 Tf 72 700 Td (The country sent 10,000 troops abroad in 2024.) Tj ET "
    content += b"q 14000 0 0 14000 0 0 cm /X Do Q " * 300_000
    content = zlib.compress(content)
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 14000 14000]/Contents 4 0 R/Resources"
        b"<</XObject<</X 5 0 R>>/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>>>>>>>",
        b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(content), content),
        b"<</Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 1/ColorSpace/DeviceGray"
        b"/Filter[/FlateDecode/FlateDecode]/Length %d>>stream\n%s\nendstream"
        % (side, side, len(data), data),
    ]
    written, places = b"%PDF-1.7\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(written))
        written += b"%d 0 obj%s\nendobj\n" % (number, part)
    start = len(written)
    written += b"xref\n0 %d\n0000000000 65535 f \n" % (len(parts) + 1)
    written += b"".join(b"%010d 00000 n \n" % place for place in places)
    return written + b"trailer<</Size %d/Root 1 0 R>>startxref\n%d\n%%%%EOF" % (
        len(parts) + 1,
        start,
    )


def test_a_bomb_among_the_copies_hurts_nobody(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "LIMIT", Limit(1.0, 300 * 1024**2))
    bench = start({"copies/paper.pdf": bomb()})
    refused = bench.ask("/api/source/picture?key=paper&copy=copies/paper.pdf&page=0")
    assert refused.status_code == 422
    assert "cannot be shown" in refused.json()["error"]
    assert bench.ask("/api/source/page?key=paper").status_code == 200
    # Whoever asks for another page has it, in the time that every page has.
    monkeypatch.undo()
    assert bench.ask("/api/brief/troops/page/0.jpeg").content.startswith(b"\xff\xd8")


def test_a_bibliography_that_cannot_be_read_is_told(start: Start) -> None:
    bench = start({"refs.bib": "@report{paper, title = {The"})
    assert "What cannot be read is left out" in bench.ask("/sources").text
    answer = bench.ask("/source/paper")
    assert answer.status_code == 404
    assert "There is no source “paper” that can be read" in answer.text

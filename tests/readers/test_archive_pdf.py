"""Archived PDF: order of reading, page ends, raised numbers, labels; broken and hostile files."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
import zlib

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream
import pytest
from reportlab.pdfgen.canvas import Canvas

from briefpdf.evidence.quotation.find import find_quote
from briefpdf.readers.archive import isolated
from briefpdf.readers.archive.read import Archive, read_archive


def drawn(*pages: Callable[[Canvas], None]) -> bytes:
    file = BytesIO()
    canvas = Canvas(file, pagesize=(612, 792))
    for page in pages:
        page(canvas)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def lines(x: float, y: float, *texts: str) -> Callable[[Canvas], None]:
    def draw(canvas: Canvas) -> None:
        for at, text in enumerate(texts):
            canvas.drawString(x, y - 12 * at, text)

    return draw


def together(*parts: Callable[[Canvas], None]) -> Callable[[Canvas], None]:
    return lambda canvas: [part(canvas) for part in parts] and None


def read(data: bytes) -> Archive:
    parsed = read_archive("copy.pdf", data)
    assert parsed.value is not None, parsed.diagnostics
    return parsed.value


def refused(data: bytes) -> str:
    parsed = read_archive("copy.pdf", data)
    assert parsed.value is None
    assert [finding.code for finding in parsed.diagnostics] == ["REF006"]
    return parsed.diagnostics[0].message.removeprefix("the archived copy copy.pdf ")


def saved(pdf: pikepdf.Pdf, **options: object) -> bytes:
    file = BytesIO()
    pdf.save(file, **options)
    return file.getvalue()


def test_columns_and_page_ends() -> None:
    head = lines(60, 770, "Trade Policy in Brief")
    first = together(
        head,
        lines(60, 740, "The council said that the dual-", "capable systems were inter-"),
        lines(320, 740, "national in kind and would", "remain so until"),
    )
    second = together(head, lines(60, 740, "further notice of the ministry."))
    archive = read(drawn(first, second))
    quote = (
        "dual-capable systems were international in kind and would remain so until further notice"
    )
    match = find_quote(quote, archive, "p. 2")
    assert [place.labels for place in match.places] == [("1", "2")] and match.agrees


def test_raised_numbers() -> None:
    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(60, 700)
        for part, rise in [("The policy.", 0), ("12", 5), (" In 10", 0), ("6", 5), (" H", 0)]:
            text.setFont("Helvetica", 7 if rise else 12)
            text.setRise(rise)
            text.textOut(part)
        text.setFont("Helvetica", 12)
        text.setRise(0)
        text.textOut("2 and 1012 units")
        canvas.drawText(text)

    archive = read(drawn(draw))
    assert " ".join(archive.pages[0].split()) == "The policy.¹² In 10⁶ H2 and 1012 units"
    assert find_quote("The policy. In 10⁶ H2", archive).found


def test_page_labels() -> None:
    pdf = pikepdf.open(BytesIO(drawn(*(lines(60, 700, f"page {n}") for n in range(4)))))
    styles = [0, Dictionary(S=Name("/r")), 2, Dictionary(S=Name("/D"))]
    pdf.Root.PageLabels = Dictionary(Nums=Array(styles))
    assert read(saved(pdf)).labels == ("i", "ii", "1", "2")
    assert read(drawn(lines(60, 700, "text"))).labels == ("1",)


def test_encryption() -> None:
    pdf = pikepdf.open(BytesIO(drawn(lines(60, 700, "secret text"))))
    data = saved(pdf, encryption=pikepdf.Encryption(owner="owner", user=""))
    assert read(data).pages[0].strip() == "secret text"
    data = saved(pdf, encryption=pikepdf.Encryption(owner="owner", user="user"))
    assert refused(data) == "is an encrypted PDF"


def test_what_cannot_be_read() -> None:
    whole = drawn(lines(60, 700, "text"))
    assert refused(whole[:300]) == "is a broken PDF"
    assert refused(b"%PDF-1.7\nnothing") == "is a broken PDF"
    assert refused(drawn(lambda canvas: canvas.rect(9, 9, 9, 9))).startswith("has no text")


def test_too_many_pages() -> None:
    pdf = pikepdf.new()
    for _ in range(3001):
        pdf.add_blank_page()
    assert refused(saved(pdf)) == "has more than 3,000 pages"


def bomb(megabytes: int) -> bytes:
    """A page whose content is much larger than its file."""
    pdf = pikepdf.new()
    pdf.add_blank_page()
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b" " * 1024**2) for _ in range(megabytes)) + packer.flush()
    content = Stream(pdf, b"")
    content.write(packed, filter=Name.FlateDecode)
    pdf.pages[0].Contents = pdf.make_indirect(content)
    return saved(pdf)


def laughs(depth: int) -> bytes:
    """A drawing of ten drawings, each of ten drawings, and so on."""
    pdf = pikepdf.new()
    pdf.add_blank_page()
    box = Array([0, 0, 600, 600])
    form = {"/Type": Name.XObject, "/Subtype": Name.Form, "/BBox": box}
    inner = pdf.make_indirect(Stream(pdf, b"0 0 1 1 re f", form))
    for _ in range(depth):
        resources = Dictionary(XObject=Dictionary(X=inner))
        inner = pdf.make_indirect(Stream(pdf, b"/X Do " * 10, {**form, "/Resources": resources}))
    pdf.pages[0].Contents = pdf.make_stream(b"/X Do")
    pdf.pages[0].Resources = Dictionary(XObject=Dictionary(X=inner))
    return saved(pdf)


def html(unit: bytes, times: int) -> bytes:
    return b"<!DOCTYPE html><p>text" + unit * times


@pytest.mark.parametrize(
    "make",
    [
        lambda: bomb(1200),
        lambda: laughs(12),
        lambda: html(b"<div>", 100_000),
        lambda: html(b"<b><p>", 100_000),
        lambda: html(b"<ul><li>", 100_000),
        lambda: b"<html><p " + b" ".join(b"a%d=1" % n for n in range(200_000)) + b">text",
    ],
    ids=["bomb", "laughs", "deep", "mixed", "lists", "attributes"],
)
def test_hostile_files_end_with_a_finding(
    make: Callable[[], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(isolated, "TIME_LIMITS", {"PDF": 4.0, "HTML": 4.0})
    data = make()
    parsed = read_archive("copy", data)
    assert parsed.value is not None or [one.code for one in parsed.diagnostics] == ["REF006"]

"""Copies of more kinds, each made here: documents, slides, sheets, books, saved pages, captions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
import csv
from email.message import EmailMessage
import gzip
from io import BytesIO, StringIO
import zipfile

from openpyxl import Workbook
import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from briefpdf.checks.examples import BASE, CLAIMS, REFS, registry
from briefpdf.checks.run import Finding
from briefpdf.evidence.quotation.find import find_quote
from briefpdf.readers.archive.read import Archive, read_archive

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
P = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
PAGE = "<html><body><p>Exports rose by 40 percent in 2024.</p><del>They fell.</del></body></html>"


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            how = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            package.writestr(name, content, how)
    return file.getvalue()


def relations(**targets: str) -> str:
    rows = "".join(
        f'<Relationship Id="{name}" Type="{RELATED}/{name.rstrip("0123456789")}" '
        f'Target="{target}"/>'
        for name, target in targets.items()
    )
    return f'<Relationships xmlns="{PACKAGE}">{rows}</Relationships>'


def read(path: str, data: bytes) -> Archive:
    parsed = read_archive(path, data)
    assert parsed.value is not None, parsed.diagnostics
    return parsed.value


def agrees(archive: Archive, quote: str, locator: str) -> bool | None:
    match = find_quote(quote, archive, locator)
    assert match.found, (archive.pages, match.note)
    return match.agrees


def where(archive: Archive, quote: str) -> tuple[str, ...]:
    return find_quote(quote, archive).places[0].labels


def run(text: str, style: str = "") -> str:
    return f"<w:r><w:rPr>{style}</w:rPr><w:t>{text}</w:t></w:r>"


def docx(body: str, notes: str = "") -> bytes:
    return packed(
        {
            "_rels/.rels": relations(officeDocument="word/document.xml"),
            "word/_rels/document.xml.rels": relations(footnotes="footnotes.xml"),
            "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>",
            "word/footnotes.xml": f"<w:footnotes {W}>{notes}</w:footnotes>",
        }
    )


def test_a_word_document() -> None:
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    note = f'<w:footnote w:id="2"><w:p>{run("See the annual report.")}</w:p></w:footnote>'
    row = "".join(f"<w:tc><w:p>{run(one)}</w:p></w:tc>" for one in ("Ohio", "12", "15"))
    body = (
        f"<w:p>{run('Exports rose in 2024.')}{mark}{run(' They did not fall.')}</w:p>"
        f"<w:p><w:del>{run('A').replace('w:t>', 'w:delText>')}</w:del><w:ins>{run('Grain')}</w:ins>"
        f"{run(' was sold.')}{run(' Secretly.', '<w:vanish/>')}{run(' Not.', '<w:strike/>')}</w:p>"
        f"<w:tbl><w:tr>{row}</w:tr></w:tbl>"
    )
    archive = read("copy.docx", docx(body, note))
    assert archive.pages[0].split("\n") == [
        "Exports rose in 2024.² They did not fall.",
        "Grain was sold.",
        "Ohio\t12\t15",
        "2 See the annual report.",
    ]
    assert find_quote("Exports rose in 2024. They did not fall.", archive).found
    assert "AGrain was sold. Secretly. Not." in archive.whole[0]


def test_slides() -> None:
    def slide(text: str, more: str = "") -> str:
        runs = "".join(f"<a:p><a:r><a:t>{line}</a:t></a:r></a:p>" for line in text.split("|"))
        return f"<p:sld {P} {A} {more}><p:cSld><p:spTree>{runs}</p:spTree></p:cSld></p:sld>"

    ids = "".join(f'<p:sldId id="{n}" r:id="slide{n}"/>' for n in (2, 1, 3))
    archive = read(
        "copy.pptx",
        packed(
            {
                "ppt/presentation.xml": (
                    f"<p:presentation {P} {R}><p:sldIdLst>{ids}</p:sldIdLst></p:presentation>"
                ),
                "ppt/_rels/presentation.xml.rels": relations(
                    **{f"slide{n}": f"slides/slide{n}.xml" for n in (1, 2, 3)}
                ),
                "ppt/slides/slide1.xml": slide("Exports rose.|Imports fell."),
                "ppt/slides/slide2.xml": slide("The title"),
                "ppt/slides/slide3.xml": slide("Never shown.", 'show="0"'),
            }
        ),
    )
    assert archive.labels == ("slide 1", "slide 2", "slide 3")
    assert agrees(archive, "Imports fell.", "slide 2")
    assert not agrees(archive, "Imports fell.", "slide 1")
    assert agrees(archive, "Imports fell.", "slides 1-3")
    assert where(archive, "Exports rose.") == ("slide 2",)
    assert not find_quote("Never shown.", archive).found and archive.whole


ROWS = [["State", 2023, 2024], ["Ohio", 12.5, 15], ["Iowa", 1000, 15]]


def xlsx() -> bytes:
    book = Workbook()
    first = book.active
    assert first is not None
    first.title = "Notes"
    first.append(["In thousands of tons"])
    sheet = book.create_sheet("Crops by State")
    for row in ROWS:
        sheet.append(row)
    hidden = book.create_sheet("Old")
    hidden.append(["Utah", 99])
    hidden.sheet_state = "hidden"
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def ods() -> bytes:
    cells = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="float" office:value="{one}"/>'
            if isinstance(one, int | float)
            else '<table:table-cell office:value-type="string">'
            f"<text:p>{one}</text:p></table:table-cell>"
            for one in row
        )
        + "</table:table-row>"
        for row in ROWS
    )
    names = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'<office:document-content xmlns:office="{names}:office:1.0" '
        f'xmlns:table="{names}:table:1.0" xmlns:text="{names}:text:1.0"><office:body>'
        '<office:spreadsheet><table:table table:name="Crops by State">'
        f"{cells}</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        f'<manifest:manifest xmlns:manifest="{names}:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
        "</manifest:manifest>"
    )
    return packed({"mimetype": kind, "content.xml": content, "META-INF/manifest.xml": manifest})


def comma_separated(delimiter: str = ",") -> bytes:
    file = StringIO()
    csv.writer(file, delimiter=delimiter).writerows(ROWS)
    return file.getvalue().encode()


@pytest.mark.parametrize(
    ("path", "data", "sheet"),
    [
        ("copy.xlsx", xlsx(), "'Crops by State'!"),
        ("copy.ods", ods(), "Crops by State!"),
        ("copy.csv", comma_separated(), ""),
        ("copy.csv", comma_separated(";"), ""),
    ],
    ids=["XLSX", "ODS", "CSV", "semicolons"],
)
def test_sheets(path: str, data: bytes, sheet: str) -> None:
    archive = read(path, data)
    lines = "State\t2023\t2024\nOhio\t12.5\t15\nIowa\t1000\t15"
    assert lines in [one.strip() for one in archive.pages]
    assert agrees(archive, "12.5", f"{sheet}B2") and not agrees(archive, "12.5", f"{sheet}C2")
    assert agrees(archive, "Ohio 12.5 15", f"{sheet}A2:C2")
    # The same number stands in two rows: the locator says which is meant.
    assert agrees(archive, "15", "row Ohio, col 2024") and agrees(archive, "15", f"{sheet}C3")
    assert not agrees(archive, "12.5", "row Iowa, col 2023")
    assert not agrees(archive, "12.5", "row Utah, col 2023")
    assert agrees(archive, "Iowa 1000", "row Iowa")
    assert where(archive, "12.5")[0].endswith("B2")
    assert where(archive, "Iowa 1000")[0].endswith("A3:B3")
    assert agrees(archive, "Iowa 1,000", "row Iowa") and agrees(archive, "$1,000.00", f"{sheet}B3")
    assert agrees(archive, "1,250%", f"{sheet}B2") and agrees(archive, "12.50", f"{sheet}B2")
    assert not find_quote("1,001", archive).found and not find_quote("12.5%", archive).found
    assert find_quote("2023 2024 … Iowa 1000 15", archive).found


def test_a_hidden_sheet_is_no_evidence() -> None:
    archive = read("copy.xlsx", xlsx())
    assert not find_quote("Utah 99", archive).found
    assert "Utah\t99" in archive.whole[2]
    assert agrees(archive, "In thousands of tons", "Notes!A1")
    assert agrees(archive, "In thousands of tons", "sheet Notes")
    assert agrees(archive, "In thousands of tons", "Crops by State!A1") is False


def test_a_book() -> None:
    archive = read(
        "copy.epub",
        packed(
            {
                "mimetype": "application/epub+zip",
                "META-INF/container.xml": (
                    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
                    '<rootfile full-path="OPS/book.opf"/></rootfiles></container>'
                ),
                "OPS/book.opf": (
                    '<package xmlns="http://www.idpf.org/2007/opf"><manifest>'
                    '<item id="b" href="two%20b.xhtml"/><item id="a" href="one.xhtml"/></manifest>'
                    '<spine><itemref idref="a"/><itemref idref="b"/></spine></package>'
                ),
                "OPS/one.xhtml": PAGE.replace("40", "30"),
                "OPS/two b.xhtml": PAGE,
            }
        ),
    )
    assert archive.pages == (
        "Exports rose by 30 percent in 2024.",
        "Exports rose by 40 percent in 2024.",
    )
    assert "They fell." in archive.whole[0]


def test_a_saved_page() -> None:
    message = EmailMessage()
    message["Subject"] = "A page"
    message.set_content(PAGE, subtype="html", cte="quoted-printable")
    message.add_related(b"GIF89a", "image", "gif")
    archive = read("copy.mhtml", message.as_bytes())
    assert archive.pages == ("Exports rose by 40 percent in 2024.",)
    assert "They fell." in archive.whole[0]


def warc(content: bytes = PAGE.encode(), kind: str = "text/html") -> bytes:
    """A web archive, each of its records packed by itself, as crawlers write them."""
    return b"".join(
        gzip.compress(record(*one))
        for one in (
            ("x", b"<p>Not here.</p>", "text/html", "404 Not Found"),
            ("y.css", b"p {}", "text/css", "200 OK"),
            ("", content, kind, "200 OK"),
        )
    )


def record(name: str, body: bytes, kind: str, status: str) -> bytes:
    answer = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/{name}\r\n"
        "WARC-Date: 2024-05-01T00:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


def test_web_archives() -> None:
    page = "Exports rose by 40 percent in 2024."
    assert read("copy.warc.gz", warc()).pages == (page,)
    assert read("copy.warc", gzip.decompress(warc())).pages == (page,)
    wacz = packed({"datapackage.json": "{}", "archive/data.warc.gz": warc()})
    assert read("copy.wacz", wacz).pages == (page,)
    file = BytesIO()
    canvas = Canvas(file)
    canvas.drawString(72, 700, page)
    canvas.save()
    archive = read("copy.warc.gz", warc(file.getvalue(), "application/pdf"))
    assert archive.pages[0].strip() == page and archive.labels == ("1",)


CAPTIONS = """WEBVTT

NOTE made by hand

1
00:00:01.000 --> 00:00:04.000
<v Ada Byrd>The program began

00:00:04.000 --> 00:00:08.500 align:start
in May of 2024.

00:12:38.000 --> 00:12:44.000
It cost <i>$5 million</i>.
"""


def test_captions() -> None:
    archive = read("copy.vtt", CAPTIONS.encode())
    assert archive.labels == ("00:00:00", "00:12:30")
    assert agrees(archive, "The program began in May of 2024.", "00:00:02")
    assert agrees(archive, "It cost $5 million.", "00:12:40")
    assert not agrees(archive, "It cost $5 million.", "00:55:00")
    assert agrees(archive, "It cost $5 million.", "12:40")
    assert not agrees(archive, "It cost $5 million.", "00:03:00")
    assert where(archive, "It cost $5 million.") == ("00:12:30",)
    escaped = CAPTIONS.replace("in May", "in R&amp;D in May")
    assert find_quote("in R&D in May", read("copy.vtt", escaped.encode())).found
    subtitles = CAPTIONS.replace("WEBVTT\n\nNOTE made by hand\n\n", "").replace(".000", ",000")
    assert read("copy.srt", subtitles.encode()).labels == archive.labels


def test_a_filled_form_and_a_comment() -> None:
    file = BytesIO()
    canvas = Canvas(file)
    canvas.drawString(72, 700, "Amount requested:")
    canvas.acroForm.textfield(name="amount", x=200, y=690, value="14.7 million", width=200)
    canvas.freeTextAnnotation("Approved in May.", (72, 600, 300, 640))
    canvas.save()
    with pikepdf.open(BytesIO(file.getvalue())) as pdf:
        # ReportLab leaves the look of a comment to the viewer; those that write one draw it.
        note = next(one for one in pdf.pages[0].Annots if one.Subtype == "/FreeText")
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1)
        font.BaseFont = pikepdf.Name.Helvetica
        look = pdf.make_stream(b"BT /F 10 Tf 2 10 Td (Approved in May.) Tj ET")
        look.Type, look.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
        look.BBox = pikepdf.Array([0, 0, 228, 40])
        look.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
        note.AP = pikepdf.Dictionary(N=look)
        saved = BytesIO()
        pdf.save(saved)
    archive = read("copy.pdf", saved.getvalue())
    assert find_quote("14.7 million", archive).found
    assert find_quote("Approved in May.", archive).found


@pytest.mark.parametrize(
    ("flags", "look", "seen"),
    [
        (4, "/Helv 12 Tf 0 g", True),
        (4, "", True),
        (2, "/Helv 12 Tf 0 g", False),
        (32, "/Helv 12 Tf 0 g", False),
        (4, "/Helv 12 Tf 1 g", False),
        (4, "/Helv 12 Tf 1 1 1 rg", False),
        (4, "/Helv 1 Tf 0 g", False),
    ],
)
def test_a_comment_that_viewers_draw_is_read_as_far_as_they_show_it(
    flags: int, look: str, seen: bool
) -> None:
    file = BytesIO()
    canvas = Canvas(file)
    canvas.drawString(72, 700, "Amount requested:")
    canvas.freeTextAnnotation("Approved in May.", (72, 600, 300, 640))
    canvas.save()
    with pikepdf.open(BytesIO(file.getvalue())) as pdf:
        note = pdf.pages[0].Annots[0]
        note.F, note.DA = flags, pikepdf.String(look)
        saved = BytesIO()
        pdf.save(saved)
    archive = read("copy.pdf", saved.getvalue())
    assert find_quote("Amount requested", archive).found
    assert find_quote("Approved in May.", archive).found is seen
    assert seen or "Approved in May." in archive.whole[0]


@pytest.mark.parametrize(
    ("path", "data", "says"),
    [
        ("copy.docx", docx("<w:p/>")[:-100], "broken ZIP"),
        ("copy.zip", packed({"a.txt": "a"}), "ZIP file of another kind"),
        ("copy.xlsx", packed({"xl/workbook.xml": "no"}), "workbook that cannot be read"),
        ("copy.epub", packed({"mimetype": "application/epub+zip"}), "lacks its part"),
        ("copy.pdf", b"Closed in May.\n", "named as a PDF and holds plain text"),
        ("copy.PDF", b"<!doctype html><p>Sign in</p>", "named as a PDF and holds a web page"),
        ("copy.xlsx", b"a,b\n1,2\n", "named as an XLSX file and holds plain text"),
        ("copy.doc", b"\xd0\xcf\x11\xe0" + bytes(600), "old file of Word"),
        ("copy.warc.gz", gzip.compress(b"no", mtime=0), "broken web archive"),
        ("copy.gz", gzip.compress(b"no", mtime=0), "compressed file"),
        ("copy.csv", b"a,b\n" * 200_001, "a table of more than 200,000 rows"),
        ("copy.csv", b'a,"' + b"x" * 200_000, "a CSV file that cannot be read"),
        ("copy.txt", b"a\f" * 3_001, "more than 3,000 pages"),
        ("copy.vtt", b"WEBVTT\n\nnothing\n", "no words with a time"),
        ("copy.docx", docx("<w:p>" + " " * 70_000_000 + "</w:p>"), "too large"),
    ],
)
def test_what_cannot_be_read(path: str, data: bytes, says: str) -> None:
    parsed = read_archive(path, data)
    assert parsed.value is None
    (found,) = parsed.diagnostics
    assert says in found.message and found.hints


def test_the_cells_of_a_sheet_that_begins_further_in_keep_their_names() -> None:
    from openpyxl import Workbook

    book = Workbook()
    book.active["C4"], book.active["E6"] = "Ohio", 12.5
    saved = BytesIO()
    book.save(saved)
    archive = read("copy.xlsx", saved.getvalue())
    assert archive.pages == ("\n\n\n\t\tOhio\n\n\t\t\t\t12.5",)


def test_a_cell_that_the_locator_does_not_name(
    check: Callable[[Mapping[str, str | bytes]], list[Finding]],
) -> None:
    path = "briefs/sources/crs-troops.csv"
    fields = (
        "    statement: Ohio grew 12.5 tons in 2023.\n    kind: table\n"
        "    values: {tons: {value: 12.5, column: 2023}}\n"
        "    sources: [{key: crs-troops, locator: %s, quote: State 2023 2024 Ohio 12.5 15}]\n"
    )
    files = {
        REFS: BASE[REFS].replace("briefs/sources/crs-troops.txt", path),
        path: comma_separated(),
        CLAIMS: registry(fields % "row Ohio"),
    }
    codes = {one.rule.code for one in check(files)}
    assert not codes & {"CLAIM007", "CLAIM008", "CLAIM009", "CLAIM030"}
    files[CLAIMS] = registry(fields % "row Iowa")
    (found,) = (one for one in check(files) if one.rule.code == "CLAIM008")
    assert "is on cell A1:C2" in found.diagnostic.message

"""Documents of Word, made part by part by the tests."""

from __future__ import annotations

from collections.abc import Sequence
import io
from xml.sax.saxutils import escape
import zipfile

_W = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_STYLES = {
    "Title": "Title",
    "Author": "Author",
    "Date": "Date",
    "Heading1": "heading 1",
    "Heading2": "heading 2",
    "Caption": "caption",
}


def run(text: str, style: str = "") -> str:
    """Text in one form, such as `<w:i/>`."""
    form = f"<w:rPr>{style}</w:rPr>" if style else ""
    return f'<w:r>{form}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def footnote(number: int) -> str:
    """A mark of a footnote."""
    return f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'


def endnote(number: int) -> str:
    """A mark of an endnote."""
    return f'<w:r><w:endnoteReference w:id="{number}"/></w:r>'


def inserted(text: str) -> str:
    """Text that somebody put in, with changes tracked."""
    return f'<w:ins w:id="90" w:author="Bo">{run(text)}</w:ins>'


def deleted(text: str) -> str:
    """Text that somebody took out, with changes tracked."""
    words = f'<w:delText xml:space="preserve">{escape(text)}</w:delText>'
    return f'<w:del w:id="91" w:author="Bo"><w:r>{words}</w:r></w:del>'


def commented(text: str, number: int) -> str:
    """Text that a comment is about."""
    mark = f'<w:r><w:commentReference w:id="{number}"/></w:r>'
    return (
        f'<w:commentRangeStart w:id="{number}"/>{run(text)}<w:commentRangeEnd w:id="{number}"/>'
        + mark
    )


def formula(text: str) -> str:
    """A formula."""
    return f"<m:oMath><m:r><m:t>{escape(text)}</m:t></m:r></m:oMath>"


def picture(alt: str) -> str:
    """The one picture of the document."""
    return (
        '<w:r><w:drawing><wp:inline><wp:extent cx="9000" cy="9000"/>'
        f'<wp:docPr id="1" name="p" descr="{escape(alt)}"/><a:graphic><a:graphicData><pic:pic>'
        '<pic:blipFill><a:blip r:embed="rIdPicture"/></pic:blipFill>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def paragraph(*runs: str, style: str = "", level: int | None = None) -> str:
    """A paragraph of a style, or an item of a list at a level."""
    form = f'<w:pStyle w:val="{style}"/>' if style else ""
    if level is not None:
        form += f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
    made = "".join(one if one.startswith("<") else run(one) for one in runs)
    return f"<w:p><w:pPr>{form}</w:pPr>{made}</w:p>"


def table(*rows: Sequence[str]) -> str:
    """A table; a cell is text, or runs."""
    made = "".join(
        "<w:tr>" + "".join(f"<w:tc><w:tcPr/>{paragraph(cell)}</w:tc>" for cell in row) + "</w:tr>"
        for row in rows
    )
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{made}</w:tbl>"


def document(
    body: Sequence[str],
    footnotes: Sequence[str] = (),
    endnotes: Sequence[str] = (),
    comments: Sequence[tuple[str, str]] = (),
    image: bytes = b"",
    title: str = "",
    creator: str = "",
) -> bytes:
    """A DOCX; notes are text or runs, comments pairs of an author and a text."""
    parts = {
        "word/document.xml": f"<w:document {_W}><w:body>{''.join(body)}</w:body></w:document>",
        "word/styles.xml": _styles(),
        "word/numbering.xml": _numbering(),
        "word/footnotes.xml": _notes("footnote", footnotes),
        "word/endnotes.xml": _notes("endnote", endnotes),
        "word/comments.xml": f"<w:comments {_W}>"
        + "".join(
            f'<w:comment w:id="{at}" w:author="{by}">{paragraph(words)}</w:comment>'
            for at, (by, words) in enumerate(comments)
        )
        + "</w:comments>",
        "docProps/core.xml": '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/'
        'package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(title)}</dc:title><dc:creator>{escape(creator)}</dc:creator>"
        "</cp:coreProperties>",
    }
    kinds = ("styles", "numbering", "footnotes", "endnotes", "comments")
    related = {f"rId{kind}": (kind, f"{kind}.xml") for kind in kinds}
    related["rIdPicture"] = ("image", "media/image1.png")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        overrides = "".join(
            f'<Override PartName="/word/{kind}.xml" ContentType="{_TYPES}{kind}+xml"/>'
            for kind in kinds
        )
        file.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="xml" ContentType="application/xml"/>'
            '<Default Extension="png" ContentType="image/png"/>'
            '<Default Extension="rels" ContentType="application/'
            'vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{_TYPES}document.main+xml"/>'
            f"{overrides}</Types>",
        )
        file.writestr(
            "_rels/.rels",
            _relations(
                {
                    "rId1": ("officeDocument", "word/document.xml"),
                    "rId2": ("metadata/core-properties", "docProps/core.xml"),
                }
            ),
        )
        file.writestr("word/_rels/document.xml.rels", _relations(related))
        for name, content in parts.items():
            file.writestr(name, content)
        if image:
            file.writestr("word/media/image1.png", image)
    return packed.getvalue()


def _relations(found: dict[str, tuple[str, str]]) -> str:
    listed = "".join(
        f'<Relationship Id="{name}" Type="{_KIND}{kind}" Target="{target}"/>'
        for name, (kind, target) in found.items()
    )
    return f'<Relationships xmlns="{_RELATIONS}">{listed}</Relationships>'


def _styles() -> str:
    listed = "".join(
        f'<w:style w:type="paragraph" w:styleId="{one}"><w:name w:val="{name}"/></w:style>'
        for one, name in _STYLES.items()
    )
    return f"<w:styles {_W}>{listed}</w:styles>"


def _numbering() -> str:
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:numFmt w:val="bullet"/></w:lvl>' for level in range(3)
    )
    return (
        f'<w:numbering {_W}><w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )


def _notes(kind: str, notes: Sequence[str]) -> str:
    listed = "".join(
        f'<w:{kind} w:id="{at}">{paragraph(words)}</w:{kind}>' for at, words in enumerate(notes, 1)
    )
    apart = f'<w:{kind} w:type="separator" w:id="-1">{paragraph("")}</w:{kind}>'
    return f"<w:{kind}s {_W}>{apart}{listed}</w:{kind}s>"

"""The finished file: its named places, its outline and what it says about itself."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
import io
import os
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import XMP, PDFArray, PDFDictionary, PDFString
from reportlab.pdfgen.canvas import Canvas

from ....model.document import Document
from ....version import VERSION
from ...content.characters import printable
from ...content.moment import moment_of
from .sheet import Sheet

CREATOR, PRODUCER = f"briefpdf {VERSION}", "ReportLab"
_PDF_VERSION, _EPOCH = (1, 7), "SOURCE_DATE_EPOCH"

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""
    xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
    xmlns:xmp="http://ns.adobe.com/xap/1.0/">
   <dc:format>application/pdf</dc:format>
   <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
   <dc:creator><rdf:Seq>{authors}</rdf:Seq></dc:creator>
   <dc:language><rdf:Bag><rdf:li>{lang}</rdf:li></rdf:Bag></dc:language>
   <pdf:Producer>{producer}</pdf:Producer>
   <xmp:CreatorTool>{creator}</xmp:CreatorTool>
   <xmp:CreateDate>{moment}</xmp:CreateDate>
   <xmp:ModifyDate>{moment}</xmp:ModifyDate>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""


class File:
    """A PDF in the making: a canvas, and a sheet to draw its pages on."""

    def __init__(self, document: Document, size: tuple[float, float], font: str) -> None:
        self._meta = document.meta
        self._moment = moment_of(document)
        self._bytes = io.BytesIO()
        with _epoch(self._moment):
            self.canvas = Canvas(
                self._bytes,
                pagesize=size,
                pageCompression=1,
                invariant=1,
                pdfVersion=_PDF_VERSION,
                lang=self._meta.lang,
                # Otherwise each page begins with a font that is not in the file.
                initialFontName=font,
            )
        self.sheet = Sheet(self.canvas, size[1])

    def finish(self) -> bytes:
        """The bytes of the file; nothing can be drawn after this."""
        self._describe()
        catalog = self.canvas._doc.Catalog
        if places := sorted(self.sheet.anchors.items()):
            pairs = [part for name, place in places for part in (PDFString(name), place)]
            tree = PDFDictionary({"Names": PDFArray(pairs)})
            catalog.Names = PDFDictionary({"Dests": tree})
        catalog.Metadata = XMP(creator=lambda _: self._xmp().encode())
        self.canvas.save()
        return self._bytes.getvalue()

    def _describe(self) -> None:
        canvas, meta = self.canvas, self._meta
        stamp = self._moment.strftime("D:%Y%m%d%H%M%SZ")
        canvas.setDateFormatter(lambda *_: stamp)
        canvas.setTitle(printable(meta.title))
        canvas.setAuthor(printable(self._authors(", ")))
        canvas.setCreator(CREATOR)
        canvas.setProducer(PRODUCER)
        canvas.setSubject("")
        canvas.setViewerPreference("DisplayDocTitle", "true")

    def _authors(self, between: str) -> str:
        return between.join(author.name for author in self._meta.authors)

    def _xmp(self) -> str:
        authors = "".join(f"<rdf:li>{_xml(one.name)}</rdf:li>" for one in self._meta.authors)
        return _XMP.format(
            title=_xml(self._meta.title),
            authors=authors,
            lang=_xml(self._meta.lang),
            creator=_xml(CREATOR),
            producer=_xml(PRODUCER),
            moment=self._moment.strftime("%Y-%m-%dT%H:%M:%SZ"),
        )


def _xml(text: str) -> str:
    return escape(printable(text))


@contextmanager
def _epoch(moment: datetime) -> Iterator[None]:
    """Tells reportlab the moment where it looks for it, whatever is written there otherwise."""
    before = os.environ.get(_EPOCH)
    os.environ[_EPOCH] = str(int(moment.timestamp()))
    try:
        yield
    finally:
        if before is None:
            del os.environ[_EPOCH]
        else:
            os.environ[_EPOCH] = before

"""The finished file: its named places, its outline and what it says about itself."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
import io
import os

from reportlab.pdfbase.pdfdoc import XMP, PDFArray, PDFDictionary, PDFString
from reportlab.pdfgen.canvas import Canvas

from ...metadata.about import About
from ...metadata.xmp import xmp_packet
from .sheet import Sheet

PRODUCER = "ReportLab"
_PDF_VERSION, _EPOCH = (1, 7), "SOURCE_DATE_EPOCH"


class File:
    """A PDF in the making: a canvas, and a sheet to draw its pages on."""

    def __init__(self, facts: About, size: tuple[float, float], font: str) -> None:
        self.facts = facts
        self._bytes = io.BytesIO()
        with _epoch(facts.moment):
            self.canvas = Canvas(
                self._bytes,
                pagesize=size,
                pageCompression=1,
                invariant=1,
                pdfVersion=_PDF_VERSION,
                lang=facts.language,
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
        packet = xmp_packet(self.facts, PRODUCER, claims=False)
        catalog.Metadata = XMP(creator=lambda _: packet)
        self.canvas.save()
        return self._bytes.getvalue()

    def _describe(self) -> None:
        canvas, facts = self.canvas, self.facts
        stamp = facts.moment.strftime("D:%Y%m%d%H%M%SZ")
        canvas.setDateFormatter(lambda *_: stamp)
        canvas.setTitle(facts.title)
        canvas.setAuthor(", ".join(facts.authors))
        canvas.setSubject(facts.edition)
        canvas.setCreator(facts.creator)
        canvas.setProducer(PRODUCER)
        canvas.setViewerPreference("DisplayDocTitle", "true")


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

"""Judges of finished files: our own tests of PDF/A-3a and PDF/UA-1, and pikepdf's of PDF/A-3b."""

from __future__ import annotations

from collections.abc import Callable
import io
import re
from typing import Any

import pikepdf
from pikepdf import pdfa
import pytest

from briefpdf.engines.base import Engine
from briefpdf.engines.registry import ENGINES
from briefpdf.proof.conformance.check import faults_of
from briefpdf.proof.reading.pages import read_pages
from briefpdf.proof.reading.tags import read_tags

Judge = Callable[[bytes], list[str]]

# What pikepdf's judge does not know: the level above B, and the description of PDF/UA's identifier.
_UNKNOWN = re.compile(
    rb"<pdfuaid:part>1</pdfuaid:part>|<pdfaExtension:schemas>.*?</pdfaExtension:schemas>"
    rb'|xmlns:pdfa(?:Extension|Schema|Property)="[^"]*"',
    re.DOTALL,
)


@pytest.fixture(scope="session", params=tuple(ENGINES))
def engine(request: pytest.FixtureRequest, filler: Any) -> Engine:
    """Each engine in turn, with its templates filled in this process."""
    return ENGINES[request.param](filler)


@pytest.fixture(scope="session")
def faults() -> Judge:
    """What a file lacks for PDF/A-3a and PDF/UA-1, by our own tests."""

    def judged(pdf: bytes) -> list[str]:
        with pikepdf.Pdf.open(io.BytesIO(pdf)) as opened:
            return faults_of(opened, read_tags(opened), read_pages(pdf))

    return judged


@pytest.fixture(scope="session")
def archive_faults() -> Judge:
    """What a file lacks for PDF/A-3b, by the tests of pikepdf, which know nothing of ours."""

    def judged(pdf: bytes) -> list[str]:
        known = _UNKNOWN.sub(lambda match: b" " * len(match[0]), pdf)
        known = known.replace(b"<pdfaid:conformance>A<", b"<pdfaid:conformance>B<")
        return [str(found) for found in pdfa.validate_written(io.BytesIO(known), "3b").findings]

    return judged

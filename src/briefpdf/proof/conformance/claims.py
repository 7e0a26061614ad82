"""PDF006: a file that is not what it says it is: what it claims, and how it stops claiming it."""

from __future__ import annotations

from collections.abc import Sequence
import re

from ...engines.content.places import start_of
from ...model.document import Document
from ...source.diagnostic import Diagnostic

FALSE_CLAIM = "PDF006"
_MOST = 5

# An XMP packet is made to be found by whoever knows nothing of the file around it.
_PACKET = re.compile(rb"<\?xpacket begin=.*?<\?xpacket end=", re.DOTALL)
_NAMES = rb"pdf(?:a|ua)id:(?:part|conformance|amd|rev)"
_CLAIM = re.compile(
    rb"<(" + _NAMES + rb")>[^<]*</\1>|" + _NAMES + rb"\s*=\s*(?:\"[^\"]*\"|'[^']*')"
    rb"|<pdfaExtension:schemas>.*?</pdfaExtension:schemas>",
    re.DOTALL,
)
_PART = re.compile(rb"pdf(a|ua)id:part(?:>|\s*=\s*[\"'])\s*(\d+)")
_LEVEL = re.compile(rb"pdfaid:conformance(?:>|\s*=\s*[\"'])\s*([A-Za-z]+)")


def claimed(pdf: bytes) -> list[str]:
    """The standards that a file claims, such as PDF/A-3a and PDF/UA-1."""
    packet = _packet(pdf)
    level = _LEVEL.search(packet)
    standards = []
    for family, part in _PART.findall(packet):
        of_archives = family == b"a"
        sort = level[1].decode().lower() if of_archives and level else ""
        standards.append(f"PDF/{family.decode().upper()}-{part.decode()}{sort}")
    return standards


def check_claims(
    document: Document, standards: Sequence[str], faults: Sequence[str]
) -> list[Diagnostic]:
    """A finding for each fault of a file that claims to have none."""
    named = " and ".join(standards)
    return [
        Diagnostic(
            FALSE_CLAIM,
            f"the file says that it keeps {named}, but {fault}",
            start_of(document),
            ("A fault of the page template or of a picture: mend page.html or page.css.",),
            brief=document.meta.brief,
        )
        for fault in faults[:_MOST]
        if standards
    ]


def withdrawn(pdf: bytes) -> bytes:
    """The file without its claims, every byte else in its place."""
    match = _PACKET.search(pdf)
    if match is None:
        return pdf
    packet = _CLAIM.sub(lambda claim: b" " * len(claim[0]), match[0])
    return pdf[: match.start()] + packet + pdf[match.end() :]


def _packet(pdf: bytes) -> bytes:
    match = _PACKET.search(pdf)
    return match[0] if match else b""

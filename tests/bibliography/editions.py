"""Two editions of a report, and a workspace that quotes the first."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from briefpdf.bibliography.document import open_file
from briefpdf.bibliography.update import Updated, update_source
from briefpdf.checks.examples import BASE, REFS
from briefpdf.source.workspace import DiskWorkspace

SAME = [
    "The harbor office counted 214 ferries in the winter of 2024.",
    "Two of the five piers were closed for repairs until March.",
    "Fishing boats paid a fee of 12 dollars for each landing.",
    "The breakwater was raised by half a meter after the storm.",
    "Pilots are on duty from six in the morning to midnight.",
    "The council put off a decision on the northern basin.",
]
MOVED = [
    "Dredging of the channel is to begin in the autumn of 2026.",
    "A ferry to the outer islands leaves every second day.",
]
REWORDED = "The budget for the quay grew by 8 percent to 3.1 million dollars."
NEW_WORDS = "The budget for the quay grew by 11 percent to 3.4 million dollars."
GONE = "Customs officers inspected every ship that carried timber."
FILLER = "Nothing else is said on this page about boats or about anything at all."


def pdf(*pages: list[str]) -> bytes:
    """A PDF with these lines on its pages."""
    file = BytesIO()
    canvas = Canvas(file, invariant=True)
    for lines in pages:
        for number, line in enumerate(lines):
            canvas.drawString(60, 760 - 30 * number, line)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


OLD = pdf(SAME[:3], SAME[3:], [*MOVED, REWORDED, GONE])
NEW = pdf(SAME[:3], SAME[3:], [FILLER], [NEW_WORDS], [FILLER], [FILLER], MOVED)
COPY = "briefs/sources/harbor.pdf"
ENTRY = (
    "%% the harbor\r\n@report{harbor,\r\n  title  = {The Harbor},\r\n  institution = {Office},\r\n"
    "  date   = {2025-02-01},\r\n  file   = {" + COPY + "},\r\n  sha256 = {%s},\r\n}\r\n"
)
REST = BASE[REFS].replace("\n", "\r\n")
PAGES = [1, 1, 1, 2, 2, 2, 3, 3, 3, 3]
QUOTES = [*SAME, *MOVED, REWORDED, GONE]


def claims(moved: str = "p. 3", noted: str = "'page 3, note 2'") -> str:
    """A registry with a claim for each of the ten quotes."""
    locators = [f"p. {page}" for page in PAGES]
    locators[6:8] = moved, noted
    return "claims:\n" + "".join(
        f"  c{number}: # p. 3\n    statement: {quote}\n    author: ab\n"
        f"    sources: [{{key: harbor, locator: {locator}, quote: '{quote}'}}]  # kept\n"
        if number % 2
        else f"  c{number}:\n    statement: {quote}\n    sources:\n      - key: harbor\n"
        f"        locator:   {locator}   # of the PDF\n        quote: >-\n          {quote}\n"
        for number, (quote, locator) in enumerate(zip(QUOTES, locators, strict=True))
    )


TEXT = "briefs/sources/crs-troops.txt"
TWICE = "One.\n\f\nNorth Korea sent more than 10,000 troops to Russia in 2024.\n"


def update(folder: Path, file: Path, key: str = "harbor", dry_run: bool = False) -> Updated:
    return update_source(DiskWorkspace(folder), key, open_file(file), dry_run)


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and ".briefpdf" not in path.parts
    }

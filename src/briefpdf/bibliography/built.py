"""The PDFs that rest on a source."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from msgspec import Struct

from ..checks.copies import named
from ..model.reference import Reference
from ..source.workspace import OutsideWorkspace, inside
from .survey import Surveyed, Surveying

if TYPE_CHECKING:
    from ..readers.archive.read import Archive

# A title of fewer words could stand anywhere: then its author must be printed, too.
_TELLING = 4


class Built(Struct, frozen=True):
    """A PDF that rests on a source, as far as its brief or its own text says.

    `rests` says whether its brief, as it is now, rests on the source; `prints` whether the PDF
    itself names it, None where it cannot be read; `where` is the page, such as "p. 3".
    """

    path: str
    brief: str
    rests: bool
    prints: bool | None
    where: str = ""


def built_on(one: Surveyed, subject: Surveying) -> list[Built]:
    """The PDFs in the output folder that rest on a source.

    A brief may have changed since its PDF was built, so that each PDF's own text is asked.
    """
    return [
        built
        for path in _built(subject)
        if (built := _look(path, one, subject)).rests or built.prints
    ]


def _built(subject: Surveying) -> Iterator[str]:
    output = subject.project.settings.output
    try:
        folder = inside(output)
    except OutsideWorkspace:
        return
    yield from subject.project.workspace.files(f"{folder}/*.pdf" if folder else "*.pdf")


def _look(path: str, one: Surveyed, subject: Surveying) -> Built:
    name = PurePosixPath(path).stem
    # What “render --referenced” writes of a brief rests on what the brief rests on.
    brief = name if name in subject.project.briefs else name.removesuffix("-referenced")
    rests = brief in one.dependants.briefs
    archive = subject.archives.read(path)
    if archive is None:
        return Built(path, brief, rests, None)
    where = _printed(subject.project.references[one.row.source], archive)
    return Built(path, brief, rests, where is not None, where or "")


def _printed(reference: Reference, archive: Archive) -> str | None:
    """The page on which a source is named, None where it is not; "" where pages have no labels."""
    from ..evidence.quotation.find import find_quote  # Many a workspace has no PDFs yet.

    title = reference.get("title")
    match = find_quote(title, archive) if title else None
    if match is None or not match.found:
        return None
    if len(title.split()) < _TELLING and not any(
        find_quote(name, archive).found for name in _names(reference)
    ):
        return None
    # Sources stand at the end.
    return named(match.places[-1].labels)


def _names(reference: Reference) -> list[str]:
    families = [name.family for name in reference.names.get("author", ())]
    body = reference.get("institution", "organization", "publisher", "journaltitle")
    return [name for name in (*families, body) if name]

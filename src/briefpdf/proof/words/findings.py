"""Says of passages that were not found, or cannot be seen, what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from ...engines.content.findings import start_of
from ...model.document import Document, Run
from ...model.theme import Theme
from ...source.diagnostic import Diagnostic
from ...source.text import Span
from ..reading.pieces import Piece
from .passages import SOURCE, Looked, Part

NO_DISCLAIMER, LOST = "PDF001", "PDF002"
_SHOWN = 60
# More of them say no more: the page template leaves out a whole part.
_MOST = 8


class StyleFiles(Struct, frozen=True):
    """Where a style says what its pages print and where, and the words for all that they print."""

    page: str = "page.html"
    places: str = "page.css"
    text: str = "{{ flows }} or {{ body }}, {{ notice }} and {{ sources }}"
    disclaimer: str = "{{ disclaimer }}"


# For each engine that has files of its own.
STYLE_FILES = {
    "typst": StyleFiles("page.typ", "page.typ", "`body`, `notice` and `sources`", "`disclaimer`")
}


def lost_text(document: Document, looked: Iterable[Looked], files: StyleFiles) -> list[Diagnostic]:
    """A finding for each passage that is not on the pages, is out of order or cannot be seen."""
    found = list(dict.fromkeys(_lost_text(document, looked, files)))
    if len(found) <= _MOST:
        return found
    kept = found[:_MOST]
    hint = f"So it is with {len(found) - _MOST} more passages of the brief."
    last = kept[-1]
    kept[-1] = Diagnostic(
        last.code,
        last.message,
        last.span,
        (*last.hints, hint),
        claim=last.claim,
        source=last.source,
        brief=last.brief,
    )
    return kept


def _lost_text(
    document: Document, looked: Iterable[Looked], files: StyleFiles
) -> Iterator[Diagnostic]:
    for one in looked:
        if one.lost is not None:
            where = "is not on the pages as it is written"
            yield _finding(document, one, one.lost, where, files)
        elif one.early:
            where = "is printed before what comes before it in the brief"
            yield _finding(document, one, one.passage.parts[0], where, files)
        elif unseen := first_unseen(one.pieces):
            where = f"cannot be read on page {unseen.page + 1}: it {unseen.unseen}"
            yield _finding(document, one, _part_of(one, unseen), where, files)


def first_unseen(pieces: Iterable[Piece]) -> Piece | None:
    """The first piece that nobody can read, of those that hold a letter or a digit."""
    for piece in pieces:
        if piece.unseen and any(map(str.isalnum, piece.text)):
            return piece
    return None


def _part_of(looked: Looked, piece: Piece) -> Part:
    words = piece.text.strip()
    for part in looked.passage.parts:
        if words and words in part.text:
            return part
    return looked.passage.parts[0]


def _finding(
    document: Document, looked: Looked, part: Part, what: str, files: StyleFiles
) -> Diagnostic:
    run = part.runs[0] if part.runs else None
    claim = run.claims[0] if run is not None and run.claims else None
    is_source = looked.passage.flow == SOURCE
    return Diagnostic(
        LOST,
        f"{_named(looked, run)} {what}: “{shortened(part.text)}”",
        start_of(document) if is_source else (run.origin if run is not None else part.origin),
        (f"Print {files.text} whole in {files.page}.",),
        claim=None if run is not None and run.kind == "judgment" else claim,
        source=looked.passage.source,
        brief=document.meta.brief,
    )


def _named(looked: Looked, run: Run | None) -> str:
    if looked.passage.source is not None:
        return f"the source {looked.passage.source}"
    if run is None or not run.claims:
        return "text of the brief"
    if run.kind == "judgment":
        return "a judgment"
    kinds = {
        "claim": "the claim",
        "value": "a value of the claim",
        "words": "the words for the claim",
    }
    return f"{kinds[run.kind]} {run.claims[0]}"


def shortened(text: str) -> str:
    """The head of a text, for a message."""
    text = " ".join(text.split())
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rstrip()}…"


def lost_disclaimer(
    document: Document, theme: Theme, looked: Iterable[Looked], files: StyleFiles
) -> list[Diagnostic]:
    """A finding when the disclaimer is not on the pages word for word, or cannot be seen."""
    for one in looked:
        if one.lost is not None or one.early:
            text = shortened("".join(part.text for part in one.passage.parts))
            message = f"the disclaimer of {theme.name} is not printed word for word: “{text}”"
        elif unseen := first_unseen(one.pieces):
            where = f"page {unseen.page + 1}: it {unseen.unseen}"
            message = f"the disclaimer of {theme.name} cannot be read on {where}"
        else:
            continue
        hint = f"Every brief carries its disclaimer: print {files.disclaimer} in {files.page}."
        path = f"{theme.folder}/{files.page}"
        brief = document.meta.brief
        return [Diagnostic(NO_DISCLAIMER, message, Span(path, 0, 0), (hint,), brief=brief)]
    return []

"""The source view: an entry, its copy page by page with quotes marked, and what rests on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from msgspec import to_builtins
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Route

from ..bibliography.survey import WORDS, Surveyed, survey
from ..checks.copies import named
from ..drafting.between import take_quote
from ..drafting.search import Finder
from ..evidence.quotation.find import find_quote
from ..evidence.quotation.passage import Place
from ..inspection.cached.files import UNREADABLE_SOURCES
from ..model.reference import Reference
from ..proof.reading.pieces import Box, Piece
from ..proof.reading.text import ReadText, squeezed
from ..readers.archive.read import Archive
from ..readers.bib.findings import UNREADABLE_ENTRY
from ..source.diagnostic import Diagnostic
from ..source.mendable import Mendable
from ..source.workspace import FileTooLarge, OutsideWorkspace
from .bench import Workbench
from .entry import digest_of_entry, fields_of
from .page import Pages, sent, text_in
from .pictures import Word

# How many passages a search shows, and how many sources a page of their list has.
_MOST, _PAGE = 20, 100
# A selection of more words is known by its first and its last ones.
_ENDS = 8
# An entry that cannot be read, and a whole bibliography.
_UNREAD = (UNREADABLE_ENTRY, UNREADABLE_SOURCES)


def routes(bench: Workbench, pages: Pages) -> Iterator[BaseRoute]:
    """What the source view asks for."""
    view = _View(bench, pages)
    yield Route("/sources", view.list)
    yield Route("/source/{key:path}", view.page)
    yield Route("/api/source/page", view.copy_page)
    yield Route("/api/source/picture", view.picture)
    yield Route("/api/source/find", view.find)
    yield Route("/api/source/quote", view.quote, methods=["POST"])


class _View:
    def __init__(self, bench: Workbench, pages: Pages) -> None:
        self.bench = bench
        self.pages = pages

    async def list(self, request: Request) -> HTMLResponse:
        """The sources of the workspace, a page at a time."""
        search = request.query_params.get("search", "").strip()
        number = request.query_params.get("page", "0")
        at = int(number) if number.isdecimal() else 0

        def look() -> tuple[list[dict[str, Any]], int, list[Diagnostic]]:
            look = self.bench.look()
            wanted = search.casefold()
            references = look.session.references
            keys = [
                key
                for key in references
                if wanted in key.casefold() or wanted in references[key].get("title").casefold()
            ]
            citing = look.session.graph.citing
            shown = [
                {
                    "key": key,
                    "title": references[key].get("title"),
                    "type": references[key].type,
                    "copies": len(references[key].files),
                    "claims": len(citing.get(key, ())),
                }
                for key in keys[at * _PAGE : (at + 1) * _PAGE]
            ]
            lost = [one for code in _UNREAD for one in look.project.found(code)]
            return shown, len(keys), lost

        shown, total, lost = await self.bench.at_desk(look)
        return self.pages.answer(
            "sources.html",
            sources=shown,
            total=total,
            lost=lost,
            search=search,
            at=at,
            last=max(0, total - 1) // _PAGE,
            here="sources",
        )

    async def page(self, request: Request) -> HTMLResponse:
        """One source."""
        key = request.path_params["key"]

        def look() -> tuple[Surveyed, Reference, str] | None:
            subject = self.bench.look().sources()
            reference = subject.project.references.get(key)
            if reference is None:
                return None
            shown = self.bench.look().session.text(reference.span.path)
            return survey(subject, [key])[0], reference, digest_of_entry(self.bench, key, shown)

        known = await self.bench.at_desk(look)
        if known is None:
            raise HTTPException(404, f"there is no source “{key}” that can be read")
        found, reference, digest = known
        return self.pages.answer(
            "source.html",
            key=key,
            title=reference.get("title") or key,
            type=reference.type,
            fields=fields_of(reference),
            digest=digest,
            copies=[(one.path, one.state, WORDS[one.state]) for one in found.copies],
            citing=found.dependants.citing,
            briefs=found.dependants.briefs,
            withdrawn=found.row.withdrawn,
            here="sources",
        )

    # The copy ---------------------------------------------------------------------------------

    def _copies(self, key: str) -> Sequence[Archive]:
        session = self.bench.look().session
        if key not in session.references:
            raise HTTPException(404)
        return session.archives.of(key)

    def _bytes(self, path: str) -> bytes:
        try:
            return self.bench.workspace.read_bytes(path)
        except (OSError, OutsideWorkspace, FileTooLarge):
            raise Mendable(f"{path} cannot be read") from None

    async def copy_page(self, request: Request) -> JSONResponse:
        """A page of a source's copy: its words, with a quote marked where it stands on it.

        Without a page, the first one on which the quote stands.
        """
        asked = request.query_params
        key, quote, number = asked.get("key", ""), asked.get("quote", ""), asked.get("page", "")

        def look() -> tuple[Archive, Place | None, int] | None:
            copies = self._copies(key)
            if not copies:
                return None
            archive, place = _held(copies, quote, asked.get("locator") or None)
            at = int(number) if number.isdecimal() else place.first if place else 0
            return archive, place, max(0, min(at, len(archive.pages) - 1))

        found = await self.bench.at_desk(look)
        if found is None:
            return JSONResponse(await self.bench.at_desk(partial(self._nothing, key)))
        # A PDF may be slow to be read, and the desk is for all who wait.
        return JSONResponse(await self.bench.aside(partial(self._page_data, *found)))

    def _nothing(self, key: str) -> dict[str, Any]:
        found = self.bench.look().session.archives.unreadable(key)
        why = found[0].message if found else "no copy of it is archived"
        hints = found[0].hints if found else ("Drop its document on the page of the source.",)
        return {"kind": "none", "error": why, "hints": hints}

    def _page_data(self, archive: Archive, place: Place | None, at: int) -> dict[str, Any]:
        marked = _on_page(archive, place, at)
        data: dict[str, Any] = {
            "copy": archive.path,
            "page": at,
            "pages": len(archive.pages),
            "label": named([archive.labels[at]]),
            "found": place is not None,
            "quoted_on": None if place is None else [place.first, place.last],
            "kind": "text",
            "text": archive.pages[at],
            "ranges": [marked] if marked else [],
        }
        pdf = self._bytes(archive.path)
        if not pdf[:1024].lstrip().startswith(b"%PDF-"):
            return data
        try:
            width, height = self.bench.pictures.sizes(pdf)[at]
            words = self.bench.pictures.words(pdf, at)
        except (Mendable, IndexError) as error:
            return {**data, "notice": str(error)}
        text = archive.pages[at][slice(*marked)] if marked else ""
        return {
            **data,
            "kind": "pdf",
            "width": width,
            "height": height,
            "words": words,
            "marks": _marked_words(words, text),
        }

    async def picture(self, request: Request) -> Response:
        """A page of a source's copy as a picture."""
        asked = request.query_params
        key, path, number = asked.get("key", ""), asked.get("copy", ""), asked.get("page", "")

        def look() -> bytes:
            # Only a copy that the bibliography names is shown.
            if path not in {one.path for one in self._copies(key)} or not number.isdecimal():
                raise HTTPException(404)
            return self._bytes(path)

        pdf = await self.bench.at_desk(look)
        picture = await self.bench.aside(partial(self.bench.pictures.picture, pdf, int(number)))
        return Response(picture, media_type="image/jpeg")

    async def find(self, request: Request) -> JSONResponse:
        """Passages of a source's copies that have some words, or are like them."""
        key, words = request.query_params.get("key", ""), request.query_params.get("words", "")

        def look() -> list[dict[str, Any]]:
            copies = self._copies(key)
            if not words.strip() or not copies:
                return []
            finder = Finder(self.bench.look().session.archives, [key])
            return [to_builtins(one) for one in finder.find(words.strip(), _MOST)]

        return JSONResponse({"passages": await self.bench.at_desk(look)})

    async def quote(self, request: Request) -> JSONResponse:
        """Words that were selected in a copy, as a quote with its locator."""
        asked = await sent(request)
        key, chosen = text_in(asked, "key"), text_in(asked, "words").split()
        locator = text_in(asked, "locator", "") or None
        if not chosen:
            raise Mendable("no words are selected", "Drag over the words of the source.")
        short = len(chosen) <= 2 * _ENDS
        first = " ".join(chosen if short else chosen[:_ENDS])
        last = " ".join(chosen if short else chosen[-_ENDS:])

        def look() -> dict[str, str]:
            taken = take_quote(key, self._copies(key), first, last, locator)
            return {"quote": taken.quote, "locator": taken.locator}

        return JSONResponse(await self.bench.at_desk(look))


def _held(
    copies: Sequence[Archive], quote: str, locator: str | None
) -> tuple[Archive, Place | None]:
    """The copy that has a quote, and where; the first copy where none has it."""
    if quote.strip():
        for archive in copies:
            match = find_quote(quote, archive, locator)
            if match.found:
                return archive, match.places[0]
    return copies[0], None


def _on_page(archive: Archive, place: Place | None, at: int) -> tuple[int, int] | None:
    """The offsets of the part of a passage that stands on a page."""
    if place is None or not place.first <= at <= place.last:
        return None
    start = place.start if at == place.first else 0
    end = place.end if at == place.last else len(archive.pages[at])
    return start, end


def _marked_words(words: Sequence[Word], text: str) -> list[int]:
    """The indices of the words of a page that some text of it is made of."""
    wanted = squeezed(text)
    if not wanted:
        return []
    pieces = [
        Piece(at, word.text, Box(*word[1:]), 0.0, None, False, True)
        for at, word in enumerate(words)
    ]
    read = ReadText(pieces)
    found = read.find(wanted)
    return [piece.page for piece in read.pieces_of(found)] if found is not None else []

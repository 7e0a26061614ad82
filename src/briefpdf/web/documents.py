"""Bringing documents: what would be made of a dropped file, or of a brief's bare sentences."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse
from starlette.routing import BaseRoute, Route

from ..bibliography.add import Added, Wishes, add_source
from ..bibliography.document import open_file
from ..bibliography.update import Updated, update_source
from ..drafting.draft import draft
from ..drafting.drafted import Drafts
from ..drafting.importing.make import Imported, NoteMade, import_document, slug
from ..drafting.match import FOUND_IN_WORDS
from ..project.withdrawn import today
from .bench import Workbench
from .guard import FILES
from .page import Pages, sent


def routes(bench: Workbench, pages: Pages) -> Iterator[BaseRoute]:
    """What bringing documents asks for."""

    async def page(request: Request) -> HTMLResponse:
        return pages.answer("import.html", here="import")

    async def take(request: Request) -> JSONResponse:
        asked = request.query_params
        given, write = asked.get("file", ""), asked.get("write") == "1"
        data = await request.body()
        work = partial(
            _import, bench, data, given, asked.get("name", ""), asked.get("author", ""), write
        )
        made = await (bench.edit(f"the import of {given}", work) if write else bench.at_desk(work))
        return JSONResponse(_imported(made))

    async def evidence(request: Request) -> JSONResponse:
        name, asked = request.path_params["name"], await sent(request)
        path = await bench.at_desk(lambda: bench.briefs().get(name))
        if path is None:
            raise HTTPException(404)
        write = asked.get("write") is True
        work = partial(draft, bench.workspace, [path], bench.sandbox, dry_run=not write)
        what = f"the claims drafted in {path}"
        made = await (bench.edit(what, work) if write else bench.at_desk(work))
        return JSONResponse(_drafted(made))

    async def edition(request: Request) -> JSONResponse:
        asked, data = request.query_params, await request.body()
        key, write = asked.get("key", ""), asked.get("write") == "1"
        work = partial(_replace, bench, data, asked.get("file", ""), key, write)
        what = f"the new edition of {key}"
        made = await (bench.edit(what, work) if write else bench.at_desk(work))
        return JSONResponse(_edition(made))

    async def add(request: Request) -> JSONResponse:
        asked, data = request.query_params, await request.body()
        key = asked.get("key", "").strip()
        work = partial(_add, bench, data, asked.get("file", ""), key)
        made = await bench.edit(f"the source {key}", work)
        return JSONResponse({"key": made.entry.key, "copy": made.copy})

    yield Route(f"{FILES}edition", edition, methods=["PUT"])
    yield Route(f"{FILES}source", add, methods=["PUT"])
    yield Route("/import", page)
    yield Route(f"{FILES}import", take, methods=["PUT"])
    yield Route("/api/brief/{name}/evidence", evidence, methods=["POST"])


@contextmanager
def _brought(data: bytes, given: str) -> Iterator[Path]:
    """A file that was sent, in a folder of its own: nothing else lies beside it.

    Its name is a plain one; only what it ends in is as it was sent.
    """
    sent_as = Path(given.replace("\\", "/"))
    ending = "".join(one for one in sent_as.suffix.lower() if one.isalnum())[:8]
    with TemporaryDirectory(prefix="briefpdf-") as folder:
        place = Path(folder) / f"{slug(sent_as.stem)}.{ending or 'other'}"
        place.write_bytes(data)
        yield place


def _replace(bench: Workbench, data: bytes, given: str, key: str, write: bool) -> Updated:
    """What becomes, or would become, of quotes with a new edition. Raises `Refused`."""
    with _brought(data, given) as place:
        return update_source(bench.workspace, key, open_file(place), dry_run=not write)


def _add(bench: Workbench, data: bytes, given: str, key: str) -> Added:
    """A file taken in as a source of a key. Raises `Refused`."""
    with _brought(data, given) as place:
        return add_source(bench.workspace, open_file(place), Wishes(key), today())


def _edition(made: Updated) -> dict[str, Any]:
    return {
        "copy": made.edition.path,
        "unreviewed": made.unreviewed,
        "quotes": [
            {
                "claim": one.claim,
                "outcome": one.fate.outcome,
                "where": one.where,
                "diff": one.fate.diff,
                "corrected": one.locator,
            }
            for one in made.quotes
        ],
    }


def _import(
    bench: Workbench, data: bytes, given: str, name: str, author: str, write: bool
) -> Imported:
    """What is, or would be, made of a file. Raises `Refused`."""
    with _brought(data, given) as place:
        return import_document(
            bench.workspace,
            place,
            bench.sandbox,
            slug(name) if name.strip() else None,
            author.strip() or None,
            dry_run=not write,
        )


def _imported(made: Imported) -> dict[str, Any]:
    return {
        "brief": PurePosixPath(made.brief).stem,
        "claims": made.claims,
        "notes": [_note(one) for one in made.notes],
        "proposed": [
            {"key": one.entry.key, "title": one.entry.title or one.entry.url, "words": one.words}
            for one in made.proposed
        ],
        "left": [{"what": one.what, "why": one.why, "words": one.words} for one in made.left],
    }


def _note(one: NoteMade) -> dict[str, Any]:
    return {
        "note": one.note.shown,
        "sentence": one.sentence or one.note.words,
        "claim": one.claim,
        "why": one.why,
        "sources": [
            {
                "key": source.cited.key,
                "locator": source.locator,
                "quote": source.quote,
                "found": FOUND_IN_WORDS[source.found],
                "diff": source.diff,
                "why": source.why,
            }
            for source in one.sources
        ],
    }


def _drafted(made: Drafts) -> dict[str, Any]:
    return {
        "registry": made.registry,
        "sentences": [
            {
                "sentence": one.match.sentence.text,
                "line": one.line,
                "claim": one.claim,
                "why": one.match.why,
                "found": FOUND_IN_WORDS[one.match.found],
                "diff": one.match.diff,
                "key": one.match.passage.key if one.match.passage else "",
                "locator": one.match.passage.locator if one.match.passage else "",
                "quote": one.match.passage.words if one.match.passage else "",
            }
            for one in made.sentences
        ],
    }

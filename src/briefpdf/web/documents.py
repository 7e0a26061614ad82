"""Bringing documents: what would be made of a dropped file or of a brief's bare sentences."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse
from starlette.routing import BaseRoute, Route

from ..drafting.draft import draft
from ..drafting.drafted import Drafts
from ..drafting.importing.make import Imported, NoteMade, import_document, slug
from .bench import Workbench
from .guard import FILES
from .page import Pages, sent

# How a sentence stands in the copy of its source, in words.
_FOUND = {
    "copy": "word for word",
    "near": "nearly",
    "like": "in other words",
    "nowhere": "not in its copy",
    None: "no copy",
}
_ENDINGS = (".docx", ".md", ".markdown")


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

    yield Route("/import", page)
    yield Route(f"{FILES}import", take, methods=["PUT"])
    yield Route("/api/brief/{name}/evidence", evidence, methods=["POST"])


def _import(
    bench: Workbench, data: bytes, given: str, name: str, author: str, write: bool
) -> Imported:
    """What is, or would be, made of a file. Raises `Refused`."""
    ending = Path(given).suffix.lower()
    stem = slug(Path(given.replace("\\", "/")).stem)
    with TemporaryDirectory(prefix="briefpdf-") as folder:
        # In a folder of its own, so that nothing else lies beside it. Its name is a plain one.
        place = Path(folder) / f"{stem}{ending if ending in _ENDINGS else '.other'}"
        place.write_bytes(data)
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
                "found": _FOUND[source.found],
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
                "found": _FOUND[one.match.found],
                "diff": one.match.diff,
                "key": one.match.passage.key if one.match.passage else "",
                "locator": one.match.passage.locator if one.match.passage else "",
                "quote": one.match.passage.words if one.match.passage else "",
            }
            for one in made.sentences
        ],
    }

"""Bringing documents: what would be made of a dropped file, or of a brief's bare sentences."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
import json
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Any

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
from ..source.mendable import Mendable
from .bench import Workbench
from .guard import FILES
from .page import Pages, path_of_brief, sent, text_in


def routes(bench: Workbench, pages: Pages) -> Iterator[BaseRoute]:
    """What bringing documents asks for."""

    async def page(request: Request) -> HTMLResponse:
        return pages.answer("import.html", here="import")

    async def take(request: Request) -> JSONResponse:
        asked = request.query_params
        given, write = asked.get("file", ""), asked.get("write") == "1"
        only = frozenset(asked.getlist("only")) if write and "only" in asked else None
        name, author = asked.get("name", ""), asked.get("author", "")
        data = await request.body()
        work = partial(_import, bench, data, given, name, author, write, only)
        made = await (bench.edit(f"the import of {given}", work) if write else bench.at_desk(work))
        return JSONResponse(_imported(made))

    async def evidence(request: Request) -> JSONResponse:
        name, asked = request.path_params["name"], await sent(request)
        path = await path_of_brief(bench, name)
        write = asked.get("write") is True
        work = partial(
            draft, bench.workspace, [path], bench.sandbox, only=_only(asked), dry_run=not write
        )
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

    async def begin(request: Request) -> JSONResponse:
        asked = await sent(request)
        title = " ".join(text_in(asked, "title").split())
        if not title:
            raise Mendable("a brief needs a title", "Say what it is about.")
        data = _blank(title, asked)
        name = text_in(asked, "name", "").strip()
        work = partial(_import, bench, data, f"{title}.md", name, "", True)
        made = await bench.edit(f"the new brief “{title}”", work)
        return JSONResponse({"brief": PurePosixPath(made.brief).stem})

    yield Route("/api/briefs", begin, methods=["POST"])
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


def _blank(title: str, asked: Mapping[str, Any]) -> bytes:
    """A brief with a head and nothing to say yet, as a document that is imported."""
    head: dict[str, Any] = {"title": title, "version": 1, "status": "new"}
    if number := text_in(asked, "number", "").strip():
        head["number"] = number
    if author := " ".join(text_in(asked, "author", "").split()):
        head["authors"] = [author]
    head["date"] = today().isoformat()
    # JSON is YAML, too, and no text can break out of it.
    lines = [f"{field}: {json.dumps(value)}" for field, value in head.items()]
    return "\n".join(["---", *lines, "---", "", "## Overview", ""]).encode()


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
    bench: Workbench,
    data: bytes,
    given: str,
    name: str,
    author: str,
    write: bool,
    only: Collection[str] | None = None,
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
            only=only,
        )


def _only(asked: Mapping[str, Any]) -> Collection[str] | None:
    """The sentences that were chosen, None for all. Raises `Mendable`."""
    only = asked.get("only")
    if only is None:
        return None
    if not isinstance(only, list) or not all(isinstance(one, str) for one in only):
        raise Mendable("what was chosen is no list of sentences", "Load the page again.")
    return frozenset(only)


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

"""The brief view: its pages with the sentences marked, its findings, its text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from ..checks.backing import Coverage
from ..editing.lock import ChangedMeanwhile
from ..editing.original import read_original
from ..editing.transaction import editing
from ..engines.registry import ENGINES
from ..inspection.inspect import stops_all
from ..model.claim import Claim
from ..rendering.draft import concerned
from ..source.diagnostic import Edit
from ..source.text import Text
from .bench import Workbench
from .page import Pages, finding_data, path_of_brief, sent, text_in
from .printed import STATES, Printed, Shown

# What each state promises, for the legend.
MEANINGS = {
    "verbatim": "Its words stand in the quote.",
    "consistent": "It says in other words what nothing in the quotes contradicts.",
    "thin": "Hardly a word of it stands in the quotes: read them.",
    "unsupported": "An error stands against its evidence.",
    "unchecked": "Nothing could be held against it: no quote, or no copy to look in.",
    "judgment": "Analysis, with the claims that it rests on.",
    "cited": "A citation stands at it; nobody held the words to the source.",
    "uncited": "It states something and rests on nothing.",
}


def routes(bench: Workbench, pages: Pages) -> Iterator[BaseRoute]:
    """What the brief view asks for."""
    view = _View(bench, pages)
    yield Route("/", view.home)
    yield Route("/brief/{name}", view.page)
    yield Route("/api/briefs", view.overview)
    yield Route("/api/brief/{name}", view.pages_of)
    yield Route("/api/brief/{name}/sentences", view.sentences)
    yield Route("/api/brief/{name}/page/{number:int}.jpeg", view.picture)
    yield Route("/api/brief/{name}/pdf", view.download)
    yield Route("/api/brief/{name}/text", view.text)
    yield Route("/api/brief/{name}/text", view.save, methods=["PUT"])
    yield Route("/api/complete", view.complete)


class _View:
    def __init__(self, bench: Workbench, pages: Pages) -> None:
        self.bench = bench
        self.pages = pages

    async def _path(self, request: Request) -> str:
        return await path_of_brief(self.bench, request.path_params["name"])

    async def _printed(self, request: Request) -> Printed:
        asked = request.query_params
        engine = asked.get("engine", "auto")
        if engine not in ("auto", *ENGINES):
            raise HTTPException(404)
        draft = asked.get("draft") == "1"
        path = await self._path(request)
        return await self.bench.at_press(partial(self.bench.printed, path, draft, engine))

    async def home(self, request: Request) -> Response:
        """The briefs of the workspace."""
        if "token" in request.query_params:
            # It has left its cookie, and need not stand in the address any longer.
            return RedirectResponse("/", 303)
        names = await self.bench.at_desk(self.bench.briefs)
        return self.pages.answer("home.html", briefs=sorted(names), here="briefs")

    async def overview(self, request: Request) -> JSONResponse:
        """How the sentences of each brief are backed, and how many findings it has."""

        def look() -> dict[str, Any]:
            inspection = self.bench.inspect()
            subject = inspection.subject
            made = {one.brief.id: one for one in subject.compositions}
            briefs = []
            for one in inspection.briefs:
                composition = made.get(one.brief)
                found = concerned(composition, inspection) if composition is not None else ()
                severities = [finding.severity.value for finding in found]
                title = composition.brief.title if composition is not None else ""
                briefs.append(
                    {
                        "brief": one.brief,
                        "title": title or one.brief,
                        "coverage": coverage_data(one.coverage),
                        "errors": severities.count("error"),
                        "warnings": severities.count("warning"),
                    }
                )
            everywhere = [finding_data(one) for one in inspection.findings if stops_all(one)]
            return {"briefs": briefs, "findings": everywhere}

        return JSONResponse(await self.bench.at_press(look))

    async def page(self, request: Request) -> HTMLResponse:
        """The page of a brief."""
        await self._path(request)
        return self.pages.answer(
            "brief.html",
            brief=request.path_params["name"],
            states=[(name, MEANINGS[name]) for name in STATES],
            engines=["auto", *ENGINES],
            here="briefs",
        )

    async def pages_of(self, request: Request) -> JSONResponse:
        """A brief's pages, findings and coverage."""
        made = await self._printed(request)
        name = request.path_params["name"]
        asked = request.url.query
        return JSONResponse(
            {
                "version": self.bench.version,
                "title": made.composition.brief.title,
                "digest": made.digest,
                "draft": made.draft,
                "stopped": made.stopped,
                "engine": made.result.engine,
                "count": made.result.pages,
                "pages": [
                    {
                        "width": width,
                        "height": height,
                        "src": f"/api/brief/{name}/page/{at}.jpeg?{asked}&of={made.digest}",
                    }
                    for at, (width, height) in enumerate(made.sizes)
                ],
                "findings": [finding_data(one) for one in made.findings],
                "coverage": coverage_data(made.result.coverage),
            }
        )

    async def sentences(self, request: Request) -> JSONResponse:
        """Where the sentences of a brief stand on its pages, and what each is worth."""
        made = await self._printed(request)

        def read() -> list[dict[str, Any]]:
            text = made.inspection.text(made.composition.brief.path)
            known = made.inspection.subject.project.claims
            return [_sentence_data(one, text, known) for one in made.sentences]

        found = await self.bench.at_press(read)
        return JSONResponse({"digest": made.digest, "sentences": found})

    async def picture(self, request: Request) -> Response:
        """A page of a brief as a picture."""
        made = await self._printed(request)
        number = request.path_params["number"]
        if not 0 <= number < len(made.sizes):
            raise HTTPException(404)
        picture = await self.bench.aside(partial(self.bench.pictures.picture, made.pdf, number))
        return Response(picture, media_type="image/jpeg")

    async def download(self, request: Request) -> Response:
        """The PDF of a brief, as it was just rendered."""
        made = await self._printed(request)
        name = request.path_params["name"]
        draft = "-draft" if made.draft else ""
        # A name of a file, which no line end or quotation mark may break out of.
        plain = "".join(c if c.isascii() and (c.isalnum() or c in "-_.") else "_" for c in name)
        headers = {"Content-Disposition": f'attachment; filename="{plain}{draft}.pdf"'}
        return Response(made.pdf, media_type="application/pdf", headers=headers)

    async def text(self, request: Request) -> JSONResponse:
        """The Markdown of a brief, and what a change of it starts from."""
        path = await self._path(request)
        return JSONResponse(await self.bench.at_desk(partial(self._text, path)))

    def _text(self, path: str) -> dict[str, str]:
        found = read_original(self.bench.workspace, path)
        return {"path": path, "text": found.text.content, "digest": found.digest}

    async def save(self, request: Request) -> JSONResponse:
        """Save the Markdown of a brief, unless it has been changed meanwhile."""
        path = await self._path(request)
        asked = await sent(request)
        written, seen = text_in(asked, "text"), text_in(asked, "seen")

        def edit() -> None:
            with editing(self.bench.workspace) as transaction:
                earlier = transaction.read(path)
                transaction.edit(path, _difference(earlier.text, written), seen)

        try:
            await self.bench.edit(f"the text of {path}", edit)
        except ChangedMeanwhile as conflict:
            now = await self.bench.at_desk(partial(self._text, path))
            told = {"error": str(conflict), "hints": conflict.hints, "theirs": now}
            return JSONResponse(told, 409)
        return JSONResponse(await self.bench.at_desk(partial(self._text, path)))

    async def complete(self, request: Request) -> JSONResponse:
        """The ids of claims, or keys of sources, that have some letters, the best first."""
        kind, letters = request.query_params.get("kind"), request.query_params.get("letters", "")

        def look() -> list[dict[str, str]]:
            look = self.bench.look()
            if kind == "source":
                known = [
                    (key, look.session.references[key].get("title"))
                    for key in look.session.references
                ]
            else:
                known = [(row.claim, row.statement) for _, row in look.rows()]
            wanted = letters.casefold()
            found = [one for one in known if wanted in one[0].casefold()]
            found.sort(key=lambda one: (not one[0].casefold().startswith(wanted), one[0]))
            return [{"id": name, "says": says[:160]} for name, says in found[:12]]

        return JSONResponse({"found": await self.bench.at_desk(look)})


def coverage_data(coverage: Coverage | None) -> dict[str, int] | None:
    """How many sentences of a brief there are of each status."""
    if coverage is None:
        return None
    names = ("total", "backed", "judgments", "cited", "uncited")
    return {name: getattr(coverage, name) for name in names}


def _sentence_data(one: Shown, text: Text, known: Mapping[str, Claim]) -> dict[str, Any]:
    span = one.sentence.span
    statements = {known[name].statement for name in one.claims if name in known}
    return {
        "text": one.sentence.text,
        "state": one.state,
        "where": one.sentence.where,
        "own": one.sentence.text in statements,
        "reviewed": one.reviewed,
        "claims": one.claims,
        "findings": one.findings,
        "line": text.line_column(span.start)[0],
        "start": span.start,
        "end": span.end,
        "boxes": [
            [box.page, box.left, box.top, box.right - box.left, box.bottom - box.top]
            for box in one.boxes
        ],
    }


def _difference(text: Text, written: str) -> list[Edit]:
    """The edit of the lines that differ: all other lines keep their own line ends."""
    old, new = text.content.splitlines(keepends=True), written.splitlines(keepends=True)
    bare_old, bare_new = text.content.splitlines(), written.splitlines()
    if old and not old[-1].endswith(("\n", "\r")):
        bare_old[-1] += "\0"
    if new and not new[-1].endswith(("\n", "\r")):
        bare_new[-1] += "\0"
    first = 0
    while first < min(len(old), len(new)) and bare_old[first] == bare_new[first]:
        first += 1
    last = 0
    most = min(len(old), len(new)) - first
    while last < most and bare_old[-1 - last] == bare_new[-1 - last]:
        last += 1
    start = sum(map(len, old[:first]))
    end = len(text.content) - sum(map(len, old[len(old) - last :]))
    changed = "".join(new[first : len(new) - last])
    return [Edit(text.span(start, end), changed)] if changed or start < end else []

"""The registry view: a page of claims at a time, by what is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
import json
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Route

from ..editing.claims.edit import change_fields
from ..editing.claims.sheet import write_sheet
from ..editing.claims.table import Row, columns, rows
from ..editing.transaction import editing
from ..inspection.cached.registry import uncollected
from ..inspection.claim_list import SORTS, Filter, Listed, UnknownName, select_claims
from ..model.claim import KINDS, VERDICTS
from ..source.mendable import Mendable
from .bench import Workbench
from .page import Pages, names_in, sent, text_in

PAGE = 50
_TEXTS = ("brief", "source", "topic", "author", "kind", "verdict", "search")
_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_SWITCHES = ("unreviewed", "changed", "stale", "unused", "unsourced")


def routes(bench: Workbench, pages: Pages) -> Iterator[BaseRoute]:
    """What the registry view asks for."""

    async def page(request: Request) -> HTMLResponse:
        return pages.answer(
            "registry.html",
            kinds=KINDS,
            verdicts=VERDICTS,
            switches=_SWITCHES,
            sorts=SORTS,
            asked=dict(request.query_params),
            here="claims",
        )

    async def claims(request: Request) -> JSONResponse:
        asked = request.query_params
        return JSONResponse(await bench.at_desk(lambda: _listed(bench, asked)))

    async def export(request: Request) -> Response:
        asked = request.query_params
        form = "xlsx" if asked.get("format") == "xlsx" else "csv"
        head, lines = await bench.at_desk(lambda: _table(bench, asked))
        # A large spreadsheet takes its time, and the desk is for all who wait.
        data = await bench.aside(partial(write_sheet, head, lines, form))
        headers = {"Content-Disposition": f'attachment; filename="claims.{form}"'}
        return Response(data, media_type=_TYPES[form], headers=headers)

    async def check(request: Request) -> JSONResponse:
        await bench.at_press(bench.inspect)
        return JSONResponse({"version": bench.version, "claims": len(bench.verdicts)})

    async def tag(request: Request) -> JSONResponse:
        asked = await sent(request)
        names, topic = names_in(asked), " ".join(text_in(asked, "topic").split())
        await bench.edit(f"the topic {topic}", partial(_add_topic, bench, names, topic))
        return JSONResponse({"claims": names, "topic": topic})

    yield Route("/api/topics", tag, methods=["POST"])
    yield Route("/claims", page)
    yield Route("/api/claims", claims)
    yield Route("/api/claims/export", export)
    yield Route("/api/check", check)


def _add_topic(bench: Workbench, names: Sequence[str], topic: str) -> None:
    """Give claims a topic, all or none. Raises `Refused`."""
    with editing(bench.workspace) as transaction:
        claims = bench.look().session.claims
        for name in names:
            claim = claims.get(name)
            topics = list(claim.topics) if claim is not None else []
            if topic not in topics:
                change_fields(transaction, name, [("topic", json.dumps([*topics, topic]))], [])


def _table(bench: Workbench, asked: Mapping[str, str]) -> tuple[list[str], list[Row]]:
    """The claims that are asked for as a table, as “claim export” writes all. Raises `Mendable`."""
    look = bench.look()
    claims = [look.session.claims[one.row.claim] for one in _selected(bench, asked)]
    return columns(claims), rows(claims, look.project.text)


@uncollected()
def _selected(bench: Workbench, asked: Mapping[str, str]) -> list[Listed]:
    """The claims that are asked for. Raises `Mendable`."""
    look = bench.look()
    wanted_of: dict[str, Any] = {name: asked[name] for name in _TEXTS if asked.get(name)}
    wanted_of |= {name: True for name in _SWITCHES if asked.get(name) == "1"}
    sort = asked.get("sort", "file")
    if sort not in SORTS:
        raise Mendable(f"claims are not sorted by “{sort}”", f"Sort by {', '.join(SORTS)}.")
    wanted = Filter(**wanted_of)
    found = bench.selected.get((look, sort, wanted))
    if found is None:
        try:
            found = select_claims(look, wanted, lambda: bench.verdicts, sort)
        except UnknownName as unknown:
            raise Mendable(str(unknown), *unknown.hints) from None
        # Whoever leafs asks for the same again; verdicts become known in between.
        bench.selected = {} if wanted.verdict else {(look, sort, wanted): found}
    return found


def _listed(bench: Workbench, asked: Mapping[str, str]) -> dict[str, Any]:
    """A page of the claims that are asked for. Raises `Mendable`."""
    found = _selected(bench, asked)
    try:
        number = max(0, int(asked.get("page", "0")))
    except ValueError:
        number = 0
    shown = found[number * PAGE : (number + 1) * PAGE]
    return {
        "version": bench.version,
        "total": len(found),
        "page": number,
        "size": PAGE,
        "checked": bool(bench.verdicts),
        "lost": [
            {
                "severity": "error",
                "message": f"What {one.span.path} holds is left out: {one.message}",
                "hints": one.hints,
            }
            for one in bench.look().unreadable
        ],
        "claims": [
            {
                "claim": one.row.claim,
                "kind": one.row.kind,
                "statement": one.row.statement,
                "author": one.row.author,
                "topics": list(one.row.topics),
                "reviewers": list(one.row.reviewers),
                "verdict": bench.verdicts.get(one.row.claim, ""),
                "path": one.path,
                "line": one.row.line,
            }
            for one in shown
        ],
    }

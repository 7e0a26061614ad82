"""The review queue: what waits for somebody, one claim at a time, and what they decide."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse
from starlette.routing import BaseRoute, Route

from ..inspection.review import decide, review_of, review_queue
from .bench import Workbench
from .page import Pages, names_in, sent, text_in

# A page has the ids of so many: nobody reviews more in a day.
_MOST = 500


def routes(bench: Workbench, pages: Pages) -> Iterator[BaseRoute]:
    """What the review queue asks for."""

    async def page(request: Request) -> HTMLResponse:
        return pages.answer("review.html", here="review")

    async def queue(request: Request) -> JSONResponse:
        by, brief = request.query_params.get("by", ""), request.query_params.get("brief") or None
        return JSONResponse(await bench.at_press(partial(_waiting, bench, by, brief)))

    async def shown(request: Request) -> JSONResponse:
        by = request.query_params.get("by", "")
        name = request.path_params["name"]
        return JSONResponse(await bench.at_desk(partial(_shown, bench, name, by)))

    async def review(request: Request) -> JSONResponse:
        asked = await sent(request)
        names, by = names_in(asked), text_in(asked, "by")
        seen, objection = text_in(asked, "seen", "") or None, asked.get("objection")
        if objection is not None:
            objection = text_in(asked, "objection")
        stamp = partial(
            decide,
            bench.workspace,
            bench.sandbox,
            names,
            by,
            objection=objection,
            seen=seen,
        )
        claims = await bench.edit(f"the review of {', '.join(names[:3])}", stamp)
        return JSONResponse({"reviewed": [one.id for one in claims], "by": by})

    yield Route("/review", page)
    yield Route("/api/queue", queue)
    yield Route("/api/review/{name}", shown)
    yield Route("/api/review", review, methods=["POST"])


def _waiting(bench: Workbench, by: str, brief: str | None) -> dict[str, Any]:
    """The claims that wait for somebody. Raises `Refused`."""
    found = review_queue(bench.workspace, bench.press_sandbox, by, brief)
    return {
        "total": len(found),
        "claims": [{"claim": one.claim, "changed": one.changed} for one in found[:_MOST]],
    }


def _shown(bench: Workbench, name: str, by: str) -> dict[str, Any]:
    """What a reviewer is told of a claim beside what its page shows. Raises `Refused`."""
    page = review_of(bench.workspace, bench.judged(name), by)
    return {
        "claim": name,
        "refused": page.refused,
        "seen": page.seen,
        "last": page.last and {"by": page.last.by, "on": str(page.last.on)},
        "changes": page.changes
        and [
            {"field": one.field, "before": one.before, "after": one.after} for one in page.changes
        ],
    }

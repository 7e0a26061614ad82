"""The review queue: the claims that nobody else has held against their evidence, one at a time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse
from starlette.routing import BaseRoute, Route

from ..inspection.claim_list import Filter, select_claims
from ..model.people import same_person
from .bench import Workbench
from .page import Pages

# A page has the ids of so many: nobody reviews more in a day.
_MOST = 500


def routes(bench: Workbench, pages: Pages) -> Iterator[BaseRoute]:
    """What the review queue asks for."""

    async def page(request: Request) -> HTMLResponse:
        return pages.answer("review.html", here="review")

    async def queue(request: Request) -> JSONResponse:
        by = request.query_params.get("by", "")
        return JSONResponse(await bench.at_desk(lambda: _waiting(bench, by)))

    yield Route("/review", page)
    yield Route("/api/queue", queue)


def _waiting(bench: Workbench, by: str) -> dict[str, Any]:
    """The claims that wait for a review by somebody; their own are counted apart."""
    people = bench.look().session.settings.people
    found = select_claims(bench.look(), Filter(unreviewed=True), lambda: bench.verdicts)
    own = [one for one in found if by and same_person(by, one.row.author, people)]
    waiting = [one for one in found if one not in own]
    return {
        "total": len(waiting),
        "own": len(own),
        "claims": [
            {
                "claim": one.row.claim,
                "author": one.row.author,
                "changed": one.row.stamped,
            }
            for one in waiting[:_MOST]
        ],
    }

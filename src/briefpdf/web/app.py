"""The workbench as an ASGI application: its pages, what they ask for, and live news."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager, suppress
import json
from pathlib import Path
from secrets import token_urlsafe

from jinja2 import PackageLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, StreamingResponse
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send

from ..source.mendable import Mendable
from ..version import VERSION
from . import brief, cells, claim, commits, documents, entry, registry, review, source
from .bench import Workbench
from .fonts import font
from .guard import Guard
from .page import BEGUN, Pages

# In seconds: so often something is said, so that a connection that is gone is noticed.
_SIGN_OF_LIFE = 15.0


def create_app(
    bench: Workbench, hosts: Iterable[str], token: str | None = None, closed: bool = False
) -> Guard:
    """The application for a workspace, asked by these names with their port.

    `token` must come with every change, and with `closed` before anything is read; a new one is
    made where none is given.
    """
    token = token or token_urlsafe(32)
    pages = Pages(_templates(), bench, token)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        following = asyncio.create_task(bench.follow())
        try:
            yield
        finally:
            following.cancel()
            with suppress(asyncio.CancelledError):
                await following
            bench.close()

    app = Starlette(
        routes=[*_routes(bench, pages)],
        lifespan=lifespan,
        exception_handlers={
            Mendable: pages.told,
            OSError: pages.failed,
            HTTPException: pages.missing,
        },
    )
    app.add_middleware(_Dated, bench=bench)
    return Guard(app, frozenset(host.lower() for host in hosts), token, closed, bench.read_only)


class _Dated:
    """Notes for each request what the workspace's version was when it came."""

    def __init__(self, app: ASGIApp, bench: Workbench) -> None:
        self.app = app
        self.bench = bench

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        BEGUN.set(self.bench.version)
        await self.app(scope, receive, send)


def _templates() -> ImmutableSandboxedEnvironment:
    """The pages of the workbench; whatever a workspace holds is escaped in them."""
    return ImmutableSandboxedEnvironment(
        loader=PackageLoader("briefpdf.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _routes(bench: Workbench, pages: Pages) -> Iterable[BaseRoute]:
    rooms = (brief, claim, cells, registry, source, entry, review, documents, commits)
    for room in rooms:
        yield from room.routes(bench, pages)

    async def events(request: Request) -> StreamingResponse:
        return StreamingResponse(
            _news(bench), media_type="text/event-stream", headers={"Cache-Control": "no-store"}
        )

    async def undo(request: Request) -> JSONResponse:
        what = await bench.at_desk(bench.history.undo)
        bench.changed()
        return JSONResponse({"undone": what, "undo": bench.history.last})

    yield Route("/api/events", events)
    yield Route("/api/undo", undo, methods=["POST"])
    yield Route("/fonts/{name}", font)
    folder = Path(__file__).resolve().parent / "static"
    yield Mount(f"/static/{VERSION}", StaticFiles(directory=folder))


async def _news(bench: Workbench) -> AsyncIterator[str]:
    """The version of the workspace, now and after each change, as server-sent events."""
    changed = bench.listen()
    try:
        while True:
            changed.clear()
            news = {"version": bench.version, "undo": bench.history.last}
            yield f"data: {json.dumps(news)}\n\n"
            with suppress(TimeoutError):
                await asyncio.wait_for(changed.wait(), _SIGN_OF_LIFE)
    finally:
        bench.unlisten(changed)

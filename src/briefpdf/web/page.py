"""What every page of the workbench shares: its frame, and how requests are read."""

from __future__ import annotations

from collections.abc import Mapping
from contextvars import ContextVar
import json
from typing import Any

from jinja2 import Environment
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from ..checks.rule import Finding
from ..editing.lock import ChangedMeanwhile, state_folder
from ..source.mendable import Mendable
from ..version import VERSION
from .bench import Workbench

# Where one goes on from a page that there is not.
_LISTS = {"claim": ("/claims", "All claims"), "source": ("/sources", "All sources")}

# Which version of the workspace there was when a request came: what is answered is no older.
BEGUN: ContextVar[int] = ContextVar("begun")


async def path_of_brief(bench: Workbench, name: str) -> str:
    """The path of a brief by its id; the answer 404 where there is none."""
    path = await bench.brief(name)
    if path is None:
        raise HTTPException(404, f"there is no brief “{name}”")
    return path


class Pages:
    """The pages of a workbench, filled from its templates."""

    def __init__(self, templates: Environment, bench: Workbench, token: str) -> None:
        self._templates = templates
        self._bench = bench
        self._token = token
        # By which a page knows that another workbench at its address is on the same folder.
        self._folder = state_folder(bench.workspace).name

    def fill(self, template: str, **values: Any) -> str:
        """A template, filled; the frame of pages knows the workspace and the token."""
        bench = self._bench
        return self._templates.get_template(template).render(
            workspace=bench.workspace.root.name,
            token=self._token,
            folder=self._folder,
            version=BEGUN.get(),
            read_only=bench.read_only,
            release=VERSION,
            **values,
        )

    def answer(self, template: str, status: int = 200, **values: Any) -> HTMLResponse:
        """The same as the answer to a request."""
        return HTMLResponse(self.fill(template, **values), status)

    async def told(self, request: Request, error: Exception) -> Response:
        """What a person can mend, with what to do; a conflict has a status of its own."""
        assert isinstance(error, Mendable)
        status = 409 if isinstance(error, ChangedMeanwhile) else 422
        return self._error(request, status, str(error), *error.hints)

    async def missing(self, request: Request, error: Exception) -> Response:
        """There is no such page, or it is not asked in this way."""
        assert isinstance(error, HTTPException)
        # Nobody said more than what the status means.
        bare = error.detail == "Not Found"
        said = "there is no such page" if bare else error.detail
        return self._error(request, error.status_code, said)

    async def failed(self, request: Request, error: Exception) -> Response:
        """What the system refused."""
        assert isinstance(error, OSError)
        said = f"{error.filename or 'a file'} cannot be used: {error.strerror or error}"
        return self._error(request, 500, said)

    def _error(self, request: Request, status: int, error: str, *hints: str) -> Response:
        if request.url.path.startswith("/api/"):
            return JSONResponse({"error": error, "hints": hints}, status)
        view = request.url.path.split("/")[1]
        back = _LISTS.get(view, ("/", "All briefs"))
        return self.answer("error.html", status, error=error, hints=hints, back=back, here="")


async def sent(request: Request) -> Mapping[str, Any]:
    """What was sent with a request, an object of JSON. Raises `Mendable`."""
    try:
        found = json.loads(await request.body())
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise Mendable("what was sent is no JSON object", "Load the page again.")
    return found


def text_in(values: Mapping[str, Any], name: str, default: str | None = None) -> str:
    """A text of what was sent. Raises `Mendable` where it is none."""
    found = values.get(name, default)
    if not isinstance(found, str):
        raise Mendable(f"what was sent has no text “{name}”", "Load the page again.")
    return found


def names_in(values: Mapping[str, Any]) -> list[str]:
    """The claims that were chosen. Raises `Mendable` where there is none."""
    names = values.get("claims")
    if not isinstance(names, list) or not all(isinstance(one, str) for one in names) or not names:
        raise Mendable("no claim is chosen", "Choose at least one.")
    return names


def finding_data(finding: Finding) -> dict[str, Any]:
    """A finding, for a page."""
    about = finding.diagnostic
    return {
        "code": finding.rule.code,
        "severity": finding.severity.value,
        "message": about.message,
        "hints": list(about.hints),
        "path": finding.path,
        "line": finding.line,
        "claim": about.claim,
        "source": about.source,
    }

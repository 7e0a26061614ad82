"""What is not committed yet, and the commit of it; nothing is ever pushed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import BaseRoute, Route

from ..editing.lock import OWN_FOLDER
from ..source.git_state import commit_files, read_git_state
from ..source.mendable import Mendable
from .bench import Workbench
from .page import Pages, sent, text_in


def routes(bench: Workbench, pages: Pages) -> Iterator[BaseRoute]:
    """What the list of uncommitted files asks for."""
    root = bench.workspace.root

    async def state(request: Request) -> JSONResponse:
        found = await bench.aside(partial(read_git_state, root))
        if found is None:
            return JSONResponse({"branch": None, "changed": []})
        # The lock of edits is nobody's work.
        changed = [path for path in found.changed if not path.startswith(f"{OWN_FOLDER}/")]
        return JSONResponse({"branch": found.branch, "changed": changed})

    async def commit(request: Request) -> JSONResponse:
        asked = await sent(request)
        message, paths = text_in(asked, "message").strip(), asked.get("paths")
        if not message:
            raise Mendable("a commit needs a message", "Say what you changed, and why.")
        found = await bench.aside(partial(read_git_state, root))
        known = found.changed if found else ()
        if not isinstance(paths, list) or not paths or any(path not in known for path in paths):
            raise Mendable("these files are not changed any more", "Look at the list again.")
        made = await bench.at_desk(partial(commit_files, root, paths, message))
        return JSONResponse({"commit": made})

    yield Route("/api/git", state)
    yield Route("/api/commit", commit, methods=["POST"])

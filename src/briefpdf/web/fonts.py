"""The program's own fonts, for its pages: those that briefs are set in."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

# The name that the style sheet asks for: the package that has it, and its file there.
_FILES = {
    "sans.ttf": ("font_source_sans_pro", "SourceSansPro-Regular.ttf"),
    "sans-italic.ttf": ("font_source_sans_pro", "SourceSansPro-It.ttf"),
    "sans-bold.ttf": ("font_source_sans_pro", "SourceSansPro-Semibold.ttf"),
    "serif.ttf": ("font_source_serif_pro", "SourceSerifPro-Regular.ttf"),
    "serif-bold.ttf": ("font_source_serif_pro", "SourceSerifPro-Semibold.ttf"),
    "mono.ttf": ("fontpkg_ibm_plex_mono", "IBMPlexMono-Regular.ttf"),
}


async def font(request: Request) -> Response:
    """A font by the name that the style sheet has for it."""
    data = _read(request.path_params["name"])
    if data is None:
        raise HTTPException(404)
    headers = {"Cache-Control": "max-age=604800, immutable"}
    return Response(data, media_type="font/ttf", headers=headers)


@cache
def _read(name: str) -> bytes | None:
    if name not in _FILES:
        return None
    package, file = _FILES[name]
    return files(package).joinpath("files", file).read_bytes()

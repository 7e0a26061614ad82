"""Are all colours and pictures such as an archive can show in fifty years?"""

from __future__ import annotations

from collections.abc import Iterator
import re

import pikepdf

_STRINGS = re.compile(rb"\((?:\\.|[^\\()])*\)|<[0-9A-Fa-f\s]*>", re.DOTALL)
_INK = re.compile(rb"(?:^|\s)(?:[\d.]+\s+){4}[kK](?=\s|$)|/DeviceCMYK\s+(?:cs|CS)(?=\s|$)")
_BLENDS = frozenset(
    "/Normal /Compatible /Multiply /Screen /Overlay /Darken /Lighten /ColorDodge /ColorBurn "
    "/HardLight /SoftLight /Difference /Exclusion /Hue /Saturation /Color /Luminosity".split()
)
_SPACES = {b"RGB ": 3, b"GRAY": 1, b"CMYK": 4}


def check_colours(opened: pikepdf.Pdf) -> Iterator[str]:
    """What is wrong with the colours and pictures of a file."""
    space = _output_space(opened)
    if space is None:
        yield "it has no colour profile to show its colours by"
    for item in opened.objects:
        if isinstance(item, pikepdf.Stream):
            kind = item.get("/Subtype")
            if kind == "/Image":
                yield from _check_picture(item, space)
            elif kind == "/Form" or "/PatternType" in item:
                yield from _check_content(item.read_bytes(), space)
        elif isinstance(item, pikepdf.Dictionary):
            yield from _check_state(item)
    for page in opened.pages:
        contents = page.obj.get("/Contents")
        streams = contents if isinstance(contents, pikepdf.Array) else [contents]
        for stream in streams:
            if isinstance(stream, pikepdf.Stream):
                yield from _check_content(stream.read_bytes(), space)
        yield from _check_states(page.obj.get("/Resources"))


def _output_space(opened: pikepdf.Pdf) -> bytes | None:
    for intent in opened.Root.get("/OutputIntents") or []:
        profile = intent.get("/DestOutputProfile")
        if intent.get("/S") == "/GTS_PDFA1" and isinstance(profile, pikepdf.Stream):
            space = profile.read_bytes()[16:20]
            if _SPACES.get(space) == int(profile.get("/N", 0)):
                return space
    return None


def _check_picture(picture: pikepdf.Stream, space: bytes | None) -> Iterator[str]:
    if picture.get("/Interpolate", False):
        yield "a picture is smoothed by whoever shows it"
    if "/Alternates" in picture or "/OPI" in picture:
        yield "a picture stands for another one"
    if picture.get("/ColorSpace") == "/DeviceCMYK" and space != b"CMYK":
        yield "a picture has the colours of printing inks"


def _check_content(content: bytes, space: bytes | None) -> Iterator[str]:
    if space != b"CMYK" and _INK.search(_STRINGS.sub(b" ", content)):
        yield "something has the colours of printing inks"


def _check_states(resources: pikepdf.Object | None) -> Iterator[str]:
    states = resources.get("/ExtGState") if isinstance(resources, pikepdf.Dictionary) else None
    for _, state in states.items() if isinstance(states, pikepdf.Dictionary) else ():
        if isinstance(state, pikepdf.Dictionary):
            yield from _check_state(state)


def _check_state(state: pikepdf.Dictionary) -> Iterator[str]:
    blend = state.get("/BM")
    if isinstance(blend, pikepdf.Name) and str(blend) not in _BLENDS:
        yield "colours are mixed in a way of their own making"
    if state.get("/Type") == "/ExtGState" and ("/TR" in state or "/HTP" in state):
        yield "colours are changed by whoever shows them"

"""Is every font in the file, and does it tell what its glyphs mean?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
import re
from typing import NamedTuple

import pikepdf

from ...source.pattern import lazy_pattern

_TAG = pikepdf.Name.StructElem
_FILES = ("/FontFile", "/FontFile2", "/FontFile3")
_MAPPED = lazy_pattern(rb"<[0-9A-Fa-f]+>\s*<([0-9A-Fa-f]+)>")
_BETWEEN = lazy_pattern(rb"beginbf(?:char|range)(.*?)endbf(?:char|range)", re.DOTALL)
_TO_NOTHING = lazy_pattern(rb"<[0-9A-Fa-f]+>\s+0\s*(?:\n|$)")
_MEANINGLESS = frozenset({0, 0xFEFF, 0xFFFE})


class Parts(NamedTuple):
    """The objects of a file by what they are: fonts that text is set in, streams, all the others
    that have names for what they hold, but for tags."""

    fonts: list[pikepdf.Object]
    streams: list[pikepdf.Stream]
    others: list[pikepdf.Dictionary]


def parts_of(opened: pikepdf.Pdf) -> Parts:
    """The objects of a file, each looked at once."""
    parts = Parts([], [], [])
    for item in opened.objects:
        if isinstance(item, pikepdf.Dictionary):
            kind = item.get("/Type")
            if kind == _TAG:
                continue
            parts.others.append(item)
            if kind == "/Font" and not str(item.get("/Subtype", "")).startswith("/CIDFont"):
                parts.fonts.append(item)
        elif isinstance(item, pikepdf.Stream):
            parts.streams.append(item)
    return parts


def check_fonts(fonts: Iterable[pikepdf.Object]) -> Iterator[str]:
    """What is wrong with the fonts of a file."""
    for font in fonts:
        name = str(font.get("/BaseFont", font.get("/Name", ""))).rpartition("+")[2].lstrip("/")
        if font.get("/Subtype") == "/Type3":
            yield f"the font {name} is made of pictures"
            continue
        inner: pikepdf.Object = font
        if font.get("/Subtype") == "/Type0":
            inner = font.DescendantFonts[0]
            is_outlined = inner.get("/Subtype") == "/CIDFontType2"
            if is_outlined and "/CIDToGIDMap" not in inner:
                yield f"the font {name} does not say which glyph stands for which number"
            if sets_nothing(font):
                yield f"the font {name} prints signs that it does not have"
        descriptor = inner.get("/FontDescriptor")
        if descriptor is None or not any(file in descriptor for file in _FILES):
            yield f"the font {name} is not in the file"
        yield from _check_meaning(font, name)


def sets_nothing(font: pikepdf.Object) -> bool:
    """Whether some number of a font stands for the glyph that says there is none."""
    encoding = font.get("/Encoding")
    if not isinstance(encoding, pikepdf.Stream):
        return False
    return bool(_TO_NOTHING.search(encoding.read_bytes()))


def _check_meaning(font: pikepdf.Object, name: str) -> Iterator[str]:
    meaning = font.get("/ToUnicode")
    if not isinstance(meaning, pikepdf.Stream):
        yield f"the font {name} does not tell what its glyphs mean"
        return
    written = b"".join(_BETWEEN.findall(meaning.read_bytes()))
    for found in _MAPPED.findall(written):
        digits = found.decode()
        units = {int(digits[at : at + 4], 16) for at in range(0, len(digits), 4)}
        if units & _MEANINGLESS:
            yield f"a glyph of the font {name} means nothing"
        elif any(0xE000 <= unit <= 0xF8FF for unit in units):
            yield f"a glyph of the font {name} has a meaning of its own making"


_STRINGS = lazy_pattern(rb"\((?:\\.|[^\\()])*\)|<[0-9A-Fa-f\s]*>", re.DOTALL)
_INK = lazy_pattern(rb"(?:^|\s)(?:[\d.]+\s+){4}[kK](?=\s|$)|/DeviceCMYK\s+(?:cs|CS)(?=\s|$)")
# Quick to look for, and in nearly no content: only what has it is looked at with care. On either
# side may stand a string, which is then taken for a space.
_OPERATOR, _BEFORE = lazy_pattern(rb"[kK](?=[\s(<]|$)"), b"0123456789.)>"
_BLENDS = frozenset(
    "/Normal /Compatible /Multiply /Screen /Overlay /Darken /Lighten /ColorDodge /ColorBurn "
    "/HardLight /SoftLight /Difference /Exclusion /Hue /Saturation /Color /Luminosity".split()
)
_SPACES = {b"RGB ": 3, b"GRAY": 1, b"CMYK": 4}


def check_colours(opened: pikepdf.Pdf, parts: Parts) -> Iterator[str]:
    """What is wrong with the colours and pictures of a file."""
    space = _output_space(opened)
    if space is None:
        yield "it has no colour profile to show its colours by"
    for held in parts.streams:
        kind = held.get("/Subtype")
        if kind == "/Image":
            yield from _check_picture(held, space)
        elif kind == "/Form" or "/PatternType" in held:
            yield from _check_content(held.read_bytes(), space)
    for item in parts.others:
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
    if space != b"CMYK" and _may_be_ink(content) and _INK.search(_STRINGS.sub(b" ", content)):
        yield "something has the colours of printing inks"


def _may_be_ink(content: bytes) -> bool:
    return b"/DeviceCMYK" in content or any(
        content[_end(content, one.start()) - 1] in _BEFORE for one in _OPERATOR.finditer(content)
    )


def _end(content: bytes, at: int) -> int:
    """Where what stands before a place ends, without the spaces behind it."""
    while content[at - 1 : at].isspace():
        at -= 1
    return at


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

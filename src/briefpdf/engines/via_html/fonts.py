"""The fonts of drawings, cut down to their letters and put into the page itself.

A drawing is measured with its fonts: in others, its words would stand on one another.
"""

from __future__ import annotations

from base64 import b64encode
from html import unescape

from ...model.theme import Theme
from ...source.pattern import lazy_pattern
from ..style.metrics import drawn_faces
from ..style.settings import FontFace, css_string, font_faces

_TEXT = lazy_pattern(
    r'<text[^>]*? font-family="(?P<family>[^"]*)"[^>]*? font-weight="(?P<weight>\d+)"'
    r' font-style="(?P<style>\w+)"[^>]*>(?P<words>[^<]*)</text>'
)


def drawn_font_css(html: str, theme: Theme) -> str:
    """The style sheet with the fonts of the drawings in a page; empty where it has none."""
    used: dict[tuple[str, str, str], set[str]] = {}
    for match in _TEXT.finditer(html):
        face = (unescape(match["family"]), match["weight"], match["style"])
        used.setdefault(face, set()).update(unescape(match["words"]))
    if not used:
        return ""
    faces = {
        (face.family, str(face.weight), face.style): face
        for face in (*font_faces(theme), *drawn_faces(theme))
    }
    return "".join(
        _rule(faces[name], "".join(sorted(letters)))
        for name, letters in used.items()
        if name in faces
    )


def _rule(face: FontFace, letters: str) -> str:
    import uharfbuzz

    wanted = uharfbuzz.SubsetInput()
    wanted.unicode_set.update(map(ord, letters))
    try:
        cut = bytes(uharfbuzz.subset(uharfbuzz.Face(face.read()), wanted).blob.data)
    except (RuntimeError, ValueError, OSError, ImportError):
        return ""  # The browser's own font has to do.
    return (
        f"@font-face {{ font-family: {css_string(face.family)}; font-weight: {face.weight};"
        f" font-style: {face.style};"
        f" src: url(data:font/ttf;base64,{b64encode(cut).decode()}) }}\n"
    )

"""Font files as style sheets name them."""

from __future__ import annotations

from collections.abc import Iterable
import re

from ..style.fonts import FontFace
from .addresses import font_address


def font_face_css(faces: Iterable[FontFace]) -> str:
    """The style sheet that makes font files known."""
    return "\n".join(map(_rule, faces))


def _rule(face: FontFace) -> str:
    return (
        f"@font-face {{ font-family: {css_string(face.family)};"
        f" src: url({css_string(font_address(face))});"
        f" font-weight: {face.weight}; font-style: {face.style} }}"
    )


def css_string(text: str) -> str:
    """A text as a string of CSS."""
    escaped = re.sub(r'["\\\x00-\x1f\x7f]', lambda sign: f"\\{ord(sign[0]):x} ", text)
    return f'"{escaped}"'

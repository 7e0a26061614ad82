"""Which signs fonts have: what is taken as known of the packaged styles' fonts is so."""

from __future__ import annotations

import pytest
import uharfbuzz

from briefpdf.compose.coverage import COMMON_SIGNS, PACKAGES, missing_signs
from briefpdf.readers.font_faces import font_faces
from briefpdf.readers.theme import packaged_styles, read_theme
from briefpdf.source.text import Span
from briefpdf.source.workspace import MemoryWorkspace


@pytest.mark.parametrize("name", sorted(path.name for path in packaged_styles().iterdir()))
def test_every_font_of_the_packaged_styles_has_the_common_signs(name: str) -> None:
    theme = read_theme(MemoryWorkspace({}), name, Span("a.md", 0, 0), "a").value
    assert theme is not None
    faces = [face for face in font_faces(theme) if face.package in PACKAGES]
    assert faces
    for face in faces:
        known = set(map(chr, uharfbuzz.Face(face.read()).unicodes))
        assert not COMMON_SIGNS - known, face
    assert missing_signs(["Übergröße – “naïve” \u2028中文 ok 中"], theme) == "中文"

"""Image files: whole ones are taken as they are, broken and monstrous ones are findings."""

from __future__ import annotations

import io
import struct
import zlib

from PIL import Image, ImageFile
import pytest

from briefpdf.compose.figures.picture import SVG, why_unsound

DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">{}</svg>'


def _saved(mode: str, kind: str, size: tuple[int, int] = (40, 30)) -> bytes:
    out = io.BytesIO()
    Image.new(mode, size, 1 if mode in ("I;16", "L") else None).save(out, kind)
    return out.getvalue()


def _chunk(name: bytes, data: bytes) -> bytes:
    check = zlib.crc32(name + data)
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", check)


def _bomb(width: int, height: int) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = _chunk(b"IHDR", head) + _chunk(b"IDAT", zlib.compress(b"\0" * 99)) + _chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


@pytest.mark.parametrize(
    ("mode", "kind"),
    [
        ("RGB", "PNG"), ("RGBA", "PNG"), ("LA", "PNG"), ("P", "GIF"), ("1", "PNG"), ("I;16", "PNG"),
        ("L", "JPEG"), ("RGB", "JPEG"), ("CMYK", "JPEG"),
    ],
)  # fmt: skip
def test_every_kind_of_picture_is_taken(mode: str, kind: str) -> None:
    assert why_unsound(_saved(mode, kind), f"image/{kind.lower()}") is None


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF"])
def test_a_file_cut_short_is_told(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    whole = _saved("L", kind, (300, 300))
    for part in (0.1, 0.5):
        found = why_unsound(whole[: int(len(whole) * part)], f"image/{kind.lower()}")
        assert found is not None
        assert "broken" in found[0]
    assert ImageFile.LOAD_TRUNCATED_IMAGES, "as whoever set it wants it"


@pytest.mark.parametrize("size", [(60_000, 60_000), (10_000, 6_001), (2**31 - 1, 2**31 - 1)])
def test_a_small_file_of_many_dots_is_not_unpacked(size: tuple[int, int]) -> None:
    found = why_unsound(_bomb(*size), "image/png")
    assert found is not None
    assert "dots" in found[0] or "broken" in found[0]


def test_a_sound_drawing_is_taken() -> None:
    assert why_unsound(DRAWING.format('<rect id="a"/><use href="#a"/>').encode(), SVG) is None


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        ("<rect>", "no sound SVG"),
        ('<g id="a"><use href="#a"/></g>', "more shapes"),
        ("<rect/>" * 30_000, "more shapes"),
    ],
)
def test_an_unsound_drawing_is_told(inside: str, said: str) -> None:
    found = why_unsound(DRAWING.format(inside).encode(), SVG)
    assert found is not None
    assert said in found[0]


def test_parts_that_use_parts_are_counted_wherever_they_stand() -> None:
    parts = '<rect id="p0"/>' + "".join(
        f'<g id="p{n}">' + f'<use href="#p{n - 1}"/>' * 10 + "</g>" for n in range(1, 30)
    )
    found = why_unsound(DRAWING.format(parts).encode(), SVG)
    assert found is not None
    assert "more shapes" in found[0]


def test_entities_are_not_unpacked() -> None:
    laughs = '<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>' + DRAWING.format("&b;")
    found = why_unsound(laughs.encode(), SVG)
    assert found is not None
    assert "entities" in found[0]

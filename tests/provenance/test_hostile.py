"""Files that want to do harm are given up, and the next one is read."""

from __future__ import annotations

import io
from pathlib import Path
import zlib

import pikepdf
import pytest

from briefpdf.limits.limit import Limit
from briefpdf.provenance import verify as module
from briefpdf.provenance.verify import Unreadable, ask, reader, verify_file

from .conftest import Issued, changed, verify, with_file


def bomb(opened: pikepdf.Pdf) -> None:
    """A page whose content is small, and comes to very much."""
    packed = zlib.compress(bytes(350_000_000), 1)
    stream = pikepdf.Stream(opened, zlib.compress(packed, 9))
    stream["/Filter"] = pikepdf.Array([pikepdf.Name.FlateDecode, pikepdf.Name.FlateDecode])
    opened.pages[0].obj.Contents = opened.make_indirect(stream)


def test_what_takes_too_much_memory(
    issued: Issued, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LIMIT", Limit(60.0, 256 * 1024**2))
    place = tmp_path / "bomb.pdf"
    with pikepdf.Pdf.open(io.BytesIO(issued.pdf)) as opened:
        bomb(opened)
        opened.save(
            place, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none
        )
    with pytest.raises(Unreadable, match="cannot be read"):
        verify_file(place)
    (tmp_path / "a.pdf").write_bytes(issued.pdf)
    assert verify_file(tmp_path / "a.pdf").code == 0


def test_what_holds_itself(issued: Issued, tmp_path: Path) -> None:
    def wind(opened: pikepdf.Pdf) -> None:
        outer = opened.make_indirect(pikepdf.Dictionary())
        outer.Inner = pikepdf.Array([outer, opened.pages[0].obj])
        opened.pages[0].obj.Resources.Properties = outer
        form = pikepdf.Stream(opened, b"/X Do")
        form.Type, form.Subtype, form.BBox = pikepdf.Name.XObject, pikepdf.Name.Form, [0, 0, 9, 9]
        form = opened.make_indirect(form)
        form.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(X=form))
        opened.pages[0].obj.Resources.XObject = pikepdf.Dictionary(X=form)
        opened.pages[0].contents_add(b"/X Do")

    (tmp_path / "a.pdf").write_bytes(changed(issued.pdf, wind))
    found = verify_file(tmp_path / "a.pdf")
    assert found.code == 1 and any(one.page == 1 for one in found.differences)


def test_what_nests_too_deeply(issued: Issued, tmp_path: Path) -> None:
    def nest(opened: pikepdf.Pdf) -> None:
        item = opened.make_indirect(pikepdf.Dictionary())
        for _ in range(3000):
            item = opened.make_indirect(pikepdf.Dictionary(Inner=item))
        opened.pages[0].obj.Resources.Properties = item

    (tmp_path / "a.pdf").write_bytes(changed(issued.pdf, nest))
    with pytest.raises(Unreadable, match="nests too deeply"):
        verify_file(tmp_path / "a.pdf")


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"[]",
        b"null",
        b'{"about": {"format": 99}}',
        b'{"about": {"format": 1}, "items": 3}',
        b"[" * 200_000,
        b"\xff\xfe",
    ],
)
def test_evidence_that_is_none(issued: Issued, text: bytes) -> None:
    found = verify(with_file(issued.pdf, "evidence.json", text))
    assert (found.code, [one.kind for one in found.differences]) == (1, ["pack"])


def test_what_is_no_pdf(tmp_path: Path) -> None:
    with reader() as process:
        for data in (b"", b"%PDF-1.7", b"not a PDF", b"%PDF-1.7\n1 0 obj<<>>endobj"):
            why = "it is broken, or cut off" if data.startswith(b"%PDF") else "it is no PDF"
            for task in ("whole", "evidence"):
                with pytest.raises(Unreadable, match=f"cannot be read: {why}$") as raised:
                    ask(process, tmp_path / "a.pdf", task, data)
                assert raised.value.hints


def test_an_encrypted_file(issued: Issued, tmp_path: Path) -> None:
    with pikepdf.Pdf.open(io.BytesIO(issued.pdf)) as opened:
        opened.save(tmp_path / "a.pdf", encryption=pikepdf.Encryption(owner="a", user="b"))
    with pytest.raises(Unreadable, match="cannot be read"):
        verify_file(tmp_path / "a.pdf")

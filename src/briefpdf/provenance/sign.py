"""Signs finished files (PAdES B-B, and B-T with a time stamp), by pyHanko.

The field of the signature and the room for it are written with the file, so that there is one
version of it only and nothing that it says of itself changes. The field has no area and lies
beside the page: nothing is shown, and nothing is left untagged.
"""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from hashlib import sha256
import io
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from msgspec import Struct
import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from ..engines.metadata.saved import saved
from ..source.mendable import Mendable
from ..source.pattern import lazy_pattern

if TYPE_CHECKING:
    from pyhanko.sign.signers import SimpleSigner
    from pyhanko.sign.timestamps import TimeStamper

# In bytes: a signature with its certificates, and with a time stamp and the certificates of that.
_ROOM, _ROOM_WITH_STAMP = 16_384, 32_768
# Numbers as wide as any offset, which are written over when the file has its length.
_WIDE = 9_999_999_999
_RANGE = lazy_pattern(rb"/ByteRange\s*\[\s*0\s+(%d\s+%d\s+%d)\s*\]" % ((_WIDE,) * 3))
_FIELD = "Signature"
_PRINTED_AND_LOCKED = 132


class NotSigned(Mendable):
    """A file that cannot be signed, and why."""


class Signing(Struct, frozen=True):
    """Whose signature files get; with a `timestamper` its time is stamped."""

    signer: SimpleSigner
    timestamper: TimeStamper | None = None


def open_signing(certificate: Path, passphrase: str, timestamp_url: str | None = None) -> Signing:
    """What a PKCS#12 file signs with. Raises `OSError`, and `NotSigned` where it is of no use."""
    try:
        from pyhanko.sign.signers import SimpleSigner
    except ImportError:
        raise NotSigned(
            "nothing can be signed here: pyHanko is not installed",
            "Run “pip install briefpdf[sign]”.",
        ) from None
    data = certificate.read_bytes()
    try:
        signer = SimpleSigner.load_pkcs12_data(data, (), passphrase.encode())
    except ValueError:
        signer = None
    if signer is None or signer.signing_cert is None:
        raise NotSigned(
            f"{certificate} cannot be opened: it is no PKCS#12 file, or has another passphrase",
            "Put the passphrase into the environment as BRIEFPDF_SIGN_PASSPHRASE.",
        )
    return Signing(signer, _authority(timestamp_url) if timestamp_url else None)


def _authority(url: str) -> TimeStamper:
    from asn1crypto import tsp
    from pyhanko.sign.timestamps import TimeStamper

    from ..network.timestamp import NoTimestamp, ask_timestamp

    class Authority(TimeStamper):
        """Asks for a stamp by way of the one room that reaches the network."""

        async def async_request_tsa_response(self, req: tsp.TimeStampReq) -> tsp.TimeStampResp:
            """The authority's answer."""
            try:
                return tsp.TimeStampResp.load(ask_timestamp(url, req.dump()))
            except ValueError:
                raise NoTimestamp(f"{url} gives no time stamp: its answer is none") from None

    made: Any = Authority  # Its constructor has no types.
    return cast(TimeStamper, made())


def sign(pdf: bytes, signing: Signing) -> bytes:
    """The file with a signature over all of it. Raises `NotSigned` and `NoTimestamp`."""
    room = _ROOM if signing.timestamper is None else _ROOM_WITH_STAMP
    data, hole = _with_room(pdf, room)
    start, end = hole
    signed = data[:start] + data[end:]
    from pyhanko.sign.timestamps import TimestampRequestError

    try:
        made = asyncio.run(
            signing.signer.async_sign(
                sha256(signed).digest(), "sha256", use_pades=True, timestamper=signing.timestamper
            )
        )
    except TimestampRequestError as error:
        raise NotSigned(f"the time stamp cannot be had: {error}") from None
    contents: bytes = made.dump().hex().encode()
    if len(contents) > end - start - 2:
        raise NotSigned("the certificates are more than a file has room for")
    padded = b"<" + contents.ljust(end - start - 2, b"0") + b">"
    return data[:start] + padded + data[end:]


def _with_room(pdf: bytes, room: int) -> tuple[bytes, tuple[int, int]]:
    """The file with an empty signature, and from where to where that stands in it."""
    with Pdf.open(io.BytesIO(pdf)) as opened:
        if "/AcroForm" in opened.Root:
            raise NotSigned("the file has fields already, and is signed or filled in")
        page = opened.pages[0]
        value = Dictionary(
            Type=Name.Sig,
            Filter=Name("/Adobe.PPKLite"),
            SubFilter=Name("/ETSI.CAdES.detached"),
            ByteRange=Array([0, _WIDE, _WIDE, _WIDE]),
            Contents=String(bytes(room)),
            M=String(datetime.now(UTC).strftime("D:%Y%m%d%H%M%SZ")),
        )
        field = opened.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Widget,
                FT=Name.Sig,
                T=String(_FIELD),
                TU=String(_FIELD),
                F=_PRINTED_AND_LOCKED,
                Rect=Array([-1, -1, -1, -1]),
                P=page.obj,
                V=opened.make_indirect(value),
            )
        )
        annotations = list(page.obj.get("/Annots", ()))
        page.obj["/Annots"] = Array([*annotations, field])
        opened.Root["/AcroForm"] = opened.make_indirect(
            Dictionary(Fields=Array([field]), SigFlags=3)
        )
        return _ranged(saved(opened), room)


def _ranged(data: bytes, room: int) -> tuple[bytes, tuple[int, int]]:
    """The file whose signature says which bytes it is over."""
    empty = b"<" + b"00" * room + b">"
    match, start = _RANGE.search(data), data.find(empty)
    if match is None or start < 0:
        raise pikepdf.PdfError("a signature was not written as it must be")
    end = start + len(empty)
    ranges = b"%d %d %d" % (start, end, len(data) - end)
    first, last = match.span(1)
    return data[:first] + ranges.ljust(last - first) + data[last:], (start, end)

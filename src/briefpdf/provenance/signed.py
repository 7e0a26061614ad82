"""Whose signatures a file has, and whether anything came after them."""

from __future__ import annotations

from collections.abc import Iterator
import io
from typing import TYPE_CHECKING, Any

from msgspec import Struct
import pikepdf
from pikepdf import Dictionary, Name, Pdf

if TYPE_CHECKING:
    from pyhanko.sign.validation import PdfSignatureStatus


class Signature(Struct, frozen=True):
    """A signature: whose it is, when it was made and who stamped that, and what is wrong with it.

    `signer` and `issuer` are as the certificate names them; whether that is to be trusted, this
    does not say. `is_checked` is False where pyHanko is missing, which checks signatures.
    """

    signer: str
    issuer: str
    moment: str
    timestamp: str = ""
    faults: tuple[str, ...] = ()
    is_checked: bool = True


def count_signatures(opened: Pdf) -> tuple[int, int]:
    """How many signatures a file has, and how many other fields."""
    form = opened.Root.get("/AcroForm")
    fields = form.get("/Fields") if isinstance(form, Dictionary) else None
    listed = list(fields) if isinstance(fields, pikepdf.Array) else []
    signed = [one for one in listed if one.get("/FT") == Name.Sig and "/V" in one]
    return len(signed), len(listed) - len(signed)


def read_signatures(data: bytes) -> tuple[Signature, ...]:
    """The signatures of a file, in the order in which they were made.

    Nothing is asked of the network: a certificate is neither looked up nor trusted.
    """
    try:
        from pyhanko.pdf_utils.misc import PdfError
        from pyhanko.pdf_utils.reader import PdfFileReader
        from pyhanko.sign.general import SigningError
        from pyhanko.sign.validation import validate_pdf_signature
        from pyhanko.sign.validation.errors import SignatureValidationError
        from pyhanko_certvalidator import ValidationContext
    except ImportError:
        return (Signature("", "", "", is_checked=False),)
    context = ValidationContext(trust_roots=[], allow_fetching=False)
    found = []
    try:
        for embedded in PdfFileReader(io.BytesIO(data)).embedded_regular_signatures:
            status = validate_pdf_signature(embedded, context, context)
            found.append(_signature(status))
    except (PdfError, SigningError, SignatureValidationError, ValueError, TypeError) as error:
        fault = f"the signature cannot be read ({error})"
        found.append(Signature("", "", "", faults=(fault,)))
    return tuple(found)


def _signature(status: PdfSignatureStatus) -> Signature:
    certificate = status.signing_cert
    signer = _name(certificate.subject)
    stamp: Any = status.timestamp_validity
    is_stamped = stamp is not None and stamp.valid and stamp.intact
    moment = stamp.timestamp if is_stamped else status.signer_reported_dt
    return Signature(
        signer=signer,
        issuer="itself" if certificate.self_signed != "no" else _name(certificate.issuer),
        moment=moment.strftime("%Y-%m-%d %H:%M UTC") if moment is not None else "",
        timestamp=_name(stamp.signing_cert.subject) if is_stamped else "",
        faults=tuple(_faults(status, signer)),
    )


def _faults(status: PdfSignatureStatus, signer: str) -> Iterator[str]:
    from pyhanko.sign.validation.status import SignatureCoverageLevel

    if not status.intact:
        yield f"the file is not what {signer} signed: something in it was changed"
    elif not status.valid:
        yield f"the signature of {signer} is not one that the certificate made"
    elif status.coverage is not SignatureCoverageLevel.ENTIRE_FILE:
        yield f"something came into the file after {signer} had signed it"
    stamp: Any = status.timestamp_validity
    if stamp is not None and not (stamp.valid and stamp.intact):
        yield f"the time stamp of the signature of {signer} is not a valid one"


def _name(of: Any) -> str:
    native = of.native
    name = native.get("common_name") or native.get("organization_name")
    return str(name) if name else str(of.human_friendly)

"""Files are signed whole, keep their standards, and say whose signature they have."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
import io
from pathlib import Path
import shutil
import subprocess
import sys
from threading import Thread
from typing import Any

from asn1crypto import keys, tsp
from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
import pikepdf
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext
import pytest

from briefpdf.cli.main import briefpdf
from briefpdf.cli.report.verification import as_text
from briefpdf.network.timestamp import NoTimestamp
from briefpdf.proof.inside import look_inside
from briefpdf.proof.reading.pages import read_pages
from briefpdf.provenance.sign import NotSigned, Signing, open_signing, sign

from .conftest import FILES, Issued, changed, verify

SECRET = "a passphrase"


def certified(name: str, *, stamps: bool = False) -> tuple[RSAPrivateKey, x509.Certificate]:
    key = generate_private_key(65537, 2048)
    named = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    usage = x509.KeyUsage(True, True, False, False, False, False, False, False, False)
    made = (
        x509.CertificateBuilder()
        .subject_name(named)
        .issuer_name(named)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=2))
        .add_extension(usage, critical=True)
    )
    if stamps:
        purpose = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
        made = made.add_extension(purpose, critical=True)
    return key, made.sign(key, hashes.SHA256())


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    key, made = certified("Ada Byrd")
    place = tmp_path_factory.mktemp("sign") / "ada.p12"
    locked = serialization.BestAvailableEncryption(SECRET.encode())
    place.write_bytes(pkcs12.serialize_key_and_certificates(b"ada", key, made, None, locked))
    return place


@pytest.fixture(scope="module")
def signing(certificate: Path) -> Signing:
    return open_signing(certificate, SECRET)


@pytest.fixture(scope="module")
def authority() -> DummyTimeStamper:
    key, made = certified("Clock Office", stamps=True)
    private = key.private_bytes(
        serialization.Encoding.DER,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    public = made.public_bytes(serialization.Encoding.DER)
    return DummyTimeStamper(asn1.Certificate.load(public), keys.PrivateKeyInfo.load(private))


@pytest.fixture(scope="module")
def signed(issued: Issued, signing: Signing) -> bytes:
    return sign(issued.pdf, signing)


def status(pdf: bytes) -> Any:
    (embedded,) = PdfFileReader(io.BytesIO(pdf)).embedded_regular_signatures
    root = embedded.signer_cert
    context = ValidationContext(trust_roots=[root], allow_fetching=False)
    return validate_pdf_signature(embedded, context)


def test_a_signed_file_is_valid_whole_and_keeps_its_standards(signed: bytes) -> None:
    found = status(signed)
    assert found.bottom_line and found.trusted
    assert found.coverage.name == "ENTIRE_FILE"
    inside = look_inside(signed, read_pages(signed), judged=True)
    assert set(inside.standards) == {"PDF/A-3a", "PDF/UA-1"}
    assert inside.faults == ()
    with pikepdf.Pdf.open(io.BytesIO(signed)) as opened:
        value = opened.Root.AcroForm.Fields[0].V
        assert (value.SubFilter, value.Type) == ("/ETSI.CAdES.detached", "/Sig")


def test_so_it_is_with_the_other_engine(issue: Any, signing: Signing) -> None:
    pdf = sign(issue(engine="weasyprint").pdf, signing)
    assert status(pdf).bottom_line
    assert verify(pdf).differences == ()
    assert look_inside(pdf, read_pages(pdf), judged=True).faults == ()


def test_verify_says_whose_it_is_and_that_nothing_came_after(signed: bytes) -> None:
    found = verify(signed)
    assert (found.code, found.differences) == (0, ())
    (signature,) = found.signatures
    assert (signature.signer, signature.issuer, signature.faults) == ("Ada Byrd", "itself", ())
    assert signature.timestamp == ""


def test_a_signature_is_told_without_evidence_too(issued: Issued, signing: Signing) -> None:
    found = verify(sign(issued.bare, signing))
    assert (found.code, found.carries) == (2, False)
    assert [one.signer for one in found.signatures] == ["Ada Byrd"]
    assert "Signed by Ada Byrd" in as_text(found)


def test_without_the_extra_it_is_said_what_to_install(
    signed: bytes, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("pyhanko.pdf_utils.reader", "pyhanko.sign.signers"):
        monkeypatch.setitem(sys.modules, name, None)
    found = verify(signed)
    assert (found.code, [one.is_checked for one in found.signatures]) == (0, [False])
    assert "pip install briefpdf[sign]" in as_text(found)
    with pytest.raises(NotSigned, match="pyHanko is not installed"):
        open_signing(certificate, SECRET)


def test_the_time_is_stamped_where_an_authority_is_named(
    issued: Issued, signing: Signing, authority: DummyTimeStamper
) -> None:
    (signature,) = verify(sign(issued.pdf, Signing(signing.signer, authority))).signatures
    assert (signature.timestamp, signature.faults) == ("Clock Office", ())
    assert signature.moment


def test_an_authority_is_asked_over_http(
    issued: Issued, signing: Signing, authority: DummyTimeStamper, certificate: Path
) -> None:
    class Answers(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = tsp.TimeStampReq.load(self.rfile.read(int(self.headers["Content-Length"])))
            known = self.path == "/stamp"
            self.send_response(200 if known else 404)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.end_headers()
            self.wfile.write(authority.request_tsa_response(asked).dump() if known else b"")

        def log_message(self, *words: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{server.server_port}"
        stamped = sign(issued.pdf, open_signing(certificate, SECRET, f"{url}/stamp"))
        with pytest.raises(NoTimestamp, match="it answered 404"):
            sign(issued.pdf, open_signing(certificate, SECRET, f"{url}/none"))
        server.shutdown()
    (signature,) = verify(stamped).signatures
    assert (signature.timestamp, signature.faults) == ("Clock Office", ())


def test_what_came_after_a_signature(signed: bytes) -> None:
    # A byte of the text, and a whole new version behind the signed one.
    at = signed.index(b"/Title")
    one = verify(signed[:at] + b"/title" + signed[at + 6 :])
    assert any("is not what Ada Byrd signed" in found.message for found in one.differences)
    with pikepdf.Pdf.open(io.BytesIO(signed)) as opened:
        size = int(opened.trailer.Size)
    start = signed.rindex(b"startxref")
    before = signed[start:].split()[1]
    later = b"\nxref\n0 0\ntrailer\n<< /Size %d /Root %s /Prev %s >>\nstartxref\n%d\n%%%%EOF\n"
    root = signed[signed.index(b"/Root") + 5 :].split(b"R")[0] + b"R"
    added = signed + later % (size, root.strip(), before, len(signed) + 1)
    two = verify(added)
    assert any("after Ada Byrd had signed" in found.message for found in two.differences)
    # Written anew, the file is another altogether.
    three = verify(changed(signed, lambda opened: opened.add_blank_page()))
    assert {found.kind for found in three.differences} >= {"page", "signature"}


def test_poppler_finds_the_signature_valid(signed: bytes, tmp_path: Path) -> None:
    tool = shutil.which("pdfsig")
    if tool is None:
        pytest.skip("poppler's pdfsig is not on this machine")
    (tmp_path / "a.pdf").write_bytes(signed)
    said = subprocess.run(
        [tool, str(tmp_path / "a.pdf")], capture_output=True, text=True, check=False
    ).stdout
    assert "Signature is Valid" in said and "Total document signed" in said


def test_what_cannot_be_signed_with(certificate: Path, tmp_path: Path, signed: bytes) -> None:
    with pytest.raises(NotSigned, match="another passphrase"):
        open_signing(certificate, "wrong")
    (tmp_path / "none.p12").write_bytes(b"nothing")
    with pytest.raises(NotSigned, match="no PKCS#12 file"):
        open_signing(tmp_path / "none.p12", "")
    with pytest.raises(NotSigned, match="fields already"):
        sign(signed, open_signing(certificate, SECRET))


def run(*words: str) -> int:
    code = briefpdf.main(list(words), standalone_mode=False)
    assert isinstance(code, int)
    return code


def test_only_a_brief_that_passed_every_check_is_signed(
    certificate: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path, text in FILES.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
    monkeypatch.setenv("BRIEFPDF_SIGN_PASSPHRASE", SECRET)
    asked = ["render", "--workspace", str(tmp_path), "--sign", str(certificate)]
    assert run(*asked) == 0
    place = tmp_path / "build" / "council.pdf"
    assert status(place.read_bytes()).bottom_line
    assert verify(place.read_bytes()).code == 0
    before = place.read_bytes()
    claims = tmp_path / "briefs/claims/base.yaml"
    claims.write_text(claims.read_text().replace("in 1990 in Oslo.\n", "in 1890 in Oslo.\n", 1))
    assert run(*asked) == 1
    assert place.read_bytes() == before


@pytest.mark.parametrize("words", [["--draft", "--sign", "a.p12"], ["--timestamp-url", "http://a"]])
def test_what_makes_no_sense_together(words: list[str]) -> None:
    with pytest.raises(Exception, match=r"is not signed|give --sign"):
        run("render", *words)

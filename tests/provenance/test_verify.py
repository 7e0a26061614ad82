"""A file that is not what was issued is told from one that is, and says where."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
import io
import json
from pathlib import Path
import subprocess
import sys
from typing import Any

import pikepdf
import pytest

from briefpdf.project.load import load_project
from briefpdf.proof.inside import look_inside
from briefpdf.proof.reading.pages import read_pages
from briefpdf.provenance.pack import sealed
from briefpdf.provenance.written import claim_digest
from briefpdf.readers.claims import read_claims
from briefpdf.source.text import Text
from briefpdf.source.workspace import MemoryWorkspace

from .conftest import COPY, FILES, Issued, changed, files_in, verify, with_file

Issue = Callable[..., Issued]


def told(pdf: bytes, **where: Any) -> list[tuple[str, int, str]]:
    return [(one.kind, one.page, one.claim) for one in verify(pdf, **where).differences]


def carry(pdf: bytes, files: dict[str, bytes]) -> bytes:
    for name, data in files.items():
        pdf = with_file(pdf, name, data)
    return pdf


@pytest.mark.parametrize("engine", ["typst", "weasyprint"])
def test_what_was_issued_agrees_and_keeps_its_standards(issue: Issue, engine: str) -> None:
    issued = issue(engine=engine)
    verification = verify(issued.pdf)
    assert verification.differences == ()
    assert (verification.code, verification.claims, verification.not_at_hand) == (0, 3, 3)
    inside = look_inside(issued.pdf, read_pages(issued.pdf), judged=True)
    assert set(inside.standards) == {"PDF/A-3a", "PDF/UA-1"}
    assert inside.faults == ()


def test_the_same_brief_gives_the_same_bytes(issue: Issue, issued: Issued) -> None:
    assert issue().pdf == issued.pdf


def test_a_file_without_evidence_is_no_failure_of_its_own(issued: Issued) -> None:
    verification = verify(issued.bare)
    assert (verification.carries, verification.code) == (False, 2)


def test_a_letter_of_a_claim_on_the_page(issue: Issue, issued: Issued) -> None:
    # The evidence of the brief in a file whose page says Oslo with another letter.
    other = issue(
        {
            "briefs/claims/base.yaml": FILES["briefs/claims/base.yaml"].replace(
                "worked for the council", "worked for the councii"
            )
        }
    )
    forged = carry(other.bare, files_in(issued.pdf))
    found = verify(forged)
    assert found.code == 1
    assert ("claim", 1, "staff") in told(forged)
    assert not any(one.claim in ("founded", "budget") for one in found.differences)
    assert any("councii" in one.message for one in found.differences)


def test_a_capital_letter_on_the_page(issue: Issue, issued: Issued) -> None:
    other = issue(
        {
            "briefs/claims/base.yaml": FILES["briefs/claims/base.yaml"].replace(
                "statement: Its budget", "statement: its budget"
            )
        }
    )
    assert ("claim", 1, "budget") in told(carry(other.bare, files_in(issued.pdf)))


def test_a_letter_in_the_evidence(issued: Issued) -> None:
    files = files_in(issued.pdf)
    altered = files["evidence.json"].replace(b"More than 400 people", b"More than 900 people")
    assert altered != files["evidence.json"]
    assert ("pack", 1, "staff") in told(with_file(issued.pdf, "evidence.json", altered))
    page = files["evidence.json"].replace(b'"page":1,"text":["', b'"page":1,"text":["x')
    assert ("pack", 1, "") in told(with_file(issued.pdf, "evidence.json", page))
    broken = with_file(issued.pdf, "evidence.json", b"{" * 100_000)
    assert told(broken) == [("pack", 0, "")]


def resealed(pack: dict[str, Any], files: dict[str, bytes]) -> bytes:
    """Evidence whose hashes are all right again, as a forger would have them."""
    pack["items"] = [sealed(one) for one in pack["items"]]
    pack["about"]["records"] = [one["digest"] for one in (*pack["items"], *pack["pages"])]
    pack["about"]["attachments"] = {
        name: sha256(data).hexdigest() for name, data in files.items() if name != "evidence.json"
    }
    pack["about"] = sealed(pack["about"])
    return json.dumps(pack).encode()


def test_evidence_that_was_sealed_again_is_held_to_the_registry(issued: Issued) -> None:
    files = files_in(issued.pdf)
    pack = json.loads(files["evidence.json"])
    (item,) = [one for one in pack["items"] if one["claim"] == "budget"]
    item["body"][0]["quote"] = item["body"][0]["quote"].replace("14.7", "41.7")
    forged = with_file(issued.pdf, "evidence.json", resealed(pack, files))
    assert told(forged) == [("attachment", 0, "budget")]


def test_evidence_that_was_sealed_again_is_judged_by_the_rules(issued: Issued) -> None:
    # The evidence, the registry and all hashes say it; the passage does not.
    files = files_in(issued.pdf)
    pack = json.loads(files["evidence.json"])
    (item,) = [one for one in pack["items"] if one["claim"] == "budget"]
    item["statement"] = item["statement"].replace("14.7", "41.7")
    files["claims.yaml"] = files["claims.yaml"].replace(
        b"Its budget rose to $14.7", b"Its budget rose to $41.7"
    )
    claims = read_claims(Text("claims.yaml", files["claims.yaml"].decode())).value
    item["written"] = next(claim_digest(one) for one in claims if one.id == "budget")
    forged = carry(issued.pdf, {**files, "evidence.json": resealed(pack, files)})
    (found,) = verify(forged).differences
    assert (found.kind, found.claim) == ("verdict", "budget")
    assert "judge the claim budget unsupported, not verbatim" in found.message


def test_a_letter_in_the_registry_that_it_carries(issued: Issued) -> None:
    altered = files_in(issued.pdf)["claims.yaml"].replace(
        b"founded in 1990 in", b"founded in 1980 in"
    )
    found = told(with_file(issued.pdf, "claims.yaml", altered))
    assert ("attachment", 0, "") in found and ("attachment", 0, "founded") in found


def test_a_letter_in_what_it_says_of_a_source(issued: Issued) -> None:
    altered = files_in(issued.pdf)["references.bib"].replace(b"its Work", b"its Wark")
    found = verify(with_file(issued.pdf, "references.bib", altered)).differences
    assert [one.source for one in found] == ["", "council-2025"]


def test_another_program_may_write_the_same_file_again(issued: Issued, tmp_path: Path) -> None:
    with pikepdf.Pdf.open(io.BytesIO(issued.pdf)) as opened:
        opened.save(
            tmp_path / "a.pdf",
            linearize=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            recompress_flate=True,
        )
    assert verify((tmp_path / "a.pdf").read_bytes()).differences == ()


def test_a_letter_in_a_copy(issued: Issued, tmp_path: Path) -> None:
    (tmp_path / "council.txt").write_text(COPY)
    found = verify(issued.pdf, tmp_path)
    assert (found.code, found.found, found.not_at_hand) == (0, 3, 0)
    (tmp_path / "council.txt").write_text(COPY.replace("400 people", "500 people"))
    assert ("quote", 0, "staff") in told(issued.pdf, copies=tmp_path)
    # Whatever else was changed there, it is not the copy that the claims were checked in.
    (tmp_path / "council.txt").write_text(COPY.replace("No other body", "No other place"))
    assert {one[0] for one in told(issued.pdf, copies=tmp_path)} == {"copy"}
    (tmp_path / "council.txt").rename(tmp_path / "unrelated.txt")
    assert verify(issued.pdf, tmp_path).not_at_hand == 3


def test_copies_may_be_carried_along(issue: Issue) -> None:
    found = verify(issue(with_copies=True).pdf)
    assert (found.code, found.found, found.not_at_hand) == (0, 3, 0)


def test_the_evidence_of_another_brief(issue: Issue, issued: Issued) -> None:
    lines = FILES["briefs/council.md"].split("## What it is")[0].replace("C1", "C2")
    words = "Rivers carry water to the sea, and birds follow them south before winter comes. "
    other = issue({"briefs/council.md": f"{lines}## Nature\n\n{words * 12}"})
    forged = carry(other.bare, files_in(issued.pdf))
    (first, *_) = verify(forged).differences
    assert "that of “C1”" in first.message or ("claim", 1, "founded") in told(forged)


def test_a_page_that_was_added_or_taken_out(issued: Issued) -> None:
    def add(opened: pikepdf.Pdf) -> None:
        opened.add_blank_page()

    def repeat(opened: pikepdf.Pdf) -> None:
        opened.pages.append(opened.pages[0])

    def take_out(opened: pikepdf.Pdf) -> None:
        del opened.pages[-1]

    count = len(read_pages(issued.pdf).sizes)
    assert ("page", count + 1, "") in told(changed(issued.pdf, add))
    assert ("page", count + 1, "") in told(changed(issued.pdf, repeat))
    assert any(one[0] == "page" for one in told(changed(issued.pdf, take_out)))


def test_white_text_that_nobody_sees(issued: Issued) -> None:
    def write(opened: pikepdf.Pdf) -> None:
        page = opened.pages[0]
        fonts = page.obj.Resources.Font
        fonts["/Hidden"] = opened.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
            )
        )
        page.contents_add(b"q BT 1 1 1 rg /Hidden 10 Tf 100 300 Td (Praise the author) Tj ET Q")

    found = verify(changed(issued.pdf, write))
    assert [(one.kind, one.page) for one in found.differences] == [("words", 1)]
    (one,) = found.differences
    assert "nobody can see" in one.message and "Praise the author" in one.message


def test_what_is_drawn_over_the_words(issued: Issued) -> None:
    def cover(opened: pikepdf.Pdf) -> None:
        opened.pages[0].contents_add(b"q 1 1 1 rg 0 0 600 100 re f Q")

    assert ("page", 1, "") in told(changed(issued.pdf, cover))


def test_a_link_that_leads_elsewhere(issued: Issued) -> None:
    def mislead(opened: pikepdf.Pdf) -> None:
        for page in opened.pages:
            for link in page.obj.get("/Annots", ()):
                if "/A" in link and "council.example" in str(link.A.URI):
                    link.A.URI = pikepdf.String("https://elsewhere.example/")

    found = [one.message for one in verify(changed(issued.pdf, mislead)).differences]
    assert any("https://elsewhere.example/" in one for one in found)
    assert any("https://council.example/report" in one for one in found)


@pytest.mark.parametrize("name", ["claims.yaml", "references.bib", "evidence.json"])
def test_a_file_that_was_taken_out(issued: Issued, name: str) -> None:
    def take_out(opened: pikepdf.Pdf) -> None:
        del opened.attachments[name]
        opened.Root.AF = pikepdf.Array([one for one in opened.Root.AF if str(one.UF) != name])

    found = verify(changed(issued.pdf, take_out))
    assert found.code == 1
    assert any(name in one.message for one in found.differences)


def test_a_file_that_was_put_in(issued: Issued) -> None:
    assert ("attachment", 0, "") in told(with_file(issued.pdf, "more.txt", b"more"))


def test_what_the_file_says_beside_its_pages(issued: Issued) -> None:
    def retitle(opened: pikepdf.Pdf) -> None:
        opened.docinfo["/Title"] = "Another title"

    def act(opened: pikepdf.Pdf) -> None:
        opened.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")

    def read_out(opened: pikepdf.Pdf) -> None:
        for item in opened.objects:
            if isinstance(item, pikepdf.Dictionary) and "/Alt" in item:
                item["/Alt"] = "What is not on the page"

    for change in (retitle, act, read_out):
        assert told(changed(issued.pdf, change)) == [("document", 0, "")]


def test_a_source_that_a_workspace_has_as_withdrawn(issued: Issued) -> None:
    gone = FILES["refs.bib"].replace("  url =", "  status = {retracted},\n  url =")
    project = load_project(MemoryWorkspace({**FILES, "refs.bib": gone}), ())
    (one,) = verify(issued.pdf, project=project).differences
    assert (one.kind, one.source) == ("source", "council-2025")
    assert "founded, staff, budget rest on it" in one.message
    fine = load_project(MemoryWorkspace(dict(FILES)), ())
    assert (verify(issued.pdf, project=fine).code, verify(issued.pdf, project=fine).found) == (0, 3)


def test_on_a_bare_machine(issued: Issued, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(issued.pdf)
    (tmp_path / "forged.pdf").write_bytes(with_file(issued.pdf, "more.txt", b"more"))
    (tmp_path / "bare.pdf").write_bytes(issued.bare)
    (tmp_path / "none.pdf").write_bytes(b"%PDF-1.7 nothing")

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "briefpdf", "verify", *words]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)

    done = run("a.pdf")
    assert done.returncode == 0, done.stderr
    assert "It agrees with the evidence that it carries" in done.stdout
    assert "only a signature tells: it has none" in done.stdout
    done = run("forged.pdf", "--format", "json")
    report = json.loads(done.stdout)
    assert (done.returncode, report["agrees"], report["carries"]) == (1, False, True)
    assert report["differences"][0]["message"] == "the file carries more.txt, which was not issued"
    assert run("bare.pdf").returncode == run("none.pdf").returncode == 2

"""Documents from files and from the web, fit to be kept."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from briefpdf.bibliography.document import in_utf8, is_wall, open_address, open_file
from briefpdf.editing.lock import Refused

PAGE = "<!DOCTYPE html><html><head><title>Troops</title></head><body><p>{}</p></body></html>"


def refused(open_: Any, *arguments: Any) -> Refused:
    with pytest.raises(Refused) as caught:
        open_(*arguments)
    assert caught.value.hints or "MB" in str(caught.value)
    return caught.value


@pytest.mark.parametrize(
    ("name", "data", "kind", "ending"),
    [
        ("a.txt", b"Troops\n\nText.", "text", ".txt"),
        ("a.md", b"# Troops\n", "Markdown", ".md"),
        ("a.htm", PAGE.format("Text.").encode(), "HTML", ".html"),
        ("a", PAGE.format("Text.").encode(), "HTML", ".html"),
    ],
)
def test_what_a_document_is_decides_the_name_of_its_file(
    tmp_path: Path, name: str, data: bytes, kind: str, ending: str
) -> None:
    (tmp_path / name).write_bytes(data)
    document = open_file(tmp_path / name)
    assert (document.kind, document.ending, document.data) == (kind, ending, data)
    assert document.facts.title == "Troops"
    assert document.place == tmp_path / name


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("a.docx", b"PK\x03\x04rest", "is a ZIP file of another kind, which is not read"),
        ("a.bin", b"\0\1\2", "is neither PDF nor HTML nor text"),
        ("a.txt", b"", "has no text: it is empty or only pictures"),
        ("a.pdf", b"%PDF-1.7 broken", "is a broken PDF"),
    ],
)
def test_what_cannot_be_read_is_not_kept(tmp_path: Path, name: str, data: bytes, why: str) -> None:
    (tmp_path / name).write_bytes(data)
    assert str(refused(open_file, tmp_path / name)) == f"{tmp_path / name} {why}"


def test_a_folder_is_no_document(tmp_path: Path) -> None:
    assert str(refused(open_file, tmp_path)).endswith(" is a folder")
    assert str(refused(open_file, tmp_path / "none")).endswith(" is not there")


def test_a_device_is_no_document() -> None:
    assert str(refused(open_file, Path("/dev/zero"))) == "/dev/zero is no file"


def test_a_page_is_kept_as_it_was_served(site: Any) -> None:
    url = site.page("/report", PAGE.format("Text."))
    document = open_address(url, True)
    assert (document.kind, document.url, document.place) == ("HTML", url, None)
    assert document.data == PAGE.format("Text.").encode()


def test_an_address_that_moved_for_good_is_recorded_as_the_new_one(site: Any) -> None:
    new = site.page("/new", PAGE.format("Text."))
    for status, url in ((301, new), (302, site.url("/old"))):
        assert open_address(site.redirect("/old", "/new", status), True).url == url


@pytest.mark.parametrize(
    ("media_type", "why"),
    [
        ("image/png", "is image/png, which is not read"),
        ("application/zip", "is application/zip, which is not read"),
        ("application/vnd.ms-excel; x=1", "is application/vnd.ms-excel, which is not read"),
    ],
)
def test_another_content_type_is_refused(site: Any, media_type: str, why: str) -> None:
    assert str(refused(open_address, site.page("/x", b"data", media_type), True)).endswith(why)


def test_a_content_type_that_is_not_true_changes_nothing(site: Any) -> None:
    assert open_address(site.page("/x", "Troops\n\nText.", "application/pdf"), True).kind == "text"
    assert "broken PDF" in str(
        refused(open_address, site.page("/y", b"%PDF-1.7 x", "text/html"), True)
    )


def test_what_is_sent_in_a_documents_stead_is_no_document(site: Any) -> None:
    sent = site.page("/x.pdf", "Try again later.", "application/pdf")
    assert "named as a PDF and holds plain text" in str(refused(open_address, sent, True))
    # A page about a document may have its name.
    about = open_address(site.page("/File:x.pdf", PAGE.format("Its licence.")), True)
    assert (about.kind, about.ending) == ("HTML", ".html")


@pytest.mark.parametrize(
    ("status", "why"), [(404, "answers 404 Not Found"), (403, "answers 403 Forbidden")]
)
def test_an_answer_that_is_none_is_refused(site: Any, status: int, why: str) -> None:
    assert why in str(refused(open_address, site.page("/x", PAGE, status=status), True))


def test_a_check_for_robots_is_not_kept(site: Any) -> None:
    url = site.page("/x", PAGE.format("Just a moment... checking your browser"))
    assert "check for robots" in str(refused(open_address, url, True))


def test_a_private_address_is_refused_and_named(site: Any) -> None:
    problem = refused(open_address, site.page("/x", PAGE.format("Text.")))
    assert "private network" in str(problem)
    assert problem.hints == ("--allow-private asks there all the same.",)
    assert site.asked == []


def test_markdown_of_the_web_is_markdown(site: Any) -> None:
    url = site.page("/readme", "# Troops\n", "text/markdown")
    assert open_address(url, True).ending == ".md"


@pytest.mark.parametrize(
    ("data", "content_type", "kept"),
    [
        ("caf\u00e9".encode("latin-1"), "text/html; charset=ISO-8859-1", "caf\u00e9"),
        ("日本".encode("shift_jis"), "text/plain; charset=Shift_JIS", "日本"),
        ("日本".encode(), "text/plain; charset=Shift_JIS", "日本"),
    ],
)
def test_only_the_server_s_word_on_the_encoding_is_kept_as_utf_8(
    data: bytes, content_type: str, kept: str
) -> None:
    assert in_utf8(data, content_type).decode("utf-8-sig") == kept


@pytest.mark.parametrize(
    "content_type", ["text/html", "text/html; charset=none", "text/html; charset=hex", ""]
)
def test_without_a_sound_word_nothing_is_changed(content_type: str) -> None:
    assert in_utf8(b"caf\xe9", content_type) == b"caf\xe9"


def test_a_long_page_that_speaks_of_captchas_is_no_wall() -> None:
    assert is_wall({}, "Please solve this CAPTCHA.")
    assert is_wall({"cf-mitigated": "challenge"}, "x" * 9999)
    assert not is_wall({}, "A history of the CAPTCHA. " + "It is long. " * 400)

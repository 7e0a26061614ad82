"""A source is added whole, or not at all."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from hashlib import sha256
import io
from pathlib import Path

from click.testing import CliRunner
import openpyxl
import pytest

from briefpdf.bibliography.add import Added, Wishes, add_source
from briefpdf.bibliography.document import open_file
from briefpdf.checks.examples import BASE, REFS
from briefpdf.cli.commands.source import add as verb
from briefpdf.cli.main import briefpdf as command
from briefpdf.editing.lock import Refused
from briefpdf.editing.transaction import Transaction
from briefpdf.project.load import load_project
from briefpdf.source.workspace import DiskWorkspace

Write = Callable[..., Path]
TODAY = date(2026, 1, 15)
TEXT = b"Ships at Sea\n\nNine ships sailed.\n"


@pytest.fixture
def ships(tmp_path: Path) -> Path:
    path = tmp_path / "ships.txt"
    path.write_bytes(TEXT)
    return path


def added(folder: Path, file: Path, key: str = "ships", **more: object) -> Added:
    wishes = Wishes(key, **more)  # type: ignore[arg-type]
    return add_source(DiskWorkspace(folder), open_file(file), wishes, TODAY)


ENTRY = (
    "@misc{ships,\n"
    "  title       = {Ships at Sea},\n"
    "  urldate     = {2026-01-15},\n"
    "  file        = {briefs/sources/ships.txt},\n"
    f"  sha256      = {{{sha256(TEXT).hexdigest()}}},\n"
    "}\n"
)


def test_a_copy_is_kept_and_an_entry_appended(workspace: Write, ships: Path) -> None:
    folder = workspace({})
    done = added(folder, ships)
    assert (done.copy, done.copied) == ("briefs/sources/ships.txt", True)
    assert (folder / done.copy).read_bytes() == TEXT
    assert (folder / REFS).read_text() == f"{BASE[REFS]}\n{ENTRY}"
    project = load_project(DiskWorkspace(folder))
    assert project.references["ships"].files == ("briefs/sources/ships.txt",)
    assert project.found("REF001") == ()


@pytest.mark.parametrize(
    ("before", "gap"),
    [
        (b"% nothing yet\n", b"\n"),
        (b"% no end", b"\n\n"),
        (b"% two\n\n", b""),
        (b"", b""),
        (b"\xef\xbb\xbf% marked\r\n% twice\r\n", b"\r\n"),
        (b"% mixed\n% more\r\n% most\n", b"\n"),
        (b"% mac\r% more\r", b"\r"),
    ],
)
def test_every_other_byte_stays_as_it_is(
    workspace: Write, ships: Path, before: bytes, gap: bytes
) -> None:
    folder = workspace({REFS: before})
    added(folder, ships)
    after = (folder / REFS).read_bytes()
    newline = b"\r\n" if b"twice" in before else b"\r" if b"mac" in before else b"\n"
    assert after == before + gap + ENTRY.encode().replace(b"\n", newline)


def test_a_bibliography_is_begun(workspace: Write, ships: Path) -> None:
    folder = workspace({})
    (folder / REFS).unlink()
    added(folder, ships)
    assert (folder / REFS).read_text() == ENTRY


def test_what_a_person_says_goes_before_what_the_document_says(
    workspace: Write, ships: Path
) -> None:
    folder = workspace({})
    added(
        folder,
        ships,
        type="Report",
        title="Ships {of} War",
        authors=("Byrd, Ada", "Bo Chen"),
        publisher="Navy & Co",
        date="2025-06",
        url="https://navy.example/ships",
    )
    reference = load_project(DiskWorkspace(folder)).references["ships"]
    assert reference.type == "report"
    assert reference.get("title") == "Ships {of} War"
    assert [(name.given, name.family) for name in reference.names["author"]] == [
        ("Ada", "Byrd"),
        ("Bo", "Chen"),
    ]
    assert reference.get("institution") == "Navy & Co"
    assert (str(reference.date), reference.get("url")) == ("2025-06", "https://navy.example/ships")


def test_a_copy_in_its_place_stays_there(workspace: Write) -> None:
    folder = workspace({"briefs/sources/old ships.txt": TEXT.decode()})
    done = added(folder, folder / "briefs/sources/old ships.txt")
    assert (done.copy, done.copied) == ("briefs/sources/old ships.txt", False)
    assert load_project(DiskWorkspace(folder)).references["ships"].files == (done.copy,)


@pytest.mark.parametrize("name", ["a:b.txt", "a{b.txt", "a;b.txt", "a%b.txt", "a\\b.txt", "ü.txt"])
def test_a_name_that_a_bibliography_cannot_hold_gets_another(
    workspace: Write, tmp_path: Path, name: str
) -> None:
    folder = workspace({})
    for place in (tmp_path / name, folder / "briefs/sources" / name):
        place.write_bytes(TEXT)
        done = added(folder, place, key=f"k{place.is_relative_to(folder)}")
        assert done.copy == f"briefs/sources/k{place.is_relative_to(folder)}.txt"
        reference = load_project(DiskWorkspace(folder)).references[done.entry.key]
        assert reference.files == (done.copy,)


def test_another_file_is_never_overwritten(workspace: Write, ships: Path) -> None:
    folder = workspace({"briefs/sources/ships.txt": "Other ships.\n"})
    assert added(folder, ships).copy == "briefs/sources/ships-2.txt"
    assert (folder / "briefs/sources/ships.txt").read_text() == "Other ships.\n"


def test_the_same_document_is_kept_once(workspace: Write, ships: Path) -> None:
    folder = workspace({"briefs/sources/a-b.txt": TEXT.decode()})
    done = added(folder, ships, key="a/b")
    assert (done.copy, done.copied) == ("briefs/sources/a-b.txt", False)


def unchanged(folder: Path, ships: Path, **more: str) -> Refused:
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    with pytest.raises(Refused) as caught:
        added(folder, ships, **more)  # type: ignore[arg-type]
    after = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert {p: d for p, d in after.items() if ".briefpdf" not in p.parts} == before
    assert caught.value.hints
    return caught.value


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"key": "crs-troops"}, "the source “crs-troops” is in refs.bib already"),
        ({"key": "CRS-Troops"}, "the source “CRS-Troops” is in refs.bib already as “crs-troops”"),
        ({"key": "a b"}, "“a b” cannot be a key"),
        ({"key": "../x"}, "“../x” cannot be a key"),
        ({"key": "x}"}, "“x}” cannot be a key"),
        ({"key": "x:"}, "“x:” cannot be a key"),
        ({"key": ""}, "“” cannot be a key"),
        ({"key": "x\n\x1b[31m"}, "“x [31m” cannot be a key"),
        ({"type": "reprot"}, "there is no type “reprot”"),
        ({"date": "June"}, "“June” is no date"),
        ({"date": "2025-13-01"}, "“2025-13-01” is no date"),
        ({"url": "ftp://x"}, "“ftp://x” is no address"),
        ({"url": "https://"}, "“https://” is no address"),
        ({"url": "https://a b}{"}, "“https://a b}{” is no address"),
    ],
)
def test_what_cannot_be_is_refused_with_nothing_written(
    workspace: Write, ships: Path, more: dict[str, str], why: str
) -> None:
    assert str(unchanged(workspace({}), ships, **more)) == why


def test_a_key_of_xdata_is_taken_too(workspace: Write, ships: Path) -> None:
    folder = workspace({REFS: BASE[REFS] + "@xdata{ships, title={T}}\n"})
    assert str(unchanged(folder, ships)) == "the key “ships” is in refs.bib already"


@pytest.mark.parametrize(
    "refs",
    [
        BASE[REFS] + "@misc{open, title = {never",
        BASE[REFS] + "@misc{open, note = {{a}, x = {",
        "@misc{open, title = {never},\n\n" + BASE[REFS],
    ],
)
def test_an_entry_that_is_never_closed_must_be_mended_first(
    workspace: Write, ships: Path, refs: str
) -> None:
    assert "never closed" in str(unchanged(workspace({REFS: refs}), ships))


def test_a_bibliography_that_cannot_be_read_is_told(workspace: Write, ships: Path) -> None:
    folder = workspace({REFS: b"\xff\xfe binary"})
    assert "UTF-8" in str(unchanged(folder, ships))


def test_a_folder_that_leads_out_is_refused(workspace: Write, ships: Path, tmp_path: Path) -> None:
    folder = workspace({"briefs/sources/x.txt": "x"})
    for file in (folder / "briefs/sources").iterdir():
        file.unlink()
    (folder / "briefs/sources").rmdir()
    outside = tmp_path / "outside"
    outside.mkdir()
    (folder / "briefs/sources").symlink_to(outside)
    assert "leads out" in str(unchanged(folder, ships))
    assert list(outside.iterdir()) == []


def test_a_bibliography_that_cannot_be_written_leaves_no_copy(
    workspace: Write, ships: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = workspace({})

    def write(self: Transaction) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Transaction, "write", write)
    with pytest.raises(OSError):
        added(folder, ships)
    assert not (folder / "briefs/sources/ships.txt").exists()
    assert (folder / REFS).read_text() == BASE[REFS]


def test_copies_go_where_the_briefs_are(workspace: Write, ships: Path) -> None:
    folder = workspace({"briefpdf.toml": 'briefs = "papers/*.md"\nreferences = "lib/all.bib"\n'})
    (folder / "lib").mkdir()
    done = added(folder, ships)
    assert (done.copy, done.bibliography) == ("papers/sources/ships.txt", "lib/all.bib")


def table() -> bytes:
    file = io.BytesIO()
    book = openpyxl.Workbook()
    book.active.append(["State", "Ships"])  # type: ignore[union-attr]
    book.save(file)
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("ships.xlsx", table(), "dataset"),
        ("ships.csv", b"State,Ships\nOhio,9\n", "dataset"),
        ("ships.vtt", b"WEBVTT\n\n00:00:10.000 --> 00:00:14.000\nNine ships sailed.\n", "misc"),
        (
            "ships.html",
            b"<html><title>Ships</title><body>Nine ships sailed.</body></html>",
            "online",
        ),
        ("ships.md", b"# Ships\n\nNine ships sailed.\n", "misc"),
    ],
)
def test_a_document_of_each_kind_gets_an_entry_of_a_type_of_its_own(
    workspace: Write, tmp_path: Path, name: str, data: bytes, kind: str
) -> None:
    (tmp_path / name).write_bytes(data)
    folder = workspace({})
    done = added(folder, tmp_path / name)
    assert done.entry.type == kind
    assert (folder / done.copy).read_bytes() == data


@pytest.mark.parametrize(
    ("answer", "words", "asked", "is_added"),
    [
        ("n\n", (), True, False),
        ("y\n", (), True, True),
        ("", ("--yes",), False, True),
        ("", ("--format", "json"), False, True),
    ],
)
def test_on_a_terminal_what_the_document_says_of_itself_is_asked_about(
    workspace: Write,
    ships: Path,
    monkeypatch: pytest.MonkeyPatch,
    answer: str,
    words: tuple[str, ...],
    asked: bool,
    is_added: bool,
) -> None:
    monkeypatch.setattr(verb, "can_ask", lambda: True)
    folder = workspace({})
    typed = ("source", "add", str(ships), "--key", "ships", "--workspace", str(folder), *words)
    done = CliRunner().invoke(command, typed, input=answer, standalone_mode=False)
    assert done.exception is None
    assert ("Is that right?" in done.stderr) == asked
    assert ("title       = {Ships at Sea}" in done.stderr) == asked
    assert ("@misc{ships" in (folder / REFS).read_text()) == is_added
    assert (folder / "briefs/sources/ships.txt").exists() == is_added

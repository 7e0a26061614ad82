"""A library of another machine, taken into a workspace."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
import json
from pathlib import Path

from click.testing import CliRunner
import pytest

from briefpdf.bibliography.attachments import Attachments
from briefpdf.bibliography.library import Library, import_library
from briefpdf.cli.main import briefpdf as command
from briefpdf.editing.lock import Refused
from briefpdf.readers.bib.references import read_references
from briefpdf.source.text import Text
from briefpdf.source.workspace import DiskWorkspace

Files = dict[str, str | bytes]


def entry(number: int) -> tuple[str, str]:
    """An entry of a library by one of three programs, and where its file lies beside it."""
    key = f"doe{number}report"
    zotero = f"storage/AB{number:06}/Doe - Report {number}.txt"
    forms = (
        # Zotero on Windows, Better BibTeX on a Mac, and JabRef with a folder of its own.
        (
            f"Full Text:C\\:\\\\Users\\\\me\\\\Zotero\\\\storage\\\\AB{number:06}\\\\"
            f"Doe - Report {number}.txt:text/plain",
            zotero,
        ),
        (f"/Users/me/Zotero/{zotero}", zotero),
        (f":Doe{number}.txt:Text", f"papers/Doe{number}.txt"),
    )
    written, place = forms[number % 3]
    return (
        f"@techreport{{{key},\n  title = {{Report number {number}}},\n  author = {{Doe, Jane}},\n"
        f"  institution = lab,\n  date = {{2020-01-{number % 28 + 1:02}}},\n"
        f"  file = {{{written}}},\n  keywords = {{a, b}}\n}}\n",
        place,
    )


@pytest.fixture
def library(tmp_path: Path) -> Callable[[int], Path]:
    """Writes a library of so many entries, and the files of nine in ten of them."""

    def written(count: int) -> Path:
        folder = tmp_path / "export"
        texts = ["@string{lab = {The Lab}}\n"]
        for number in range(count):
            text, place = entry(number)
            texts.append(text)
            if number % 10:
                path = folder / place
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(f"What report {number} says.\n")
        folder.mkdir(exist_ok=True)
        (folder / "office.bib").write_text("\n".join(texts), "utf-8")
        return folder / "office.bib"

    return written


def bibliography(folder: Path) -> str:
    """The text of refs.bib."""
    return (folder / "refs.bib").read_text("utf-8")


def taken(folder: Path, path: Path, **more: object) -> Library:
    """What became of a library."""
    return import_library(DiskWorkspace(folder), path, **more)  # type: ignore[arg-type]


def test_an_office_takes_its_library_in_with_one_command(
    workspace: Callable[[Files], Path], library: Callable[[int], Path]
) -> None:
    folder, path = workspace({}), library(150)
    before = bibliography(folder)
    done = CliRunner().invoke(
        command, ["source", "import", str(path), "--workspace", str(folder)], standalone_mode=False
    )
    assert done.exception is None, done.output
    assert "150 in the library: 150 added, 0 there already; 135 files copied in, 15 not" in (
        done.stderr
    )
    # One table of the rest, and nothing else.
    assert len(done.stdout.splitlines()) == 15
    assert all("not found" in line for line in done.stdout.splitlines())
    after = bibliography(folder)
    assert after.startswith(before)
    references = read_references(Text("refs.bib", after))
    assert references.diagnostics == ()
    for number in range(150):
        one = references.value[f"doe{number}report"]
        assert one.get("institution") == "The Lab" and one.get("keywords") == "a, b"
        if number % 10:
            (copy,) = one.files
            data = (folder / copy).read_bytes()
            assert data == f"What report {number} says.\n".encode()
            assert one.get("sha256") == sha256(data).hexdigest()
        else:
            assert one.files == ()
    checked = CliRunner().invoke(
        command, ["check", "--format", "json", "--workspace", str(folder)], standalone_mode=False
    )
    found = json.loads(checked.stdout)["findings"]
    assert [one for one in found if one["severity"] == "error"] == []


def test_it_is_safe_to_run_again(
    workspace: Callable[[Files], Path], library: Callable[[int], Path]
) -> None:
    folder, path = workspace({}), library(12)
    taken(folder, path)
    once = {each: each.read_bytes() for each in folder.rglob("*") if each.is_file()}
    again = taken(folder, path)
    assert {one.outcome for one in again.entries} == {"known"} and again.changed == ()
    assert once == {each: each.read_bytes() for each in folder.rglob("*") if each.is_file()}
    # What was missing has come, one entry is new, another was corrected here.
    (path.parent / "storage/AB000010").mkdir(parents=True)
    (path.parent / "storage/AB000010/Doe - Report 10.txt").write_text("Late.\n")
    path.write_text(path.read_text() + "@misc{new1, title = {New}}\n")
    text = bibliography(folder)
    (folder / "refs.bib").write_text(text.replace("Report number 3}", "Report number 3, revised}"))
    third = {one.key: one for one in taken(folder, path).entries}
    assert third["doe10report"].outcome == "copy added"
    assert third["new1"].outcome == "added"
    assert third["doe3report"].outcome == "differs"
    assert "Report number 3, revised" in bibliography(folder)
    found = read_references(Text("refs.bib", bibliography(folder))).value["doe10report"]
    assert (folder / found.files[0]).read_text() == "Late.\n"
    assert found.get("sha256") == sha256(b"Late.\n").hexdigest()


def test_a_dry_run_says_the_same_and_writes_nothing(
    workspace: Callable[[Files], Path], library: Callable[[int], Path]
) -> None:
    folder, path = workspace({}), library(12)
    once = {each: each.read_bytes() for each in folder.rglob("*") if each.is_file()}
    dry = taken(folder, path, dry_run=True)
    assert once == {each: each.read_bytes() for each in folder.rglob("*") if each.is_file()}
    assert taken(folder, path) == dry


def test_only_some_come_with_what_they_inherit(workspace: Callable[[Files], Path]) -> None:
    folder = workspace({})
    path = folder.parent / "all.bib"
    path.write_text(
        "@inbook{part, crossref = {whole}, title = {Part}, file = {gone.pdf}}\n"
        "@book{whole, title = {Whole}, publisher = {P}, date = {2020}, author = {A, B}}\n"
        "@misc{other, title = {Other}}\n@misc{bad key, title = {Bad}}\n@misc{broken, title = {Bro\n"
    )
    made = {one.key: one for one in taken(folder, path, keys=["part"]).entries}
    assert made["part"].outcome == made["whole"].outcome == "added"
    assert "other" not in made and made["part"].missing == (("gone.pdf", "not found"),)
    rest = {one.key: one.outcome for one in taken(folder, path).entries}
    assert rest["other"] == "added" and rest["part"] == "known"
    assert rest["bad key"] == "unreadable"
    assert "crossref = {whole}" in bibliography(folder) and "gone.pdf" not in bibliography(folder)


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("/Users/me/Zotero/storage/K1/a.pdf", "storage/K1/a.pdf"),
        ("C:/Users/me/Zotero/storage/K2/a.pdf", "storage/K2/a.pdf"),
        ("file:///C:/Users/me/My%20Files/K2/a.pdf", "storage/K2/a.pdf"),
        ("storage/K1/a.pdf", "storage/K1/a.pdf"),
        ("files/12/A long name of a report.pdf", "deep/down/A long name of a report.pdf"),
        # Of two files of one name, and none of its folder, nobody can tell.
        ("/Users/me/elsewhere/a.pdf", None),
        ("/Users/me/x.pdf", None),
    ],
)
def test_a_path_of_another_machine_is_found_by_its_end(
    tmp_path: Path, written: str, place: str | None
) -> None:
    for name in ("storage/K1/a.pdf", "storage/K2/a.pdf", "deep/down/A long name of a report.pdf"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"%PDF-")
    found = Attachments(tmp_path / "library.bib", None).find(written)
    assert found == (tmp_path / place if place else None)


def test_a_library_that_is_the_bibliography_gets_its_copies(
    workspace: Callable[[Files], Path], library: Callable[[int], Path]
) -> None:
    exported = library(6)
    folder = workspace({"refs.bib": exported.read_text("utf-8"), "briefs/claims/base.yaml": ""})
    done = taken(folder, folder / "refs.bib", folders=[exported.parent])
    assert [one.outcome for one in done.entries] == ["known", *["copy added"] * 5]
    found = read_references(Text("refs.bib", bibliography(folder))).value
    for number in range(1, 6):
        (copy,) = found[f"doe{number}report"].files
        assert (folder / copy).read_text() == f"What report {number} says.\n"
    assert found["doe0report"].files[0].endswith("storage/AB000000/Doe - Report 0.txt")


@pytest.mark.parametrize("form", ["{place}", "../outside/secret.txt", "file://{place}", "link.txt"])
def test_a_library_in_the_workspace_copies_nothing_in_from_outside(
    tmp_path: Path, form: str
) -> None:
    root = tmp_path / "workspace"
    root.mkdir()
    (root / "briefpdf.toml").touch()
    (root / "refs.bib").touch()
    outside = tmp_path / "outside"
    outside.mkdir()
    secret = outside / "secret.txt"
    secret.write_text("root:x:0:0\n")
    (root / "link.txt").symlink_to(secret)
    library = root / "office.bib"
    written = form.format(place=secret)
    library.write_text(f"@misc{{one,\n  title = {{One}},\n  file = {{{written}}},\n}}\n")
    workspace = DiskWorkspace(root)
    done = import_library(workspace, library)
    assert done.entries[0].copies == ()
    assert done.entries[0].missing
    # Who names the folder answers for it, and so does who has the library elsewhere.
    if form == "{place}":
        assert "--files" in done.entries[0].missing[0][1]
        named = import_library(workspace, library, [outside])
        assert [one.outcome for one in named.entries] == ["copy added"]


def test_a_library_copies_no_keys_and_passwords(tmp_path: Path) -> None:
    # It is from elsewhere: what it names is to be a document.
    home = tmp_path / "home"
    for name in (".ssh/id_rsa", ".netrc", ".zotero/storage/AB/report.txt"):
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_text("x")
    attachments = Attachments(tmp_path / "office.bib", None)
    for name in (".ssh/id_rsa", ".netrc"):
        assert attachments.find(str(home / name)) is None
        assert attachments.why_not(str(home / name)) == "hidden, and no document by its name"
    assert attachments.find(str(home / ".zotero/storage/AB/report.txt")) is not None


def test_what_is_no_library_is_told(tmp_path: Path) -> None:
    (tmp_path / "office.ris").write_text("TY  - RPRT\nTI  - A report\nER  -\n")
    with pytest.raises(Refused, match=r"office\.ris has no entry of BibTeX"):
        import_library(DiskWorkspace(tmp_path), tmp_path / "office.ris")

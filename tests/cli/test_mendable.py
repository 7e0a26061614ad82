"""What a user can mend is told, with exit code 1 or 2: nothing of it is a bug."""

from __future__ import annotations

from collections.abc import Callable, Mapping
import errno
import io
import os
from pathlib import Path
import subprocess
import zipfile

import openpyxl
import pytest

from briefpdf.checks.examples import BASE, BRIEF, CLAIMS, REFS, SETTINGS
from briefpdf.cli.main import briefpdf
from briefpdf.cli.stop import Ended
from briefpdf.inspection.workspace import NotFound, find_workspace

Write = Callable[..., Path]
Run = Callable[..., "subprocess.CompletedProcess[str]"]

REVIEW = "    author: ab\n    review: {{by: mm, {}fingerprint: abc}}\n"


def reviewed(day: str) -> dict[str, str]:
    return {CLAIMS: BASE[CLAIMS].replace("    author: ab\n", REVIEW.format(day))}


@pytest.mark.parametrize(
    ("files", "code", "said"),
    [
        (reviewed("on: 2025-6-10, "), 1, "“2025-6-10”, not a date"),
        (reviewed(""), 1, "has no `on`"),
        ({SETTINGS: 'briefs = "briefs/**.md"\n'}, 2, "** can only stand for folders"),
        ({SETTINGS: 'briefs = "."\n'}, 2, "“.” names a folder, not files"),
        ({SETTINGS: 'briefs = "./"\n'}, 2, "write, for example, briefs/*.md"),
        ({SETTINGS: 'claims = "briefs/claims/"\n'}, 2, "write, for example, briefs/claims/*.yaml"),
        ({SETTINGS: f'claims = "{BRIEF}"\n'}, 2, "“briefs” and “claims” both name"),
        ({SETTINGS: f'references = "{CLAIMS}"\n'}, 2, "“claims” and “references” both name"),
        ({SETTINGS: f'reviews = "{REFS}"\n'}, 2, "“references” and “reviews” both name"),
        ({SETTINGS: f'template = "{"a" * 300}"\n'}, 1, "there is no template “aaa"),
        ({SETTINGS: f'references = "{"a" * 300}"\n'}, 1, "CLAIM002"),
        ({SETTINGS: "[limits]\nseconds = 0\n"}, 2, "a number of seconds, 1 to 3600"),
        ({SETTINGS: '[limits]\nmemory = "lots"\n'}, 2, "such as “2 GB”, from 256 MB to 64 GB"),
        ({SETTINGS: "[limits]\nsecond = 3\n"}, 2, "Did you mean “seconds”?"),
    ],
)
@pytest.mark.parametrize("cache", [True, False])
def test_check_tells_it(
    workspace: Write, typed: Run, files: Mapping[str, str], code: int, said: str, cache: bool
) -> None:
    done = typed("check", *(() if cache else ("--no-cache",)), cwd=workspace(files))
    assert said in done.stdout + done.stderr
    assert done.returncode == code


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("claim", "add"), "Write briefpdf claim add ID --statement TEXT"),
        (("claim", "add", "ships"), "Write briefpdf claim add ships --statement TEXT"),
        (("verify", "nosuch.pdf"), "Name a PDF that was built"),
    ],
)
def test_what_is_left_out_is_told_with_what_to_write(
    workspace: Write, typed: Run, words: tuple[str, ...], said: str
) -> None:
    done = typed(*words, cwd=workspace({}))
    assert (done.returncode, said in done.stderr) == (2, True)


@pytest.mark.parametrize(
    "words",
    [
        ("claim", "list"),
        ("claim", "edit", "troops-2024", "--set", "short=X"),
        ("source", "list"),
        ("source", "impact", "crs-troops"),
        ("claim", "where", "troops-2024"),
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("settings", ["claims = [", 'claims = "."\n', "references = 3\n"])
def test_no_command_answers_for_files_that_no_setting_names(
    workspace: Write, typed: Run, words: tuple[str, ...], settings: str
) -> None:
    folder = workspace({SETTINGS: settings})
    done = typed(*words, cwd=folder)
    assert done.returncode == 2
    assert "“briefpdf check” shows where" in done.stderr
    assert (folder / CLAIMS).read_text() == BASE[CLAIMS]


@pytest.mark.parametrize("place", [SETTINGS, REFS, CLAIMS, BRIEF])
@pytest.mark.parametrize("target", ["outside", "nowhere"])
def test_a_link_in_a_files_place_is_told(
    workspace: Write, typed: Run, tmp_path: Path, place: str, target: str
) -> None:
    folder = workspace({"pyproject.toml": "[tool.briefpdf]\n"})
    (tmp_path / "outside").write_text(BASE[place])
    (folder / place).unlink()
    (folder / place).symlink_to(tmp_path / target)
    done = typed("check", cwd=folder)
    why = "leads out of the workspace"
    assert f"{place} is a link that {why}" in done.stdout
    assert done.returncode == (2 if place == SETTINGS else 1)


@pytest.mark.parametrize("character", ["\x7f", "\x0b", "\x0e", "\0", "\ufdd0", "\ufffe"])
def test_a_stray_character_costs_the_bibliography_no_entry(
    workspace: Write, typed: Run, character: str
) -> None:
    entry = f"@misc{{more,\n  title = {{More}},\n  abstract = {{a{character}b}},\n}}\n"
    folder = workspace({REFS: entry + BASE[REFS]})
    done = typed("check", cwd=folder)
    said = f"here is an unprintable character, U+{ord(character):04X}"
    assert f"refs.bib:3:16: REF018 warning: {said}" in done.stdout
    assert "CLAIM002" not in done.stdout
    # Between two letters one may be lost: no machine deletes it.
    typed("check", "--fix", cwd=folder)
    assert character in (folder / REFS).read_text("utf-8", errors="strict")


def test_a_stray_character_that_stands_alone_is_deleted(workspace: Write, typed: Run) -> None:
    folder = workspace({REFS: BASE[REFS].replace("Troops Abroad", "Troops \x7fAbroad")})
    typed("check", "--fix", cwd=folder)
    assert "  title = {Troops Abroad},\n" in (folder / REFS).read_text("utf-8")


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such names")
@pytest.mark.parametrize("place", ["briefs/caf\udce9.md", "briefs/claims/caf\udce9.yaml"])
@pytest.mark.parametrize("words", [["check"], ["check", "--format", "json"], ["render"]])
def test_a_name_that_is_not_utf_8_is_told(
    workspace: Write, typed: Run, place: str, words: list[str]
) -> None:
    folder = workspace({})
    try:
        (folder / place).write_text("x")
    except OSError:
        pytest.skip("this file system takes no such name")
    done = typed(*words, cwd=folder)
    assert done.returncode == 2
    assert "is not UTF-8" in done.stderr and r"caf\xe9" in done.stderr


@pytest.mark.skipif(os.name != "posix", reason="links need a right on Windows")
@pytest.mark.parametrize("words", [["check"], ["render"], ["claim", "list"]])
def test_a_link_that_leads_to_itself_is_told(
    workspace: Write, typed: Run, words: list[str]
) -> None:
    folder = workspace({})
    (folder / "briefs/round.md").symlink_to("round.md")
    done = typed(*words, cwd=folder)
    assert done.returncode == 2
    assert "briefs/round.md cannot be read" in done.stderr


@pytest.mark.parametrize("editor", ["it's", "no-such-editor-anywhere"])
def test_an_editor_that_is_no_command_is_told(
    workspace: Write, typed: Run, monkeypatch: pytest.MonkeyPatch, editor: str
) -> None:
    monkeypatch.setenv("EDITOR", editor)
    monkeypatch.delenv("VISUAL", raising=False)
    done = typed("claim", "add", "x", "--editor", cwd=workspace({}))
    assert done.returncode == 2
    assert "What was typed is in" in done.stderr


def zipped(**files: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name, content in files.items():
            packed.writestr(name.replace("__", "/"), content)
    return out.getvalue()


def sheet(**cells: str) -> bytes:
    book = openpyxl.Workbook()
    for place, value in cells.items():
        book.active[place] = value  # type: ignore[index]
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (zipped(word__document="<w/>", **{"word__document.xml": "<w/>"}), "is a Word document"),
        (zipped(hello="there"), "is a ZIP file of something"),
        (b"PK garbage", "is no XLSX file that can be read"),
        (sheet(A1="id")[:1000], "is no XLSX file that can be read"),
        (zipped(xl__workbook="<w/>", **{"[Content_Types].xml": "<x"}), "is no XLSX file"),
        (sheet(A1="id", XFD1048576="x"), "has over 100,000 rows"),
        (sheet(A1="id", XFD2="x"), "has one in column 16,384"),
    ],
)
def test_a_table_that_is_none_is_told(
    workspace: Write, typed: Run, tmp_path: Path, data: bytes, said: str
) -> None:
    (tmp_path / "claims.xlsx").write_bytes(data)
    done = typed("claim", "import", str(tmp_path / "claims.xlsx"), cwd=workspace({}))
    assert done.returncode == 2
    assert said in done.stderr


def test_empty_rows_of_a_table_count_for_nothing(
    workspace: Write, typed: Run, tmp_path: Path
) -> None:
    (tmp_path / "claims.xlsx").write_bytes(sheet(A1="id", B1="short", A5="troops-2024", B5="x"))
    done = typed("claim", "import", str(tmp_path / "claims.xlsx"), cwd=workspace({}))
    assert "row of “troops-2024” does not say which state" in done.stdout


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no pipes with names")
@pytest.mark.parametrize(
    "place", ["briefs/pyproject.toml", "briefs/pipe.md", "briefs/claims/p.yaml"]
)
def test_a_pipe_or_a_device_holds_nothing_up(workspace: Write, typed: Run, place: str) -> None:
    folder = workspace({})
    os.mkfifo(folder / place)
    assert typed("check", cwd=folder / "briefs").returncode == 0
    (folder / place).unlink()
    (folder / place).symlink_to("/dev/zero")
    done = typed("check", cwd=folder / "briefs")
    is_read = not place.endswith(".toml")
    assert done.returncode == is_read
    assert ("is a link that leads out of the workspace" in done.stdout) == is_read


@pytest.mark.parametrize(
    "words", [["check"], ["check", "--no-cache"], ["render"], ["claim", "list"]]
)
def test_a_folder_that_may_not_be_read_is_told(
    workspace: Write, typed: Run, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    folder, scandir = workspace({}), os.scandir

    def refused(path: str | int = ".") -> object:
        # Whoever runs the tests as root may read everything.
        if not isinstance(path, int) and Path(path) == folder / "briefs":
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refused)
    done = typed(*words, cwd=folder)
    assert done.returncode == 2
    assert "briefs" in done.stderr and "Permission denied" in done.stderr


def test_two_briefs_of_one_name_are_both_told_and_neither_is_rendered(
    workspace: Write, typed: Run
) -> None:
    briefs = {f"briefs/{place}.md": BASE[BRIEF] for place in ("a/x", "b/x", "a/y", "b/Y", "a/z")}
    folder = workspace({SETTINGS: 'briefs = "briefs/*/*.md"\n', **briefs})
    done = typed("render", cwd=folder)
    assert done.returncode == 1
    told = [line.split(":")[0] for line in done.stdout.splitlines() if "BRIEF045" in line]
    assert told == ["briefs/a/x.md", "briefs/a/y.md", "briefs/b/Y.md", "briefs/b/x.md"]
    assert [path.name for path in (folder / "build").iterdir()] == ["z.pdf"]


def test_the_version_and_what_is_done_are_told(workspace: Write, typed: Run) -> None:
    folder = workspace({})
    assert typed("-V", cwd=folder).stdout == typed("--version", cwd=folder).stdout
    for words in (("-v", "check"), ("check", "-v"), ("-v", "check", "-v")):
        done = typed(*words, "--no-cache", cwd=folder)
        assert done.returncode == 0
        assert done.stderr.count("serves briefpdf.compose.template_worker") == 1
    assert typed("claim", "list", "-v", cwd=folder).returncode == 0
    assert typed("claim", "-vv", "list", cwd=folder).returncode == 0


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("render", "--sign", "no.p12"), "no.p12 is not there"),
        (("render", "-o", "refs.bib"), "refs.bib cannot be written: there is a file of that name"),
        (("claim", "export", "-o", "briefs"), "/briefs cannot be written: Is a directory"),
        (("render", "-o", "new.pdf"), "new.pdf is one file, and there are 2 briefs to render"),
        (("render", "-o", "new.html", "--to", "html"), "new.html is one file, and there are 2"),
    ],
)
def test_a_file_that_cannot_be_what_was_named_is_told(
    workspace: Write, typed: Run, words: tuple[str, ...], told: str
) -> None:
    folder = workspace({"briefs/more.md": BASE[BRIEF]})
    done = typed(*words, cwd=folder)
    assert (done.returncode, told in done.stderr) == (2, True)
    assert not [*folder.glob("new.*")]


def test_a_folder_that_is_gone_is_told(
    tmp_path: Path, typed: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone() -> str:
        raise FileNotFoundError(2, "No such file or directory")

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(os, "getcwd", gone)
    done = typed("check", cwd=tmp_path)
    assert done.returncode == 2
    assert "this folder is no longer there" in done.stderr and "cd FOLDER" in done.stderr


def test_a_folder_of_styles_that_may_not_be_read_is_no_other_style(
    workspace: Write, typed: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = workspace({})
    scan = os.scandir

    def refuse(path: object = ".") -> object:
        if str(path).endswith("templates"):
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)  # type: ignore[call-overload]

    monkeypatch.setattr(os, "scandir", refuse)
    done = typed("check", "--no-cache", cwd=folder)
    assert done.returncode == 2
    assert "templates cannot be" in done.stderr


@pytest.mark.parametrize(("stop", "code"), [(KeyboardInterrupt, 130), (Ended, 143)])
def test_a_stop_while_a_class_is_made_is_no_bug(
    typed: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    stop: type[BaseException],
    code: int,
) -> None:
    class Stopping:
        def __set_name__(self, owner: type, name: str) -> None:
            raise stop

    # Python 3.11 makes a RuntimeError of what is raised there.
    monkeypatch.setattr(briefpdf, "main", lambda **_: type("Made", (), {"at": Stopping()}))
    done = typed("check", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (code, "interrupted\n" if code == 130 else "")


def test_a_folder_with_nothing_of_a_workspace_is_none(workspace: Write, tmp_path: Path) -> None:
    with pytest.raises(NotFound, match=r"^\. is no workspace"):
        find_workspace(".", tmp_path)
    folder = workspace({})
    (folder / SETTINGS).unlink()
    assert find_workspace(".", folder).root == folder
    with pytest.raises(NotFound, match="in no workspace"):
        find_workspace(None, folder)

"""What holds up here and in no clone: each a finding with what to do, in real git."""

from __future__ import annotations

import base64
from collections.abc import Callable
from hashlib import sha256
import json
from pathlib import Path
import subprocess

import pytest

from briefpdf.checks.examples import BASE, BRIEF, REFS, brief
from briefpdf.source.git_files import ignored_files, tracked_files
from briefpdf.source.git_workspace import GitWorkspace
from briefpdf.source.workspace import DiskWorkspace

Typed = Callable[..., "subprocess.CompletedProcess[str]"]
Git = Callable[..., str]
Write = Callable[..., Path]
ROOT = Path(__file__).resolve().parents[2]
COPY = "briefs/sources/crs-troops.txt"
CACHES = pytest.mark.parametrize("cache", [(), ("--no-cache",)])


def found(typed: Typed, folder: Path, *words: str) -> list[tuple[str, str, list[str]]]:
    """The findings of a check: code, message and hints."""
    done = typed("check", "--format", "json", *words, cwd=folder)
    told = json.loads(done.stdout)["findings"]
    return [(one["code"], one["message"], one["hints"]) for one in told]


def commit(git: Git, folder: Path, *paths: str) -> None:
    git("init", "-q", "-b", "main", cwd=folder)
    git("add", "--", *(paths or (".",)), cwd=folder)
    git("commit", "-q", "-m", "first", cwd=folder)


@CACHES
def test_a_copy_that_git_does_not_keep_is_told(
    workspace: Write, git: Git, typed: Typed, cache: tuple[str, ...]
) -> None:
    folder = workspace({})
    assert found(typed, folder, *cache) == []
    commit(git, folder, REFS, BRIEF, "briefs/claims")
    for _ in range(2):  # Also where nothing changed since.
        assert found(typed, folder, *cache) == [
            (
                "REF034",
                f"the archived copy {COPY} of “crs-troops” is not in git",
                [f"Add it: git add {COPY}"],
            )
        ]
    git("add", ".", cwd=folder)
    assert found(typed, folder, *cache) == []


def test_a_copy_that_git_ignores_is_told_with_the_line(
    workspace: Write, git: Git, typed: Typed
) -> None:
    folder = workspace({".gitignore": "build/\n*.txt\n"})
    commit(git, folder)
    assert found(typed, folder) == [
        (
            "REF034",
            f"the archived copy {COPY} of “crs-troops” is ignored by git, by .gitignore:2:*.txt",
            [f"Take that line out, or git add --force {COPY}"],
        )
    ]
    # It is a warning: nothing is stopped.
    assert typed("check", cwd=folder).returncode == 0
    done = typed("render", "--format", "json", cwd=folder)
    assert "REF034" in {one["code"] for one in json.loads(done.stdout)["findings"]}


def test_a_brief_that_git_ignores_is_told(workspace: Write, git: Git, typed: Typed) -> None:
    folder = workspace({".gitignore": "base.*\n"})
    commit(git, folder)
    codes = {code: message for code, message, _ in found(typed, folder)}
    assert codes["BRIEF064"] in (
        f"git ignores {BRIEF}, by .gitignore:1:base.*",
        "git ignores briefs/claims/base.yaml, by .gitignore:1:base.*",
    )
    (folder / "briefpdf.toml").write_text('[severity]\nignored-file = "off"\n')
    assert found(typed, folder) == []


def test_where_git_keeps_nothing_of_it_nothing_is_told(
    workspace: Write, git: Git, typed: Typed
) -> None:
    folder = workspace({})
    git("init", "-q", cwd=folder.parent)
    assert found(typed, folder) == []
    assert tracked_files(folder) == frozenset()
    assert ignored_files(folder, [COPY]) == {}


def test_a_submodule_is_the_repositorys_own(
    workspace: Write, git: Git, typed: Typed, tmp_path: Path
) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    (shared / "crs.txt").write_text(BASE[COPY])
    commit(git, shared)
    folder = workspace({REFS: BASE[REFS].replace(COPY, "copies/crs.txt")})
    (folder / COPY).unlink()
    git("init", "-q", "-b", "main", cwd=folder)
    always = ("-c", "protocol.file.allow=always")
    git(*always, "submodule", "add", "-q", str(shared), "copies", cwd=folder)
    git("add", ".", cwd=folder)
    git("commit", "-q", "-m", "first", cwd=folder)
    assert found(typed, folder) == []
    clone = tmp_path / "clone"
    git("clone", "-q", str(folder), str(clone), cwd=tmp_path)
    told = {code: (message, hints) for code, message, hints in found(typed, clone)}
    message, hints = told["BRIEF063"]
    assert message == "the submodule copies is not checked out"
    assert hints[0] == "Check it out: git submodule update --init copies"
    assert told["REF005"][1][0] == "Check its submodule out: git submodule update --init copies"


def test_line_ends_that_git_converted_are_told_as_such(workspace: Write, typed: Typed) -> None:
    recorded = sha256(BASE[COPY].replace("\n", "\r\n").encode()).hexdigest()
    told = BASE[REFS].replace("  date =", f"  sha256 = {{{recorded}}},\n  date =")
    ((code, _, hints),) = found(typed, workspace({REFS: told}))
    assert code == "REF007"
    assert hints[0].endswith("briefs/sources/** -text")
    # Other content is no matter of line ends.
    told = told.replace(recorded, "0" * 64)
    ((code, _, hints),) = found(typed, workspace({REFS: told}))
    assert code == "REF007" and "line ends" not in hints[0]


def test_what_lfs_has_here_is_what_a_revision_has(workspace: Write, git: Git) -> None:
    data = BASE[COPY].encode()
    name = sha256(data).hexdigest()
    pointer = f"version https://git-lfs.github.com/spec/v1\noid sha256:{name}\nsize {len(data)}\n"
    folder = workspace({COPY: pointer})
    commit(git, folder)
    then = GitWorkspace(folder, "HEAD", DiskWorkspace(folder))
    assert then.read_bytes(COPY) == pointer.encode()
    (folder / COPY).write_bytes(data)
    assert then.read_bytes(COPY) == data
    (folder / COPY).write_text("Other words.\n")
    stored = folder / ".git/lfs/objects" / name[:2] / name[2:4] / name
    stored.parent.mkdir(parents=True)
    stored.write_bytes(data)
    assert then.read_bytes(COPY) == data
    # What is not what it should be is not taken.
    stored.write_bytes(b"Nobody knows.\n")
    assert then.read_bytes(COPY) == pointer.encode()


def test_what_is_the_same_on_disk_is_read_there(workspace: Write, git: Git) -> None:
    folder = workspace({"briefs/other.md": brief("Here.\n")})
    commit(git, folder)
    then = GitWorkspace(folder, "HEAD", DiskWorkspace(folder))
    # Without git's own files, only what is the same on disk can still be read.
    (folder / ".git").rename(folder / "away")
    (folder / "briefs/other.md").write_text("There.\n")
    assert then.read_bytes(BRIEF) == BASE[BRIEF].encode()
    with pytest.raises(Exception, match="git could not answer"):
        then.read_bytes("briefs/other.md")


POINTER = f"version https://git-lfs.github.com/spec/v1\noid sha256:{'01' * 32}\nsize 12345\n"
PICTURED = brief('{{ claim("troops-2024") }}\n\n{{ figure("map") }}\n').replace(
    "authors:",
    "figures:\n  map: {kind: image, title: Map, file: map.png, alt: A map, source: Ours}\nauthors:",
)


@pytest.mark.parametrize("path", [BRIEF, REFS, "briefs/claims/base.yaml", "briefpdf.toml"])
def test_what_lfs_has_not_fetched_is_told_as_such(
    workspace: Write, typed: Typed, path: str
) -> None:
    (told,) = found(typed, workspace({path: POINTER}))
    assert told[1] == f"{path} has not been fetched: it is a pointer of Git LFS"
    assert told[2][0] == f"Fetch it: git lfs pull --include {path}"


@CACHES
def test_a_copy_that_lfs_has_not_fetched_says_nothing(
    workspace: Write, typed: Typed, cache: tuple[str, ...]
) -> None:
    recorded = BASE[REFS].replace("  date =", f"  sha256 = {{{'01' * 32}}},\n  date =")
    folder = workspace({COPY: POINTER, REFS: recorded, BRIEF: PICTURED})
    (folder / "briefs/map.png").write_text(POINTER)
    told = found(typed, folder, *cache)
    # Neither are its quotes wrong, nor is it another document, nor the picture none.
    assert [code for code, _, _ in told] == ["BRIEF029", "REF032"]
    assert told[0][1] == "the image map.png has not been fetched: it is a pointer of Git LFS"
    assert told[0][2][0] == "Fetch it: git lfs pull --include briefs/map.png"


@CACHES
def test_whatever_a_brief_is_made_from_is_told_where_git_ignores_it(
    workspace: Write, git: Git, typed: Typed, cache: tuple[str, ...]
) -> None:
    style = ROOT / "templates/in-focus"
    own = {f"templates/in-focus/{one.name}": one.read_text() for one in style.glob("*.*")}
    folder = workspace({BRIEF: PICTURED, **own, ".gitignore": "*.png\nin-focus\n*.toml\n"})
    picture = base64.b64decode(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5E"
        "rkJggg=="
    )
    (folder / "briefs/map.png").write_bytes(picture)
    (folder / "templates/in-focus/page.css~").write_text("An editor's.\n")
    commit(git, folder)
    for _ in range(2):
        told = found(typed, folder, *cache)
        assert {message for code, message, _ in told if code == "BRIEF064"} == {
            "git ignores briefs/map.png, by .gitignore:1:*.png",
            "git ignores briefpdf.toml, by .gitignore:3:*.toml",
            *(f"git ignores {path}, by .gitignore:2:in-focus" for path in own),
        }


def test_a_copy_in_a_folder_of_another_case_is_found(workspace: Write, typed: Typed) -> None:
    folder = workspace({REFS: BASE[REFS].replace("briefs/sources/", "briefs/Sources/")})
    told = {code: hints for code, _, hints in found(typed, folder)}
    assert told["REF005"][0] == f"Did you mean “{COPY}”?"

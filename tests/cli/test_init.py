"""New workspaces, and git set up for those that are there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
import re
import subprocess
import tomllib

from briefpdf.checks.examples import SETTINGS

Run = Callable[..., "subprocess.CompletedProcess[str]"]
Write = Callable[..., Path]


def test_none_is_made_within_or_around_another(typed: Run, workspace: Write) -> None:
    folder = workspace({})
    for words, where in ((["new"], folder), ([".."], folder), (["."], folder / "briefs")):
        done = typed("init", *words, cwd=where)
        assert done.returncode == 2
        assert f"there is a workspace in {folder} already" in done.stderr
    assert not (folder / "new").exists()
    assert typed("init", "new", "--nested", cwd=folder).returncode == 0
    assert (folder / "new/briefpdf.toml").is_file()


def test_a_new_workspace_says_how_its_files_are_merged(typed: Run, tmp_path: Path) -> None:
    assert typed("init", "new", cwd=tmp_path).returncode == 0
    lines = (tmp_path / "new/.gitattributes").read_text().splitlines()
    assert [line for line in lines if not line.startswith("#")] == [
        "briefs/sources/** -text -merge",
        "briefs/claims/*.yaml merge=briefpdf",
        "briefs/claims/*.yml merge=briefpdf",
        "refs.bib merge=briefpdf",
        "briefs/reviews.jsonl merge=union",
    ]


def test_a_link_out_of_a_new_workspace_is_neither_read_nor_followed(
    typed: Run, tmp_path: Path
) -> None:
    secret = tmp_path / "secret"
    secret.write_text("secret\n")
    for number, name in enumerate((".gitattributes", ".gitignore")):
        folder = tmp_path / f"new-{number}"
        folder.mkdir()
        (folder / name).symlink_to(secret)
        assert typed("init", folder.name, cwd=tmp_path).returncode == 0
        assert not (folder / name).is_symlink() and "secret" not in (folder / name).read_text()
    folder = tmp_path / "linked"
    folder.mkdir()
    (folder / "schemas").symlink_to(tmp_path)
    done = typed("init", "linked", cwd=tmp_path)
    assert done.returncode == 2 and "a link there leads out of the workspace" in done.stderr
    assert [path.name for path in folder.iterdir()] == ["schemas"], "nothing half done"
    assert secret.read_text() == "secret\n"


def test_what_is_no_utf_8_stays_in_a_file_of_git_s(typed: Run, tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_bytes(b"caf\xe9/\n")
    assert typed("init", cwd=tmp_path).returncode == 0
    assert (tmp_path / ".gitignore").read_bytes().startswith(b"caf\xe9/\n")


def test_git_is_set_up_once_by_what_the_settings_say(
    typed: Run, workspace: Write, git: Callable[..., str]
) -> None:
    folder = workspace({SETTINGS: 'references = "my refs.bib"\n', ".gitattributes": "*.pdf binary"})
    done = typed("init", "--git", cwd=folder)
    assert done.returncode == 2
    assert "git could not answer" in done.stderr
    git("init", "-q", cwd=folder)
    done = typed("init", "--git", cwd=folder / "briefs")
    assert done.returncode == 0
    text = (folder / ".gitattributes").read_text()
    assert text.startswith("*.pdf binary\n\n# Archived copies are bytes")
    assert '"my refs.bib" merge=briefpdf\n' in text
    assert "merge-driver %O %A %B %P" in git("config", "merge.briefpdf.driver", cwd=folder)
    assert typed("init", "--git", cwd=folder).stdout == ""
    assert (folder / ".gitattributes").read_text() == text


def test_the_driver_says_what_is_left_to_decide(typed: Run, tmp_path: Path) -> None:
    for name, word in (("base", "A"), ("ours", "B"), ("theirs", "C")):
        (tmp_path / name).write_text(f"claims:\n  a:\n    statement: {word}.\n")
    words = ("merge-driver", "base", "ours", "theirs", "claims/a.yaml")
    done = typed(*words, cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr == "briefpdf: claims/a.yaml: 1 place that both sides changed\n"
    assert "    statement: B.\n=======\n    statement: C.\n" in (tmp_path / "ours").read_text()
    (tmp_path / "theirs").unlink()
    assert typed(*words, cwd=tmp_path).returncode == 129


def test_each_setting_that_a_new_workspace_shows_can_be_turned_on(
    typed: Run, tmp_path: Path
) -> None:
    assert typed("init", "new", cwd=tmp_path).returncode == 0
    file = tmp_path / "new/briefpdf.toml"
    shown = re.sub(r"(?m)^# (?=[a-z-]+ =|\[)", "", file.read_text())
    assert set(tomllib.loads(shown)) == {"template", "strict", "severity", "policy", "people"}


def test_what_a_repository_has_of_its_own_stays(typed: Run, tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_text("*.log")
    (tmp_path / ".gitattributes").write_text("*.pdf binary\n")
    assert typed("init", cwd=tmp_path).returncode == 0
    assert (tmp_path / ".gitignore").read_text().startswith("*.log\n/build/\n")
    text = (tmp_path / ".gitattributes").read_text()
    assert text.startswith("*.pdf binary\n# Archived")
    assert text.count("merge=") == 4

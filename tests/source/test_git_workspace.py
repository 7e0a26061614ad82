"""Files as a commit has them, from real repositories."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
import shutil
import subprocess

import pytest

from briefpdf.source.git import GitFailed, branch_point, find_commit, repository_prefix
from briefpdf.source.git_files import difference_since
from briefpdf.source.git_history import read_signature
from briefpdf.source.git_workspace import GitWorkspace
from briefpdf.source.workspace import DiskWorkspace, FileTooLarge, OutsideWorkspace

Git = Callable[..., str]
Commit = Callable[[Path], None]


def changed_files(root: Path, revision: str) -> list[str]:
    return sorted(difference_since(root, revision).files)


@pytest.fixture
def repository(tmp_path: Path, committed: Commit) -> Path:
    """A repository whose folder `policy` is a workspace, with one commit."""
    policy = tmp_path / "policy"
    for name, content in {
        "refs.bib": "@misc{a}\n",
        "briefs/résumé.md": "Ünï\n",
        "briefs/claims/a.yaml": "claims:\n",
        "briefs/claims/b c.yaml": "claims: {}\n",
        "briefs/deep/er/x.md": "x",
    }.items():
        (policy / name).parent.mkdir(parents=True, exist_ok=True)
        (policy / name).write_text(content, encoding="utf-8")
    (policy / "briefs/link.md").symlink_to("résumé.md")
    (policy / "briefs/out.md").symlink_to("../../secret.md")
    (policy / "briefs/loop.md").symlink_to("loop.md")
    (tmp_path / "secret.md").write_text("secret")
    committed(tmp_path)
    return policy


def test_it_reads_what_the_commit_has_and_not_what_is_on_disk(repository: Path, git: Git) -> None:
    (repository / "refs.bib").write_text("later")
    (repository / "briefs/new.md").write_text("later")
    then = GitWorkspace(repository, "HEAD")
    assert then.commit == git("rev-parse", "HEAD", cwd=repository).strip()
    assert then.read_bytes("refs.bib") == b"@misc{a}\n"
    assert then.read_bytes("briefs/../briefs/résumé.md") == "Ünï\n".encode()
    assert not then.is_file("briefs/new.md")
    with pytest.raises(FileNotFoundError):
        then.read_bytes("briefs/new.md")


def test_git_and_disk_agree(repository: Path) -> None:
    disk, then = DiskWorkspace(repository), GitWorkspace(repository, "main")
    (repository / "briefs/loop.md").unlink()  # Disk has no answer to a link to itself.
    for pattern in ("*", "briefs/*.md", "briefs/**/*.md", "briefs/claims/*.yaml", "none/*"):
        assert [one for one in then.files(pattern) if "loop" not in one] == disk.files(pattern)
    for path in ("briefs/link.md", "briefs/out.md", "briefs/résumé.md", "none"):
        assert then.is_astray(path) == disk.is_astray(path) == (path == "briefs/out.md")
    for path in ("refs.bib", "briefs", "briefs/link.md", "briefs/out.md", "none", "../secret.md"):
        assert then.is_file(path) == disk.is_file(path)
        assert then.is_folder(path) == disk.is_folder(path)


def test_links_stay_in_the_workspace(repository: Path) -> None:
    then = GitWorkspace(repository, "HEAD")
    assert then.read_bytes("briefs/link.md") == "Ünï\n".encode()
    for path in ("briefs/out.md", "briefs/loop.md", "../secret.md"):
        with pytest.raises(OutsideWorkspace):
            then.read_bytes(path)


def test_a_file_too_large_is_not_read(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefpdf.source.git_workspace.MAX_FILE_BYTES", 3)
    with pytest.raises(FileTooLarge):
        GitWorkspace(repository, "HEAD").read_bytes("refs.bib")


def test_changed_files_are_those_of_the_folder(repository: Path, git: Git) -> None:
    assert changed_files(repository, "HEAD") == []
    (repository / "refs.bib").write_text("later")
    (repository / "briefs/claims/a.yaml").unlink()
    (repository / "briefs/ü\n.md").write_text("new")
    (repository / ".gitignore").write_text("build/\n")
    (repository / "build").mkdir()
    (repository / "build/x.pdf").write_text("ignored")
    (repository.parent / "secret.md").write_text("outside")
    expected = [".gitignore", "briefs/claims/a.yaml", "briefs/ü\n.md", "refs.bib"]
    assert changed_files(repository, "HEAD") == expected
    git("add", "-A", cwd=repository)
    git("commit", "-q", "-m", "second", cwd=repository)
    assert changed_files(repository, "HEAD") == []
    assert changed_files(repository, "HEAD~1") == expected


def test_what_differs_is_told_with_its_old_name(repository: Path, git: Git) -> None:
    first = find_commit(repository, "HEAD")
    (repository / "refs.bib").rename(repository / "moved\n.bib")
    (repository / "briefs/claims/a.yaml").unlink()
    git("add", "-A", cwd=repository)
    (repository / "briefs/new.md").write_text("new")
    found = difference_since(repository, first)
    assert (found.commit, found.cut_off) == (first, False)
    assert found.renamed == {"moved\n.bib": "refs.bib"}
    expected = ["briefs/claims/a.yaml", "briefs/new.md", "moved\n.bib", "refs.bib"]
    assert sorted(found.files) == expected


def test_what_was_fetched_at_once_takes_no_process_more(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = ("refs.bib", "briefs/résumé.md", "briefs/claims/a.yaml")
    alone = GitWorkspace(repository, "HEAD")
    then = GitWorkspace(repository, "HEAD")
    then.fetch([*paths, "none"])
    expected = [alone.read_bytes(path) for path in paths]
    monkeypatch.setattr("briefpdf.source.git.run_git", None)
    assert [then.read_bytes(path) for path in paths] == expected


def test_the_branch_point_is_where_a_branch_left(repository: Path, git: Git) -> None:
    first = find_commit(repository, "main")
    git("checkout", "-q", "-b", "topic", cwd=repository)
    git("commit", "-q", "--allow-empty", "-m", "ours", cwd=repository)
    git("checkout", "-q", "main", cwd=repository)
    git("commit", "-q", "--allow-empty", "-m", "theirs", cwd=repository)
    git("checkout", "-q", "topic", cwd=repository)
    assert branch_point(repository, "main") == (first, False)
    git("checkout", "-q", "--orphan", "other", cwd=repository)
    git("commit", "-q", "--allow-empty", "-m", "unrelated", cwd=repository)
    assert branch_point(repository, "main") == (find_commit(repository, "main"), True)


@pytest.mark.parametrize("revision", ["", "none", "--output=x", "HEAD~9", "a\0b", "HEAD:refs.bib"])
def test_what_is_no_revision_is_told(repository: Path, revision: str) -> None:
    for ask in (GitWorkspace, branch_point, difference_since):
        with pytest.raises(GitFailed, match="revision"):
            ask(repository, revision)


def test_a_branch_that_only_the_origin_has_is_named(
    repository: Path, tmp_path: Path, git: Git
) -> None:
    git("checkout", "-q", "-b", "topic", cwd=repository)
    git("clone", "-q", str(tmp_path), str(tmp_path / "clone"), cwd=tmp_path)
    with pytest.raises(GitFailed, match="no revision “main”") as told:
        find_commit(tmp_path / "clone", "main")
    assert told.value.hints == ("Did you mean “origin/main”?",)
    with pytest.raises(GitFailed, match="no revision “tipoc”") as told:
        find_commit(tmp_path / "clone", "tipoc")
    assert told.value.hints == ("Did you mean “topic”?",)


def test_a_folder_outside_a_repository_is_told(tmp_path: Path) -> None:
    with pytest.raises(GitFailed, match="not a git repository") as told:
        GitWorkspace(tmp_path, "HEAD")
    assert "git init" in told.value.hints[-1]


def test_a_folder_that_is_made_up_as_a_repository_is_not_asked(tmp_path: Path, git: Git) -> None:
    """A tree may hold all that makes one, with programs for git to run."""
    git("init", "-q", cwd=tmp_path)
    folder, ran = tmp_path / "policy", tmp_path / "ran"
    folder.mkdir()
    (folder / "refs.bib").write_text("% No source yet.\n")
    (tmp_path / ".gitattributes").write_text("* filter=x\n")
    git("add", ".", cwd=tmp_path)
    git("commit", "-q", "-m", "first", cwd=tmp_path)
    for name in ("HEAD", "index", "objects", "refs"):
        place = tmp_path / ".git" / name
        (shutil.copytree if place.is_dir() else shutil.copy)(place, folder / name)
    program = f'[filter "x"]\n\tclean = "touch {ran}; cat"\n'
    core = "[core]\n\trepositoryformatversion = 0\n\tbare = false\n\tworktree = ..\n"
    (folder / "config").write_text(core + program)
    (folder / "refs.bib").write_text("% One source is to come.\n")
    with pytest.raises(GitFailed, match="for a repository of its own"):
        difference_since(folder, "HEAD")
    with pytest.raises(GitFailed, match="for a repository of its own"):
        GitWorkspace(folder / "objects", "HEAD")
    assert not ran.exists()
    # Without what is asked first, git would have run it.
    git("diff", "HEAD", "--", cwd=folder)
    assert ran.exists()


def test_nor_is_one_that_says_where_the_rest_of_it_is(tmp_path: Path, git: Git) -> None:
    git("init", "-q", cwd=tmp_path)
    git("commit", "-q", "--allow-empty", "-m", "first", cwd=tmp_path)
    folder, ran, program = tmp_path / "policy", tmp_path / "ran", tmp_path / "program"
    shutil.copytree(tmp_path / ".git", folder / "rest")
    (folder / "HEAD").write_text((tmp_path / ".git/HEAD").read_text())
    (folder / "commondir").write_text("rest\n")
    program.write_text(f"#!/bin/sh\ntouch {ran}\n")
    program.chmod(0o755)
    (folder / "rest/config").write_text(f'[gpg]\n\tprogram = "{program}"\n')
    text = git("cat-file", "commit", "HEAD", cwd=tmp_path)
    signed = text.replace("\n\n", "\ngpgsig -----BEGIN PGP SIGNATURE-----\n\n", 1)
    (tmp_path / "signed").write_text(signed)
    words = ("hash-object", "-t", "commit", "-w", str(tmp_path / "signed"))
    commit = git(*words, cwd=folder).strip()
    with pytest.raises(GitFailed, match="for a repository of its own: it has HEAD, commondir"):
        read_signature(folder, commit, ())
    assert not ran.exists()
    # Without what is asked first, git would have run it.
    git("log", "-1", "--format=%G?", commit, cwd=folder)
    assert ran.exists()


def test_a_repository_of_somebody_else_is_told_with_what_to_do(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")  # Git's own tests set it.
    with pytest.raises(GitFailed, match="dubious ownership") as told:
        GitWorkspace(repository, "HEAD")
    assert any("safe.directory" in hint for hint in told.value.hints)


def test_a_machine_without_git_is_told(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(repository))
    with pytest.raises(GitFailed, match="git is not installed"):
        GitWorkspace(repository, "HEAD")


def test_the_settings_of_a_hook_do_not_lead_elsewhere(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "none"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "none"))
    assert GitWorkspace(repository, "HEAD").is_file("refs.bib")
    assert changed_files(repository, "HEAD") == []


def test_where_a_folder_is_in_its_repository(repository: Path, tmp_path: Path) -> None:
    assert repository_prefix(repository) == "policy/"
    assert repository_prefix(repository / "briefs") == "policy/briefs/"
    assert repository_prefix(tmp_path) == ""
    assert repository_prefix(Path("/")) == ""


def test_a_subprocess_of_the_repository_is_not_run(repository: Path, git: Git) -> None:
    """A repository that comes as an archive may name programs in its own settings."""
    witness = repository.parent / "ran"
    git("config", "core.fsmonitor", f"touch {witness}", cwd=repository)
    git("config", "diff.external", f"touch {witness}", cwd=repository)
    (repository / "refs.bib").write_text("later")
    assert changed_files(repository, "HEAD") == ["refs.bib"]
    assert not witness.exists()
    done = subprocess.run(["git", "diff"], cwd=repository, check=False, capture_output=True)
    assert done.returncode == 0
    assert witness.exists()  # Plain git would have run it.

"""Reviews are held to the commits that brought them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
import os
from pathlib import Path
import shutil
import subprocess

import pytest

from briefpdf.checks.examples import BASE, CLAIMS, SETTINGS
from briefpdf.checks.subject import Subject
from briefpdf.inspection.added import with_diagnostics
from briefpdf.inspection.inspect import Inspection
from briefpdf.inspection.signed import unsigned_reviews
from briefpdf.project.load import load_project
from briefpdf.source.mendable import Mendable
from briefpdf.source.workspace import DiskWorkspace

Write = Callable[..., Path]

ROSTER = (
    '[people]\nab = {name = "Ada Byrd", email = "ada@example.org"}\n'
    'mm = {name = "Max Moor", email = "max@example.org"}\n'
    'xy = "Xenia Young"\n'
)
STAMP = "fingerprint: bf1777ca5d8ec364"
REVIEW = f"    review: {{by: mm, on: 2025-06-10, {STAMP}}}\n"
REVIEWED = BASE[CLAIMS] + REVIEW

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


class Repository:
    """A workspace under git, in which people commit."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.git("init", "-q", "-b", "main")
        self.commit("Ada Byrd <ada@example.org>", {})

    def git(self, *words: str, **more: str) -> None:
        own = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", **more}
        command = ["git", "-c", "gc.auto=0", *words]
        environment = {**os.environ, **own}
        subprocess.run(command, cwd=self.folder, env=environment, check=True, capture_output=True)

    def commit(self, who: str, files: dict[str, str], *words: str, by: str = "") -> None:
        for path, text in files.items():
            (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
            (self.folder / path).write_text(text)
        name, _, address = (by or who).rstrip(">").partition(" <")
        people = {"GIT_COMMITTER_NAME": name, "GIT_COMMITTER_EMAIL": address}
        self.git("add", "-A", **people)
        self.git(
            "-c", "user.useConfigOnly=false", *words, "commit", "-q", "--allow-empty", "-m", "x",
            f"--author={who}", **people,
        )  # fmt: skip

    def found(self, folder: Path | None = None) -> list[tuple[str, str]]:
        place = DiskWorkspace(folder or self.folder)
        subject = Subject(load_project(place, ()), (), date(2026, 1, 15), whole=False)
        held = with_diagnostics(Inspection(subject, (), ()), unsigned_reviews(place, subject))
        return [
            (one.rule.code, one.diagnostic.message)
            for one in held.findings
            if one.rule.code in ("CLAIM044", "CLAIM052", "CLAIM053")
        ]


MAX, ADA = "Max Moor <max@example.org>", "Ada Byrd <ada@example.org>"


@pytest.fixture
def repository(workspace: Write) -> Repository:
    return Repository(workspace({SETTINGS: ROSTER}))


def test_a_review_that_its_reviewer_committed_is_theirs(repository: Repository) -> None:
    repository.commit(MAX, {CLAIMS: REVIEWED})
    assert repository.found() == []
    # Whatever others do to the file later: new claims, other indentation, another file.
    moved = REVIEWED.replace("\n  ", "\n    ").replace("    review: {by", "    review: { by")
    repository.commit(ADA, {CLAIMS: moved + "    other:\n      statement: Else.\n"})
    (repository.folder / CLAIMS).unlink()
    repository.commit(ADA, {"briefs/claims/other.yaml": REVIEWED.replace("troops-2024", "sent")})
    assert repository.found() == []


def test_the_committer_may_be_the_reviewer(repository: Repository) -> None:
    repository.commit(ADA, {CLAIMS: REVIEWED}, by=MAX)
    assert repository.found() == []


def test_a_review_that_another_committed_is_found(repository: Repository) -> None:
    repository.commit(ADA, {CLAIMS: REVIEWED})
    ((code, message),) = repository.found()
    assert code == "CLAIM052"
    assert message.startswith("the review of “troops-2024” by mm came with commit ")
    assert message.endswith(", by Ada Byrd <ada@example.org>")


@pytest.mark.parametrize("sign", ["\x1e", "\x1f", "\x01"])
def test_signs_in_a_name_part_nothing(repository: Repository, sign: str) -> None:
    name = f"Max Moor{sign}max@example.org{sign}x"
    repository.commit(f"{name} <ada@example.org>", {CLAIMS: REVIEWED})
    ((code, message),) = repository.found()
    assert code == "CLAIM052"
    assert message.endswith(" <ada@example.org>")


def test_a_second_reviewer_cannot_be_made_up_of_the_first(repository: Repository) -> None:
    repository.commit(MAX, {CLAIMS: REVIEWED})
    both = f"    review:\n      - {{by: mm, on: 2025-06-10, {STAMP}}}\n"
    both += f"      - by: xy\n        on: 2025-06-10\n        {STAMP}\n"
    repository.commit(MAX, {CLAIMS: BASE[CLAIMS] + both})
    ((code, message),) = repository.found()
    assert (code, "by xy came with" in message) == ("CLAIM052", True)


def test_an_objection_cannot_be_taken_out_by_another(repository: Repository) -> None:
    lines = "    review:\n      by: mm\n      on: 2025-06-10\n      " + STAMP + "\n"
    repository.commit(MAX, {CLAIMS: BASE[CLAIMS] + lines + "      objection: No.\n"})
    assert repository.found() == []
    repository.commit(ADA, {CLAIMS: BASE[CLAIMS] + lines})
    assert [code for code, _ in repository.found()] == ["CLAIM052"]


def test_attributes_hide_no_review(repository: Repository) -> None:
    repository.commit(ADA, {CLAIMS: REVIEWED, ".gitattributes": "*.yaml -diff\n"})
    ((code, message),) = repository.found()
    assert (code, message.endswith("by Ada Byrd <ada@example.org>")) == ("CLAIM052", True)


@pytest.mark.parametrize("suffix", [".yaml", ".txt"])
def test_reviews_stay_whose_they_are_when_the_workspace_moves(
    repository: Repository, suffix: str
) -> None:
    settings = f'claims = "briefs/claims/*{suffix}"\n{ROSTER}'
    path = CLAIMS.replace(".yaml", suffix)
    repository.commit(MAX, {path: REVIEWED, SETTINGS: settings})
    assert repository.found() == []
    (repository.folder / "policy").mkdir()
    repository.git("mv", "briefs", "refs.bib", SETTINGS, "policy")
    repository.commit(ADA, {})
    assert repository.found(repository.folder / "policy") == []


def test_reviews_that_meet_in_a_merge_stay_whose_they_are(repository: Repository) -> None:
    repository.git("checkout", "-q", "-b", "side")
    repository.commit("Xenia Young <xy@example.org>", {CLAIMS: REVIEWED.replace("mm", "xy")})
    repository.git("checkout", "-q", "main")
    repository.commit(MAX, {CLAIMS: REVIEWED})
    ours = {"GIT_COMMITTER_NAME": "Ada Byrd", "GIT_COMMITTER_EMAIL": "ada@example.org"}
    repository.git("merge", "-q", "--no-commit", "-s", "ours", "side", **ours)
    both = f"    review:\n      - {{by: mm, on: 2025-06-10, {STAMP}}}\n"
    both += f"      - {{by: xy, on: 2025-06-10, {STAMP}}}\n"
    repository.commit(ADA, {CLAIMS: BASE[CLAIMS] + both})
    assert repository.found() == []


def test_what_is_not_known_is_said(repository: Repository, tmp_path: Path) -> None:
    (repository.folder / CLAIMS).write_text(REVIEWED)
    ((code, message),) = repository.found()
    assert (code, message.endswith("is not committed yet")) == ("CLAIM053", True)
    repository.commit(MAX, {})
    # Whose commit the cut-off history begins with says nothing of who brought what it has.
    for who in (ADA, MAX):
        repository.commit(who, {"notes.txt": f"Later, by {who}."})
        assert repository.found() == []
        shallow = tmp_path / who[:3]
        address = repository.folder.as_uri()
        repository.git("clone", "-q", "--depth", "1", address, str(shallow))
        ((code, message),) = repository.found(shallow)
        assert (code, "history" in message) == ("CLAIM053", True)
    bare = REVIEW.replace(f", {STAMP}", "")
    repository.commit(MAX, {CLAIMS: BASE[CLAIMS] + bare})
    ((code, message),) = repository.found()
    assert (code, "has no fingerprint" in message) == ("CLAIM053", True)


@pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="ssh-keygen is not installed")
def test_where_the_roster_has_keys_the_commit_is_signed_with_one(
    repository: Repository, tmp_path: Path
) -> None:
    for name in ("own", "other"):
        words = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(tmp_path / name)]
        subprocess.run(words, check=True)
    public = (tmp_path / "own.pub").read_text().strip()
    address = 'email = "max@example.org"'
    roster = ROSTER.replace(address, f'{address}, signing-key = "{public}"')
    signs = ("-c", "gpg.format=ssh", "-c", "commit.gpgsign=true", "-c")
    repository.commit(MAX, {SETTINGS: roster, CLAIMS: REVIEWED})
    ((code, message),) = repository.found()
    assert (code, message.endswith("which is not signed")) == ("CLAIM052", True)
    for name, codes in (("other", ["CLAIM052"]), ("own", [])):
        repository.commit(ADA, {CLAIMS: BASE[CLAIMS]})
        key = f"user.signingkey={tmp_path / name}"
        repository.commit(MAX, {CLAIMS: REVIEWED}, *signs, key)
        assert [code for code, _ in repository.found()] == codes


def test_without_a_roster_nobody_can_be_held_to_anything(workspace: Write) -> None:
    place = DiskWorkspace(workspace({}))
    subject = Subject(load_project(place, ()), (), date(2026, 1, 15), whole=False)
    with pytest.raises(Mendable, match="needs to know who is who"):
        unsigned_reviews(place, subject)


LOG = "briefs/reviews.jsonl"


def test_the_log_of_reviews_is_only_added_to(repository: Repository) -> None:
    repository.commit(MAX, {LOG: "one\n", ".gitattributes": f"{LOG} merge=union\n"})
    repository.commit(MAX, {LOG: "one\ntwo\n"})
    # A branch that adds as well is merged by taking both.
    repository.git("checkout", "-qb", "other", "HEAD~1")
    repository.commit(ADA, {LOG: "one\nthree\n"})
    repository.git("checkout", "-q", "main")
    repository.git(
        "-c", "user.name=A", "-c", "user.email=a@x.org", "merge", "-q", "--no-edit", "other"
    )
    assert repository.found() == []
    repository.commit(ADA, {LOG: "one\n2\nthree\n"})
    ((code, message),) = repository.found()
    assert code == "CLAIM044" and "by Ada Byrd <ada@example.org>, changed or removed" in message
    (repository.folder / LOG).unlink()
    assert [code for code, _ in repository.found()] == ["CLAIM044"] * 2

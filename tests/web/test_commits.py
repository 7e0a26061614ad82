"""The branch, what is not committed on it, and the commit."""

from __future__ import annotations

import subprocess

from .asked import CLAIMS, Asked


def git(bench: Asked, *words: str) -> str:
    """What git says in the workspace."""
    own = ("-c", "user.name=Ada", "-c", "user.email=ada@example.org")
    done = subprocess.run(
        ["git", *own, *words], cwd=bench.folder, capture_output=True, text=True, check=True
    )
    return done.stdout


def test_chosen_files_are_committed_and_no_others(bench: Asked) -> None:
    assert bench.ask("/api/git").json() == {"branch": None, "changed": []}
    git(bench, "init", "-q", "-b", "ours")
    git(bench, "config", "user.name", "Ada")
    git(bench, "config", "user.email", "ada@example.org")
    (bench.folder / ".gitignore").write_text(".briefpdf/\n")
    git(bench, "add", ".")
    git(bench, "commit", "-qm", "Begin")
    assert bench.ask("/api/git").json() == {"branch": "ours", "changed": []}
    digest = bench.ask("/api/claim/ships").json()["digest"]
    bench.change("/api/claim/ships", set={"short": "Ships"}, seen=digest)
    (bench.folder / "briefs" / "new[1].md").write_text("New.\n")
    changed = [CLAIMS, "briefs/new[1].md"]
    assert bench.ask("/api/git").json()["changed"] == sorted(changed)
    assert bench.change("/api/commit", message=" ", paths=[CLAIMS]).status_code == 422
    refused = bench.change("/api/commit", message="M", paths=["../other"])
    assert refused.status_code == 422
    message = "Ships have a label\n\n--amend"
    made = bench.change("/api/commit", message=message, paths=["briefs/new[1].md"])
    assert made.status_code == 200, made.text
    assert git(bench, "log", "-1", "--format=%B").strip() == message
    assert git(bench, "show", "--format=", "--name-only", "HEAD").split() == ["briefs/new[1].md"]
    assert bench.ask("/api/git").json()["changed"] == [CLAIMS]


def test_the_history_of_a_claim_is_told_through_another_id(bench: Asked) -> None:
    path = "/api/claim/{}/history"
    assert bench.ask(path.format("ships")).json() == {"changes": None}
    git(bench, "init", "-q", "-b", "ours")
    (bench.folder / ".gitignore").write_text(".briefpdf/\n")
    git(bench, "add", ".")
    git(bench, "commit", "-qm", "Begin")

    def save(name: str, message: str, **fields: str) -> None:
        digest = bench.ask(f"/api/claim/{name}").json()["digest"]
        answer = bench.change(f"/api/claim/{name}", set=fields, seen=digest)
        assert answer.status_code == 200, answer.text
        git(bench, "commit", "-qam", message)

    save("ships", "A label", short="Ships")
    # What others change in the same file is not told of this claim.
    save("troops", "Another claim", short="Troops")
    assert bench.change("/api/claim/ships/rename", to="fleet").status_code == 200
    git(bench, "commit", "-qam", "Another id")
    digest = bench.ask("/api/claim/fleet").json()["digest"]
    bench.change("/api/claim/fleet", set={"short": "The fleet"}, seen=digest)
    told = bench.ask(path.format("fleet")).json()["changes"]
    assert [one["message"] for one in told] == ["", "Another id", "A label", "Begin"]
    changed = [[(a["name"], a["before"], a["after"]) for a in one["aspects"]] for one in told]
    assert changed == [
        [("short", "Ships", "The fleet")],
        [("id", "ships", "fleet")],
        [("short", "", "Ships")],
        [],
    ]
    assert {one["by"] for one in told} == {"", "Ada"}
    # Whatever stands in a name and a message.
    git(bench, "commit", "-qam", "One\x1eof \x1fmany", "--author=Jörg\x1fK <k@example.org>")
    first = bench.ask(path.format("fleet")).json()["changes"][0]
    assert (first["by"], first["message"]) == ("Jörg\x1fK", "One\x1eof \x1fmany")
    assert not any(path.startswith(".briefpdf") for path in bench.ask("/api/git").json()["changed"])

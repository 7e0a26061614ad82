"""Reviews: who, when, and what was then reviewed; and the policy that asks for them."""

from __future__ import annotations

from collections.abc import Callable
import json
from pathlib import Path
import re
import subprocess

import pytest

from briefpdf.checks.examples import BASE, BRIEF, CLAIMS, REFS, SETTINGS, brief
from briefpdf.project.fingerprint import fingerprint
from briefpdf.project.load import load_project
from briefpdf.source.workspace import DiskWorkspace

Run = Callable[..., "subprocess.CompletedProcess[str]"]
Write = Callable[..., Path]

COPY = "briefs/sources/crs-troops.txt"
RESTING = (
    "  doubled:\n    kind: calculation\n    statement: That makes 20,000.\n"
    "    calculate: {result: 20000, formula: n * 2, inputs: {n: troops-2024.troops}}\n"
    "  outlook:\n    kind: judgment\n    statement: It could grow.\n    basis: [doubled]\n"
)


def codes(done: subprocess.CompletedProcess[str]) -> list[tuple[str, str | None]]:
    findings = json.loads(done.stdout)["findings"]
    return sorted((one["code"], one["claim"]) for one in findings)


def test_a_review_stamps_who_when_and_what(typed: Run, workspace: Write) -> None:
    folder = workspace({})
    done = typed("claim", "review", "troops-2024", "--by", "mm", "--on", "2025-06-10", cwd=folder)
    assert done.returncode == 0
    assert done.stderr == "troops-2024: reviewed by mm on 2025-06-10.\n"
    review = "    review: {by: mm, on: 2025-06-10, fingerprint: bf1777ca5d8ec364}\n"
    assert (folder / CLAIMS).read_text() == BASE[CLAIMS] + review


def test_several_reviews_are_a_list_and_ones_own_is_renewed(typed: Run, workspace: Write) -> None:
    lone = "    review:\n      by: mm  # first\n      on: 2024-01-01\n"
    folder = workspace({CLAIMS: BASE[CLAIMS] + lone})
    words = ("claim", "review", "troops-2024", "--on", "2025-06-10", "--by")
    assert typed(*words, " Mm ", cwd=folder).returncode == 0
    stamp = "on: 2025-06-10\n{0}fingerprint: bf1777ca5d8ec364\n"
    one = "    review:\n      by: Mm  # first\n      " + stamp.format("      ")
    assert (folder / CLAIMS).read_text() == BASE[CLAIMS] + one
    assert typed(*words, "xy", cwd=folder).returncode == 0
    two = (
        "    review:\n      - by: Mm  # first\n        " + stamp.format("        ")
        + "      - {by: xy, on: 2025-06-10, fingerprint: bf1777ca5d8ec364}\n"
    )  # fmt: skip
    assert (folder / CLAIMS).read_text() == BASE[CLAIMS] + two
    assert typed("check", cwd=folder).returncode == 0


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["troops-2024", "--by", "AB"], "AB wrote the claim “troops-2024”, and cannot review it"),
        (["troops-2024", "--by", " "], "a review needs the name"),
        (["troops-2024"], "--by"),
        (["troops-2024", "none", "--by", "mm"], "there is no claim “none”"),
        (["troops-2024", "--by", "mm", "--on", "June"], "Write it as YYYY-MM-DD"),
    ],
)
def test_a_review_that_cannot_be_is_refused(
    typed: Run, workspace: Write, words: list[str], message: str
) -> None:
    folder = workspace({})
    done = typed("claim", "review", *words, cwd=folder)
    assert done.returncode == 2
    assert message in done.stderr
    assert (folder / CLAIMS).read_text() == BASE[CLAIMS]


def test_a_review_of_what_cannot_be_read_is_refused(typed: Run, workspace: Write) -> None:
    for change in ({CLAIMS: BASE[CLAIMS] + "    date: May\n"}, {REFS: b"\xff"}):
        done = typed("claim", "review", "troops-2024", "--by", "mm", cwd=workspace(change))
        assert done.returncode == 2
        assert "cannot be read" in done.stderr


CHANGES = {
    "statement": (CLAIMS, "troops to Russia in 2024.\n    values", "men to Russia.\n    values"),
    "value": (CLAIMS, "value: 10000", "value: 10001"),
    "unit": (CLAIMS, "unit: people", "unit: men"),
    "locator": (CLAIMS, "locator: p. 1", "locator: p. 2"),
    "quote": (CLAIMS, 'quote: "North', 'quote: "… North'),
    "source": (CLAIMS, "key: crs-troops", "key: crs-other"),
    "archived copy": (COPY, "in 2024.", "in 2024. "),
}


@pytest.mark.parametrize("what", CHANGES)
def test_whatever_changes_shows_in_the_claim_and_in_what_rests_on_it(
    typed: Run, workspace: Write, what: str
) -> None:
    folder = workspace({CLAIMS: BASE[CLAIMS] + RESTING})
    names = ("troops-2024", "doubled", "outlook")
    assert typed("claim", "review", *names, "--by", "mm", cwd=folder).returncode == 0
    reviewed = codes(typed("check", "--format", "json", cwd=folder))
    assert not [found for found in reviewed if found[0] == "CLAIM016"]
    path, old, new = CHANGES[what]
    before = (folder / path).read_text()
    assert before.count(old) == 1
    (folder / path).write_text(before.replace(old, new))
    found = codes(typed("check", "--format", "json", cwd=folder))
    assert [claim for code, claim in found if code == "CLAIM016"] == sorted(names)


def test_claims_that_rest_on_each_other_in_a_circle_are_refused(
    typed: Run, workspace: Write
) -> None:
    circle = (
        "claims:\n  a: {kind: judgment, statement: A., basis: [b, a]}\n"
        "  b: {kind: judgment, statement: B., basis: [a]}\n"
    )
    folder = workspace({CLAIMS: circle, BRIEF: brief("Nothing.\n")})
    marks = _fingerprints(folder)
    assert len(marks) == len(set(marks)) == 2
    # What rests on itself has no evidence that anybody could bear out.
    done = typed("claim", "review", "a", "b", "--by", "mm", cwd=folder)
    assert done.returncode == 2 and "the claim “a” rests on itself" in done.stderr
    assert (folder / CLAIMS).read_text() == circle


def _fingerprints(folder: Path) -> list[str]:
    project = load_project(DiskWorkspace(folder))
    return [fingerprint(claim, project) for claim in project.claims.values()]


def test_recording_the_checksum_of_a_copy_changes_nothing(typed: Run, workspace: Write) -> None:
    from briefpdf.editing.original import digest_of

    folder = workspace({})
    assert typed("claim", "review", "troops-2024", "--by", "mm", cwd=folder).returncode == 0
    recorded = f"  sha256 = {{{digest_of(BASE[COPY].encode())}}},\n  file"
    (folder / REFS).write_text(BASE[REFS].replace("  file", recorded))
    assert codes(typed("check", "--format", "json", cwd=folder)) == []


POLICY = '[policy]\nreviewed = ["fact"]\nreviewers = {}\n'


def test_a_brief_waits_for_the_reviews_that_the_policy_asks_for(
    briefpdf: Run, workspace: Write
) -> None:
    folder = workspace({SETTINGS: POLICY.format(2)})
    done = briefpdf("render", cwd=folder)
    assert done.returncode == 1
    assert not (folder / "build/base.pdf").exists()
    assert "BRIEF060 the brief rests on a claim that fewer than 2 people have reviewed" in (
        done.stdout
    )
    for name, code in (("mm", 1), ("xy", 0)):
        assert briefpdf("claim", "review", "troops-2024", "--by", name, cwd=folder).returncode == 0
        assert briefpdf("render", cwd=folder).returncode == code
    assert (folder / "build/base.pdf").is_file()


@pytest.mark.parametrize(
    ("review", "body", "stopped"),
    [
        ("", '{{ claim("troops-2024") }}', True),
        ("{by: mm, on: 2025-06-10}", '{{ claim("troops-2024") }}', True),
        ("{by: AB, on: 2025-06-10, fingerprint: SEEN}", '{{ claim("outlook") }}', True),
        ("{by: mm, on: 2025-06-10, fingerprint: SEEN}", '{{ claim("outlook") }}', False),
        ("", "It may be so.", False),
    ],
)  # fmt: skip
def test_what_counts_as_reviewed(
    typed: Run, workspace: Write, review: str, body: str, stopped: bool
) -> None:
    review = review.replace("SEEN", "bf1777ca5d8ec364")
    claims = BASE[CLAIMS] + (f"    review: {review}\n" if review else "") + RESTING
    files = {CLAIMS: claims, BRIEF: brief(body + "\n"), SETTINGS: POLICY.format(1)}
    found = codes(typed("check", "--format", "json", cwd=workspace(files)))
    assert any(code == "BRIEF060" for code, _ in found) is stopped


@pytest.mark.parametrize("number", ["0", "-1", "true", '"two"'])
def test_a_number_of_reviewers_is_one_or_more(typed: Run, workspace: Write, number: str) -> None:
    done = typed("check", cwd=workspace({SETTINGS: POLICY.format(number)}))
    assert done.returncode == 2
    assert re.search(r"briefpdf\.toml:3:1: CONFIG003 .*1 or more", done.stdout)


ROSTER = (
    '[people]\nab = {name = "Ada Byrd", email = "ada@example.org"}\n'
    'mm = {name = "Max Moor", email = "max@example.org"}\n'
)
SHIPS = (
    "  ships:\n    statement: North Korea sent 99 ships.\n"
    "    sources: [{key: crs-troops, quote: 'North Korea sent more than 10,000 troops'}]\n"
)


def test_without_a_terminal_what_waits_is_listed(typed: Run, workspace: Write) -> None:
    folder = workspace({CLAIMS: BASE[CLAIMS] + SHIPS})
    done = typed("claim", "review", "--by", "mm", cwd=folder)
    assert done.returncode == 0
    sent = "North Korea sent more than 10,000 troops to Russia in 2024."
    assert done.stdout.splitlines() == [
        f"troops-2024  new  verbatim     {sent}",
        "ships        new  unsupported  North Korea sent 99 ships.",
    ]
    assert "2 claims to review. This is no terminal" in done.stderr
    assert "briefpdf claim review troops-2024 --by mm --object WHY" in done.stderr
    assert typed("claim", "review", "ships", "--by", "mm", cwd=folder).returncode == 2
    done = typed("claim", "review", "ships", "--by", "mm", "--object", "No ships.", cwd=folder)
    assert done.stderr.startswith("ships: objected to by mm on ")
    assert "ships" not in typed("claim", "review", "--by", "mm", cwd=folder).stdout


def test_whoever_git_says_it_is_reviews(
    typed: Run, workspace: Write, git: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = workspace({SETTINGS: ROSTER})
    git("init", "-q", cwd=folder)
    git("config", "user.email", "nobody@example.org", cwd=folder)
    done = typed("claim", "review", "troops-2024", cwd=folder)
    assert done.returncode == 2
    assert "who is not on the roster" in done.stderr
    git("config", "user.email", "max@example.org", cwd=folder)
    assert typed("claim", "review", "troops-2024", cwd=folder).returncode == 0
    words = ("claim", "add", "sent", "--source", "crs-troops", "--from", "North Korea sent")
    assert typed(*words, cwd=folder).returncode == 0
    assert (folder / CLAIMS).read_text().endswith("    author: mm\n")
    assert "mm wrote the claim “sent”" in typed("claim", "review", "sent", cwd=folder).stderr
    assert "review: {by: mm, on:" in (folder / CLAIMS).read_text()
    done = typed("check", "--signed", cwd=folder)
    assert done.returncode == 2
    assert "nothing is committed on this branch yet" in done.stderr
    assert "Commit it first, each reviewer their own reviews." in done.stderr
    git("add", "-A", cwd=folder)
    git("commit", "-qm", "All", cwd=folder)
    done = typed("check", "--signed", "--only", "error", cwd=folder)
    assert done.returncode == 1
    assert re.search(r"CLAIM052 the review of .* came with commit .*, by Ada Byrd", done.stdout)


def test_on_a_terminal_each_is_asked_about(
    typed: Run, workspace: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    more = SHIPS.replace("ships:", "boats:") + SHIPS
    folder = workspace({CLAIMS: BASE[CLAIMS] + more})
    keys = iter(["x", "y", "y", "n", "s"])
    monkeypatch.setattr("briefpdf.cli.commands.claim.review.can_ask", lambda: True)
    monkeypatch.setattr("click.getchar", lambda: next(keys))
    monkeypatch.setattr("click.prompt", lambda *words, **more: "There are none.")
    done = typed("claim", "review", "--by", "mm", "--on", "2025-06-10", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert "[1 of 3] troops-2024 (fact, verbatim, by ab)" in done.stdout
    assert "«North Korea sent more than 10,000 troops to Russia in 2024»." in done.stdout
    assert "the claim “boats” fails the checks" in done.stderr
    assert done.stderr.endswith("1 borne out, 1 objected to, 1 skipped.\n")
    written = (folder / CLAIMS).read_text()
    assert written.count("review:") == 2
    assert "objection: There are none." in written
    keys = iter(["q"])
    (folder / CLAIMS).write_text(written.replace("Russia in 2024.\n    v", "Russia.\n    v"))
    done = typed("claim", "review", "--by", "mm", cwd=folder)
    assert "mm reviewed it on 2025-06-10. Changed since:" in done.stdout
    old, new = (
        f"North Korea sent more than 10,000 troops to Russia{end}." for end in (" in 2024", "")
    )
    assert f"statement: “{old}” → “{new}”" in done.stdout


def test_what_a_judgment_rests_on_is_shown(
    typed: Run, workspace: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = workspace({CLAIMS: BASE[CLAIMS] + RESTING})
    keys = iter(["s", "s", "q"])
    monkeypatch.setattr("briefpdf.cli.commands.claim.review.can_ask", lambda: True)
    monkeypatch.setattr("click.getchar", lambda: next(keys))
    done = typed("claim", "review", "--by", "mm", cwd=folder)
    assert "    20000 = n * 2, where n is troops-2024.troops\n" in done.stdout
    assert "    rests on doubled: That makes 20,000.\n" in done.stdout

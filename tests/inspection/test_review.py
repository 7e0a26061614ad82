"""What waits for whom, what they are shown, and what they can decide."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
import json
from pathlib import Path

import pytest

from briefpdf.checks.examples import BASE, BRIEF, CLAIMS, REFS, SETTINGS, brief
from briefpdf.compose.sandbox import Sandbox
from briefpdf.editing.lock import ChangedMeanwhile, Refused
from briefpdf.inspection.inspect import inspect_workspace
from briefpdf.inspection.review import Change, decide, review_page, review_queue
from briefpdf.source.workspace import DiskWorkspace

Write = Callable[..., Path]

LOG = "briefs/reviews.jsonl"
COPY = "briefs/sources/crs-troops.txt"
ROSTER = (
    "[people]\n"
    'ab = {name = "Ada Byrd", email = "ada@example.org"}\n'
    'mm = {name = "Max Moor", email = ["max@example.org", "moor@example.com"]}\n'
    'xy = "Xenia Young"\n'
)
MORE = (
    "  sent:\n    statement: Troops were sent to Russia in 2024.\n    author: Max Moor\n"
    "    sources: [{key: crs-troops, quote: 'sent more than 10,000 troops to Russia in 2024'}]\n"
    "  wrong:\n    statement: North Korea sent 99 ships.\n    author: ab\n"
    "    sources: [{key: crs-troops, quote: 'North Korea sent more than 10,000 troops'}]\n"
)


@pytest.fixture
def place(workspace: Write) -> Callable[..., DiskWorkspace]:
    """A workspace on disk with three claims and a roster."""

    def made(**files: str) -> DiskWorkspace:
        own = {SETTINGS: ROSTER, CLAIMS: BASE[CLAIMS] + MORE, **files}
        return DiskWorkspace(workspace(own))

    return made


def entries(place: DiskWorkspace) -> list[dict[str, str]]:
    return [json.loads(line) for line in (place.root / LOG).read_text().splitlines()]


def test_each_is_asked_about_what_others_wrote(
    place: Callable[..., DiskWorkspace], sandbox: Sandbox
) -> None:
    there = place()
    for by in ("mm", "Max Moor", "moor@example.com", "Max <max@example.org>"):
        assert [one.claim for one in review_queue(there, sandbox, by)] == ["troops-2024", "wrong"]
    assert [one.claim for one in review_queue(there, sandbox, "ab")] == ["sent"]
    queue = {one.claim: one for one in review_queue(there, sandbox, "xy")}
    assert list(queue) == ["troops-2024", "sent", "wrong"]
    assert (queue["wrong"].verdict, queue["wrong"].refused[:8]) == ("unsupported", "CLAIM009")
    assert queue["troops-2024"].refused == ""


def test_a_brief_asks_for_its_own_claims_in_its_order(
    place: Callable[..., DiskWorkspace], sandbox: Sandbox
) -> None:
    there = place(**{BRIEF: brief('{{ claim("sent") }} {{ claim("troops-2024") }}\n')})
    queue = review_queue(there, sandbox, "xy", brief="base")
    assert [one.claim for one in queue] == ["sent", "troops-2024"]


def test_a_decision_stamps_logs_and_leaves_the_queue(
    place: Callable[..., DiskWorkspace], sandbox: Sandbox
) -> None:
    there = place()
    page = review_page(there, sandbox, "troops-2024", "mm")
    assert (page.last, page.changes, page.refused) == (None, None, "")
    (evidence,) = page.detail.evidence
    assert evidence.words == "North Korea sent more than 10,000 troops to Russia in 2024"
    decide(there, sandbox, ["troops-2024"], "Max Moor", date(2025, 6, 10), seen=page.seen)
    assert (
        "review: {by: mm, on: 2025-06-10, fingerprint: bf1777ca5d8ec364}"
        in (there.root / CLAIMS).read_text()
    )
    (entry,) = entries(there)
    assert (entry["claim"], entry["by"], entry["decision"]) == ("troops-2024", "mm", "yes")
    assert [one.claim for one in review_queue(there, sandbox, "mm")] == ["wrong"]
    assert [one.claim for one in review_queue(there, sandbox, "xy")] == ["sent", "wrong"]
    every = review_queue(there, sandbox, "xy", every=True)
    assert [one.claim for one in every] == ["troops-2024", "sent", "wrong"]


def test_what_changed_since_is_shown_old_and_new(
    place: Callable[..., DiskWorkspace], sandbox: Sandbox
) -> None:
    there = place()
    decide(there, sandbox, ["troops-2024"], "mm", date(2025, 6, 10))
    registry = there.root / CLAIMS
    text = registry.read_text().replace("locator: p. 1", "locator: page 1")
    registry.write_text(text.replace("value: 10000, unit: people, q", "value: 10000, q"))
    (there.root / COPY).write_text(BASE[COPY] + "More.\n")
    (one,) = [one for one in review_queue(there, sandbox, "mm") if one.changed]
    page = review_page(there, sandbox, one.claim, "mm")
    assert page.last is not None
    assert page.last.by == "mm"
    assert page.changes is not None
    values, locator, copy = page.changes
    assert values == Change("values.troops", "10000 people more than", "10000 more than")
    assert locator == Change("sources.0.locator", "p. 1", "page 1")
    assert copy.field == "copy of crs-troops"
    decide(there, sandbox, ["troops-2024"], "mm", date(2025, 6, 11), seen=page.seen)
    assert [one["on"] for one in entries(there)] == ["2025-06-10", "2025-06-11"]


def test_an_objection_is_a_finding_until_the_claim_changes(
    place: Callable[..., DiskWorkspace], sandbox: Sandbox, check: Callable[..., list[object]]
) -> None:
    there = place()
    decide(there, sandbox, ["wrong"], "mm", date(2025, 6, 10), "No ships: see the source.")
    assert [one.claim for one in review_queue(there, sandbox, "mm")] == ["troops-2024"]
    assert "wrong" in [one.claim for one in review_queue(there, sandbox, "xy")]
    (entry,) = entries(there)
    assert (entry["decision"], entry["objection"]) == ("no", "No ships: see the source.")

    def objections() -> list[str]:
        files = {path: (there.root / path).read_text() for path in (CLAIMS, SETTINGS)}
        found = check(files)
        return [one.diagnostic.message for one in found if one.rule.code == "CLAIM054"]  # type: ignore[attr-defined]

    assert objections() == ["mm objects to the claim “wrong”: “No ships: see the source.”"]
    registry = there.root / CLAIMS
    registry.write_text(registry.read_text().replace("sent 99 ships", "sent troops"))
    assert objections() == []
    page = review_page(there, sandbox, "wrong", "mm")
    assert page.changes == (
        Change("statement", "North Korea sent 99 ships.", "North Korea sent troops."),
    )
    decide(there, sandbox, ["wrong"], "mm", date(2025, 6, 12), seen=page.seen)
    assert "objection" not in registry.read_text()


@pytest.mark.parametrize(
    ("names", "by", "on", "message"),
    [
        (["wrong"], "mm", date(2025, 6, 10), "fails the checks"),
        (["troops-2024", "wrong"], "mm", date(2025, 6, 10), "the claim “wrong” fails"),
        (["sent"], "moor@example.com", date(2025, 6, 10), "mm wrote the claim “sent”"),
        (["troops-2024"], "nn", date(2025, 6, 10), "“nn” is not on the roster"),
        (["troops-2024"], "mm", date(2999, 6, 10), "a day to come"),
        (["troops"], "mm", date(2025, 6, 10), "there is no claim “troops”"),
    ],
)
def test_what_cannot_be_borne_out_is_refused(
    place: Callable[..., DiskWorkspace],
    sandbox: Sandbox,
    names: list[str],
    by: str,
    on: date,
    message: str,
) -> None:
    there = place()
    before = (there.root / CLAIMS).read_text()
    with pytest.raises(Refused, match=message):
        decide(there, sandbox, names, by, on)
    assert (there.root / CLAIMS).read_text() == before
    assert not (there.root / LOG).exists()


def test_what_changed_while_somebody_looked_at_it_is_not_stamped(
    place: Callable[..., DiskWorkspace], sandbox: Sandbox
) -> None:
    there = place()
    page = review_page(there, sandbox, "troops-2024", "mm")
    (there.root / COPY).write_text(BASE[COPY] + "More.\n")
    with pytest.raises(ChangedMeanwhile):
        decide(there, sandbox, ["troops-2024"], "mm", date(2025, 6, 10), seen=page.seen)


def test_a_source_that_fails_keeps_its_claims_from_being_borne_out(
    place: Callable[..., DiskWorkspace], sandbox: Sandbox
) -> None:
    there = place(**{REFS: BASE[REFS].replace("  file", "  pubstate = {retracted},\n  file")})
    queue = review_queue(there, sandbox, "xy")
    assert all(one.refused.startswith(("REF010", "CLAIM009")) for one in queue)


def test_a_policy_says_what_waits(place: Callable[..., DiskWorkspace], sandbox: Sandbox) -> None:
    policy = '[policy]\nreviewed = ["estimate"]\nreviewers = 2\n'
    estimate = MORE.replace("    author: Max Moor\n", "    author: ab\n    kind: estimate\n")
    there = place(**{SETTINGS: ROSTER + policy, CLAIMS: BASE[CLAIMS] + estimate})
    assert [one.claim for one in review_queue(there, sandbox, "mm")] == ["sent"]
    decide(there, sandbox, ["sent"], "mm", date(2025, 6, 10))
    assert [one.claim for one in review_queue(there, sandbox, "xy")] == ["sent"]
    decide(there, sandbox, ["sent"], "xy", date(2025, 6, 10))
    assert review_queue(there, sandbox, "xy") == []


def test_lines_of_the_log_stay_as_they_are(
    place: Callable[..., DiskWorkspace], sandbox: Sandbox
) -> None:
    there = place(**{LOG: "none of ours\n{}"})
    decide(there, sandbox, ["troops-2024"], "mm", date(2025, 6, 10))
    lines = (there.root / LOG).read_text().split("\n")
    assert lines[:2] == ["none of ours", "{}"]
    assert json.loads(lines[2])["claim"] == "troops-2024"
    assert lines[3:] == [""]


@pytest.mark.parametrize("path", [REFS, BRIEF, CLAIMS, "notes.txt"])
def test_nothing_is_logged_in_a_file_of_another_kind(
    place: Callable[..., DiskWorkspace], sandbox: Sandbox, path: str
) -> None:
    settings = f'reviews = "./{path}"\n'
    there = place(**{SETTINGS: settings, "notes.txt": "Call the library.\n"})
    before = {one: there.read_bytes(one) for one in (path, CLAIMS)}
    with pytest.raises(Refused, match="holds something else"):
        decide(there, sandbox, ["troops-2024"], "mm", date(2025, 6, 10))
    assert {one: there.read_bytes(one) for one in before} == before
    findings = inspect_workspace(there, sandbox).findings
    named = [one.diagnostic.span.path for one in findings if one.rule.code == "CONFIG004"]
    assert named == ([] if path == "notes.txt" else [path])
